/** Digits of any script, Roman numerals and numerals of Chinese characters, as numbers. */

/** A run of digits of any script; undefined for anything else. `٢` and `२` are 2. */
export function digitsValue(text: string): number | undefined {
  if (!/^\p{Nd}+$/u.test(text)) return undefined
  return [...text.normalize('NFKC')].reduce((sum, digit) => sum * 10 + digitValue(digit), 0)
}

/** Digits of a script stand in a row of ten: how many of them come before this one is what it is worth. */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0)!
  let value = 0
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value++
  return value
}

const roman: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10 }

/** A Roman numeral from I to XXXIX, in capitals or as one sign (`Ⅱ`); undefined for anything else. */
export function romanValue(text: string): number | undefined {
  const letters = text.normalize('NFKC')
  if (letters === '' || !/^X{0,3}(?:IX|IV|V?I{0,3})$/.test(letters)) return undefined
  const values = [...letters].map(letter => roman[letter]!)
  return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0)
}

const chinese = '〇一二三四五六七八九'
/** Numerals as documents write them, so that no stroke can be added: `第弐期`. */
const formal: Readonly<Record<string, string>> = {
  壱: '一',
  壹: '一',
  弐: '二',
  貳: '二',
  贰: '二',
  参: '三',
  參: '三',
  叁: '三',
  拾: '十',
}

/** A numeral from 1 to 99 as Chinese and Japanese write it (`二`, `十`, `二十三`); undefined for anything else. */
export function chineseValue(text: string): number | undefined {
  const [, tens, ten, ones] =
    /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec([...text].map(sign => formal[sign] ?? sign).join('')) ?? []
  if (!tens && !ten && !ones) return undefined
  if (tens && ones && !ten) return undefined
  const value = (sign: string | undefined): number => (sign ? chinese.indexOf(sign) : 0)
  return ten ? (tens ? value(tens) : 1) * 10 + value(ones) : value(tens ?? ones)
}
