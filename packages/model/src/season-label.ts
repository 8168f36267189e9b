import { limitedWords } from './label-words.js'
import { nameKey } from './name-key.js'
import { digitsValue, romanValue } from './numerals.js'
import { partPatterns, type SeasonPattern, seasonPatterns } from './season-patterns.js'
import { beginsUnread, hasUnreadNumber, isUnreadNumber, isUnreadPart, isUnreadWord } from './season-unread.js'

/**
 * The number that the label of a season names, in any language of the table: `Series 2`, `Teil 3`, `2. Sezon`, `第2期`, `Part II`,
 * `Season Two`, `S7`; or that stands alone behind the show's own title, `Stranger Things 4`, `Barbarians: II`. A season's word decides
 * before a part's, and the first of several. Undefined where none is named: what is then taken for the first is a guess, not to be printed.
 *
 * Numbers of the show's own title do not count (`1899`, `9-1-1`, `Ocean's 8`), nor do years (`Woodstock '99`, `2023`).
 */
export function namedSeason(label: string, show = ''): number | undefined {
  const said = readSeason(label, show)
  return said === 'unread' ? undefined : said
}

/**
 * The same; 1 where none is named: limited series, labels of words. 0, all seasons or none, where one is named and its number cannot be
 * read (`Season 1-3`, `Vierundzwanzigste Staffel`): the first would be another season, so people settle it.
 */
export function seasonNumber(label: string, show = ''): number {
  const said = readSeason(label, show)
  return said === 'unread' ? 0 : (said ?? 1)
}

/** Whether a label evidently names a season, or several, and not by a number that can be read. */
export const namesUnreadSeason = (label: string, show = ''): boolean => readSeason(label, show) === 'unread'

/** Whether a label says that there is one season only: `Limited Series`, `Miniserie`. */
export const isLimited = (label: string, show = ''): boolean =>
  limited.test(ownPart(nameKey(label), nameKey(show)).replace(/^[\s:：,(（–—-]+/, ''))

function readSeason(label: string, show: string): number | 'unread' | undefined {
  const own = ownPart(nameKey(label), nameKey(show))
  const season = firstOf(seasonPatterns, own)
  if (season !== undefined) return season
  if (hasUnreadNumber(own) || isUnreadNumber(own)) return 'unread'
  const other = bareNumber(own) ?? firstOf(partPatterns, own)
  if (other !== undefined) return other
  return isUnreadPart(own) || isUnreadWord(own) ? 'unread' : undefined
}

const limited = new RegExp(`^(?:${limitedWords.map(words => words.normalize('NFC')).join('|')})(?![\\p{L}\\p{M}])`, 'iu')

/**
 * Cuts a season's name, `The Night Agent: Season 1`, into the show and the label, at the first colon that a label follows. The label is
 * empty when the name has none: a special, a film, a season with a name of its own.
 */
export function cutLabel(name: string): { show: string; label: string } {
  for (const { index, 0: sign } of name.matchAll(/\s*[:：]\s*|\s+[-–—]\s+/g)) {
    if (index === 0) continue
    const label = name.slice(index + sign.length)
    if (/[:：]/.test(sign) ? beginsWithLabel(nameKey(label)) : begins(seasonPatterns, nameKey(label)))
      return { show: name.slice(0, index), label }
  }
  return { show: name, label: '' }
}

/** A series whose name ends in a number, `Stranger Things 2`: what it may be a season of. Undefined for other names, and for years. */
export function numberedName(name: string): { show: string; season: number } | undefined {
  const [, show, number] = /^(.*\S)[\s:：]+(\p{Nd}{1,2}|[IVX]{2,6}|[Ⅱ-Ⅻ])\.?$/u.exec(name.trim()) ?? []
  const season = number === undefined ? undefined : (digitsValue(number) ?? romanValue(number))
  return show && season ? { show: show.replace(/[\s:：]+$/, ''), season } : undefined
}

/** What a label says beside the show's own title. */
function ownPart(label: string, show: string): string {
  const own = label.slice(show.length)
  return show !== '' && label.slice(0, show.length).toLowerCase() === show.toLowerCase() && !/^\p{L}/u.test(own) ? own : label
}

/** A number right behind the title, alone or before more words: `Stranger Things 5: Volume 1`. One letter alone is no Roman numeral. */
function bareNumber(own: string): number | undefined {
  const [, number] =
    /^(?:\s*[:：]\s*|\s+[–—-]\s+|\s+)[#№]?\s?(\p{Nd}{1,2}|[IVX]{2,6}|[Ⅰ-Ⅻ])\.?(?:\s*[:：(].*|\s+[–—-]\s.*)?$/u.exec(own) ?? []
  return number === undefined ? undefined : (digitsValue(number) ?? romanValue(number))
}

const beginsWithLabel = (label: string): boolean =>
  begins(seasonPatterns, label) || begins(partPatterns, label) || limited.test(label) || beginsUnread(label)

const begins = (groups: readonly (readonly SeasonPattern[])[], label: string): boolean =>
  groups.some(patterns =>
    patterns.some(({ atStart, value, startValue = value }) => {
      const found = atStart.exec(label)
      return found !== null && startValue(found[1]!) !== undefined
    }),
  )

/** The number of the first pattern of the first group that the text has. */
function firstOf(groups: readonly (readonly SeasonPattern[])[], text: string): number | undefined {
  for (const patterns of groups) {
    let best: { at: number; value: number } | undefined
    for (const { anywhere, value } of patterns) {
      const found = anywhere.exec(text)
      const number = found ? value(found[1]!) : undefined
      if (found && number !== undefined && (best === undefined || found.index < best.at)) best = { at: found.index, value: number }
    }
    if (best) return best.value
  }
  return undefined
}
