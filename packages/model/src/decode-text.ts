/** The encodings that a text is read in. */
export type Encoding = 'UTF-8' | 'UTF-16LE' | 'UTF-16BE' | 'Windows-1252'

/** The text of some bytes and how it was read, or why it is no text. `byte`: where that shows. */
export type Decoded = { text: string; encoding: Encoding } | { refused: string; advice: string; byte?: number }

/**
 * Bytes as text: UTF-8 or UTF-16 with or without a byte order mark, or else Windows-1252 as older spreadsheets save it. The mark is no
 * part of the text. Bytes that would make another text of a name than a person sees are refused, never replaced.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const [first = 0, second = 0, third = 0, fourth = 0] = bytes
  if (
    (first === 0xff && second === 0xfe && third === 0 && fourth === 0 && bytes.length % 4 === 0) ||
    (first === 0 && second === 0 && third === 0xfe && fourth === 0xff)
  )
    return { refused: 'the file is UTF-32', advice: 'save it as UTF-8 text' }
  if (first === 0xff && second === 0xfe) return utf16(bytes, 'UTF-16LE')
  if (first === 0xfe && second === 0xff) return utf16(bytes, 'UTF-16BE')
  const zero = bytes.indexOf(0)
  if (zero >= 0) {
    const guess = utf16WithoutMark(bytes)
    if (guess) return utf16(bytes, guess)
    return { refused: 'there is a zero byte', advice: 'this is no text file; save it as UTF-8 text', byte: zero }
  }
  const text = strictly(bytes, 'utf-8')
  if (text !== undefined) return { text: withoutMark(text), encoding: 'UTF-8' }
  return notUtf8(bytes)
}

/** A text without the byte order mark that some programs put before it. */
export const withoutMark = (text: string): string => (text.startsWith('\uFEFF') ? text.slice(1) : text)

function utf16(bytes: Uint8Array, encoding: 'UTF-16LE' | 'UTF-16BE'): Decoded {
  if (bytes.length % 2 === 1)
    return { refused: `the file is ${encoding} and ends inside a letter`, advice: 'it is cut off; download it again' }
  const text = strictly(bytes, encoding === 'UTF-16LE' ? 'utf-16le' : 'utf-16be')
  if (text === undefined) return { refused: `the file begins as ${encoding} does, and is not`, advice: 'save it as UTF-8 text' }
  const zero = text.indexOf('\0')
  if (zero >= 0) return { refused: 'there is a zero byte', advice: 'this is no text file; save it as UTF-8 text', byte: zero * 2 }
  return { text: withoutMark(text), encoding }
}

/** Of Latin letters every second byte is zero; which of the two says the order. */
function utf16WithoutMark(bytes: Uint8Array): 'UTF-16LE' | 'UTF-16BE' | undefined {
  if (bytes.length < 4) return undefined
  const some = bytes.subarray(0, 4096)
  let [even, odd] = [0, 0]
  some.forEach((byte, at) => {
    if (byte !== 0) return
    if (at % 2 === 0) even++
    else odd++
  })
  const enough = some.length / 4
  if (odd > enough && even === 0) return 'UTF-16LE'
  return even > enough && odd === 0 ? 'UTF-16BE' : undefined
}

function notUtf8(bytes: Uint8Array): Decoded {
  const byte = firstBad(bytes)
  // The last letter was begun: what is before it is sound, so the file ends early.
  if (byte !== undefined && bytes.length - byte <= 3 && beginsLetter(bytes, byte) && hasLetterBefore(bytes, byte))
    return { refused: 'the file ends inside a letter', advice: 'it is cut off; download it again', byte }
  if (byte !== undefined && hasLetterBefore(bytes, byte))
    return { refused: 'the file is UTF-8 in one place and not in another', advice: 'save it as UTF-8 text', ...{ byte } }
  const text = windows1252(bytes)
  const advice = 'save it as UTF-8 text'
  // Controls are bytes that Windows-1252 does not have. Other scripts, and old Macs, put letters where it has signs or capitals.
  if (/(?![\t\r\n])\p{Cc}/u.test(text) || otherScript.test(text))
    return { refused: 'the file is neither UTF-8 nor Windows-1252', advice, ...(byte !== undefined && { byte }) }
  return { text, encoding: 'Windows-1252' }
}

/** Three letters with accents on end, a sign inside a word, a capital with an accent after a small letter: no western word is written so. */
const otherScript = /[À-ÖØ-öø-ÿ]{3}|\p{L}[¡¢£¤¥¦§¨©«¬®¯±²³¶¸¹»¼½¾¿×÷†‡ˆ˜‰]\p{L}|[a-z][ŠŒŽŸƒÀ-ÖØ-Þ]|\p{L}[ƒ¤¦¨¬¸]|(?<!\p{L})[¹³¥]\p{L}/u

/** Where the first byte stands that is no UTF-8. */
function firstBad(bytes: Uint8Array): number | undefined {
  let [low, high] = [0, bytes.length]
  if (strictly(bytes, 'utf-8') !== undefined) return undefined
  // The longest sound beginning; `stream` lets it end inside a letter.
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (soundBeginning(bytes.subarray(0, middle))) low = middle
    else high = middle - 1
  }
  let at = low
  while (at > 0 && low - at < 3 && (bytes[at - 1]! & 0xc0) === 0x80) at--
  return at > 0 && low - at < 4 && bytes[at - 1]! >= 0xc2 && strictly(bytes.subarray(0, low), 'utf-8') === undefined ? at - 1 : low
}

function soundBeginning(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

/** Whether a letter of two to four bytes begins here. */
const beginsLetter = (bytes: Uint8Array, at: number): boolean => bytes[at]! >= 0xc2 && bytes[at]! <= 0xf4

/** Whether there is a letter of several bytes before: then the file is meant as UTF-8. */
const hasLetterBefore = (bytes: Uint8Array, before: number): boolean => bytes.subarray(0, before).some(byte => byte >= 0x80)

function strictly(bytes: Uint8Array, encoding: 'utf-8' | 'utf-16le' | 'utf-16be'): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** The signs of the bytes 80 to 9f; the others are as in Unicode. A control where there is none. */
const signs = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** TRICKY: Node's own decoder of this name reads Latin-1, in which a curly apostrophe is a control. */
const windows1252 = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString('latin1')
    .replace(/\p{Cc}/gu, byte => signs[byte.charCodeAt(0) - 0x80] ?? byte)
