/** Letters that carry no mark which could be taken off, as those without them on their keyboard write them. */
const written: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', ø: 'o', æ: 'ae', œ: 'oe', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ħ: 'h', ŋ: 'n' },
  ...{ '&': ' and ', '+': ' plus ' },
}

/** Text as it is looked for: without capitals, accents and apostrophes, signs as words. */
export const plainText = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}'‘’ʼʹ´`′]/gu, '')
    .replace(/[ßøæœłđðþıħŋ&+]/g, sign => written[sign]!)

/** Its words: runs of letters and digits. */
export const plainWords = (text: string): string[] => plainText(text).match(/[\p{L}\p{N}]+/gu) ?? []

/** Words that thousands of names have and that tell none from another. */
const common = new Set(['the', 'a', 'an', 'and', 'of', 'in', 'to', 'la', 'le', 'el', 'les', 'los', 'de', 'der', 'die', 'das'])

export const isCommon = (word: string): boolean => common.has(word)

/** The words of a name without those that tell nothing; all of them where no other is. */
export function tellingWords(text: string): string[] {
  const all = plainWords(text)
  const telling = all.filter(word => !isCommon(word))
  return telling.length > 0 ? telling : all
}
