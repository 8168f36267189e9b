/** Straight, curly, as a modifier letter, an accent alone, a minute, and full-width. */
export const apostrophes = /['‘’ʼʹ´`′＇]/g

/**
 * What spellings of one name have in common: composed and decomposed letters, straight and curly quotes, hyphens and dashes, three full stops
 * and the one sign for them, any white space, and marks nobody sees: of direction, of where a word may be cut, of how an emoji is drawn. Accents, capitals and signs stay: names that differ by one may be two titles.
 */
export const nameKey = (name: string): string => (plain.test(name) ? name : oneSpelling(name))

/** Most names need nothing done to them, and charts have a million. */
const plain = /^[!-_a-~]+(?: [!-_a-~]+)*$/

const oneSpelling = (name: string): string =>
  name
    .replace(/[\u00AD\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]|\uFE0E|\uFE0F/g, '')
    // Once they are gone, a mark may stand beside its letter.
    .normalize('NFC')
    .replace(apostrophes, "'")
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replaceAll('…', '...')
    .replace(/[“”„‟″＂]/g, '"')
    .replace(/\s+/g, ' ')
    .trim()
