import { digitsValue } from './numerals.js'

/** Marks that nobody sees: of direction, as Windows puts before every day that is copied, and of no width. */
const unseen = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g
const dashes = /[\u2010-\u2015\u2212\ufe63]/g

/**
 * A number or a day in the signs that its readers know: digits of any script become those of ASCII, full-width signs narrow ones, every dash a
 * hyphen. It is for numbers and days only: in a name each of these is what its author wrote.
 */
export const plainSigns = (text: string): string =>
  text
    .replace(unseen, '')
    .replace(/[\uff00-\uffef]+/g, wide => wide.normalize('NFKC'))
    .replace(/(?![0-9])\p{Nd}/gu, digit => String(digitsValue(digit)))
    .replace(dashes, '-')
