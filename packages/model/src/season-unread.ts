import { broadWords, countedSeasons, joiningWords, limitedWords, linkingWords } from './label-words.js'
import { isNumberWord } from './number-words.js'
import { digitsValue } from './numerals.js'
import { anyOf, inCases, unspaced } from './season-patterns.js'
import { seasonWords } from './season-words.js'

const end = '(?![\\p{L}\\p{M}])'
const season = seasonWords.flatMap(language => language.season)
const several = seasonWords.flatMap(language => language.several ?? [])
const part = seasonWords.flatMap(language => [...language.part, ...(language.severalParts ?? [])])
const plain = season.filter(word => !broadWords.includes(word))
const spaced = (words: readonly string[]): string => anyOf(words.filter(word => !unspaced.test(word)))
const close = (words: readonly string[]): string => anyOf(words.filter(word => unspaced.test(word)))
const word = "[\\p{L}\\p{M}'’.-]+"

const mayNumber = /[\p{Nd}IVX第]/iu

/** With a number beside the season's word that is none of one season: `Season 1-3`, `Season 3.5`, `第1-3季`. */
const unreadNumber = [
  new RegExp(
    `(?<![\\p{L}\\p{M}\\p{N}])(?:${spaced([...season, ...several])})\\s?[:#№-]?\\s*[\\p{Nd}IVX]+\\s?[-–—/&+~,.٫]\\s?[\\p{Nd}IVX]`,
    'iu',
  ),
  new RegExp(`(?:${close(season)})\\s?[:#№-]?\\s*\\p{Nd}`, 'u'),
  new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])(?:${spaced([...season, ...several])})\\s*\\p{Nd}`, 'iu'),
  /(?<![\p{L}\p{M}\p{N}])S\d{1,3}\s?[-–—&+/]\s?S?\d/u,
  new RegExp(`\\p{Nd}\\.?\\s?[-–—/&+~]\\s?\\p{Nd}{1,2}\\p{L}{0,3}\\.?\\s?(?:${anyOf([...season, ...several])})${end}`, 'iu'),
  new RegExp(`第\\s*[^\\s第]{1,6}\\s*(?:${anyOf(countedSeasons)})`, 'u'),
]

/** Of a word for a season and one or two more that may be its number: `Season Umpteen`, `Sæson Enogtyve`, `Vierundzwanzigste Staffel`. */
const wordThenOther = [
  new RegExp(`^(?:${anyOf([...season, ...several])})\\s+(?!(?:${anyOf(linkingWords)})${end})${word}(?:\\s${word})?$`, 'iu'),
  new RegExp(`^(?:${anyOf([...season, ...several])})\\s+${word}\\s(?:[&+]|${anyOf(joiningWords)})\\s${word}$`, 'iu'),
  new RegExp(`^(?:${anyOf(several)})\\s+\\p{Nd}`, 'iu'),
]
const otherThenWord = [
  new RegExp(`^(?:${word}\\s)?${word}\\s(?:${spaced(plain)})$`, 'iu'),
  // Of English words those that an order ends with, or that place a season among the others.
  /^(?:the\s)?(?:[a-z]+[\s-])?(?:[a-z]*(?:st|nd|rd|th)|final|last|latest|next|new)\s(?:season|series)$/iu,
  new RegExp(`^${word}ième\\ssaison$`, 'iu'),
  new RegExp(`^${word}(?:esima|ima)\\sstagione$`, 'iu'),
]

/** Of parts that are several, or are cut in a way that no season is: `Part 1-2`, `Volumes 1 & 2`, `Chapter 3.5`, `Parts I–III`. */
const unreadPart = [
  new RegExp(
    `(?<![\\p{L}\\p{M}\\p{N}])(?:${spaced(part)})\\s?[:#№-]?\\s*\\p{Nd}{1,3}(?:\\s?[-–—/&+~,]\\s?|[.٫]|\\s(?:${spaced(joiningWords)})\\s)\\p{Nd}{1,3}(?![\\p{L}\\p{M}\\p{N}])`,
    'iu',
  ),
  new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])(?:${spaced(inCases(part))})\\s*[IVX]+\\s?[-–—/&+]\\s?[IVX]+(?![\\p{L}\\p{M}\\p{N}])`, 'u'),
]
const partsInWords = new RegExp(`(?<![\\p{L}\\p{M}])(?:${spaced(part)})\\s(${word})\\s(?:[&+]|${spaced(joiningWords)})\\s(${word})`, 'iu')

/** Numbers that stand alone behind the title, and are none of one season: `Maid 3.5`, `Maid: 1-3`. A range goes up: `9-5` is none. */
const aloneUnread = /^(?:\s*[:：]\s*|\s+[–—-]\s+|\s+)[#№]?\s?(\p{Nd}{1,2})(?:([.٫,])|\s?[-–—&+~]\s?)(\p{Nd}{1,2})$/u

const limited = new RegExp(`^(?:${anyOf(limitedWords)})${end}`, 'iu')

/** A label evidently names a season, or several, by a number beside the word for one, and it is not that of one season. `own`: without its title. */
export const hasUnreadNumber = (own: string): boolean => mayNumber.test(own) && unreadNumber.some(pattern => pattern.test(own))

/** A label is a season's word and another, of which no number is known. Ask where nothing else names one. */
export function isUnreadWord(own: string): boolean {
  const label = own.replace(/^[\s:：,.(（–—-]+|[\s:：,.)）!]+$/g, '')
  return !limited.test(label) && [...wordThenOther, ...otherThenWord].some(pattern => pattern.test(label))
}

/** A label begins so: `The Wire: Seasons 1-3`, `Xena: Season Umpteen`. What ends in a season's word may be a title's own end. */
export const beginsUnread = (label: string): boolean =>
  (mayNumber.test(label) && unreadNumber.some(pattern => pattern.exec(label)?.index === 0)) ||
  wordThenOther.some(pattern => pattern.test(label))

/** A number stands alone behind the title, and it is that of no single season. */
export function isUnreadNumber(own: string): boolean {
  const [, from, fraction, to] = aloneUnread.exec(own) ?? []
  if (from === undefined || to === undefined) return false
  return fraction !== undefined || digitsValue(from)! < digitsValue(to)!
}

/** A label names several parts, or one that no number of a season is. Ask where no single part was found. */
export function isUnreadPart(own: string): boolean {
  if (mayNumber.test(own) && unreadPart.some(pattern => pattern.test(own))) return true
  const [, one, other] = partsInWords.exec(own) ?? []
  return one !== undefined && other !== undefined && isNumberWord(one) && isNumberWord(other)
}
