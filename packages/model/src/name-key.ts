/**
 * What spellings of one name have in common: composed and decomposed letters, straight and curly quotes, any white space, and marks
 * of direction nobody sees. Accents, capitals and signs stay: names that differ by one may be two titles.
 */
export const nameKey = (name: string): string => (plain.test(name) ? name : oneSpelling(name))

/** Most names need nothing done to them, and charts have a million. */
const plain = /^[!-_a-~]+(?: [!-_a-~]+)*$/

const oneSpelling = (name: string): string =>
  name
    .normalize('NFC')
    .replace(/[\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g, '')
    .replace(/[‘’ʼ´`′＇]/g, "'")
    .replace(/[“”„‟″＂]/g, '"')
    .replace(/\s+/g, ' ')
    .trim()
