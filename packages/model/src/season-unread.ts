import { anyOf, unspaced } from './season-patterns.js'
import { broadWords, countedSeasons, joiningWords, limitedWords, linkingWords, seasonWords } from './season-words.js'

const end = '(?![\\p{L}\\p{M}])'
const season = seasonWords.flatMap(language => language.season)
const several = seasonWords.flatMap(language => language.several ?? [])
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
