import { nameKey } from '@sweeps/model'
import { byList, type PublishedLine } from '../published-line.js'
import { unreadSeasons } from '../unread-seasons.js'

const size = 10

/** What is odd about Netflix's lists as a whole: season numbers that two labels share, titles of one id, short lists. */
export function netflixOdd(lines: readonly PublishedLine[]): string[] {
  const odd: string[] = []
  // Spellings of one name are one: the first is named.
  const labels = new Map<string, Map<string, string>>()
  const names = new Map<string, Map<string, string>>()
  const films = new Map<string, Map<string, string>>()
  const put = (map: Map<string, Map<string, string>>, key: string, value: string): void => {
    const values = map.get(key) ?? new Map<string, string>()
    if (!values.has(nameKey(value))) values.set(nameKey(value), value)
    map.set(key, values)
  }
  for (const { title, season, name, titleName, list } of lines) {
    if (season > 0) put(labels, `${title}/${season}`, name)
    else if (list.startsWith('films')) put(films, title, list)
    put(names, title, titleName)
  }
  odd.push(...unreadSeasons(lines))
  for (const [id, set] of labels) if (set.size > 1) odd.push(`${id}: ${[...set.values()].join(' · ')} give one season number`)
  for (const [id, set] of names) if (set.size > 1) odd.push(`${id}: ${[...set.values()].join(' · ')} give one id`)
  for (const [id, set] of films)
    if (set.size > 1) odd.push(`${id}: films on ${[...set.values()].join(' and ')} have one id; they may be two`)
  for (const [key, list] of byList(lines)) {
    const gap = list.findIndex(({ rank }, at) => rank !== at + 1)
    if (gap >= 0) odd.push(`${key}: there is no No. ${gap + 1}`)
    else if (list.length < size) odd.push(`${key}: ${list.length} lines, not ${size}`)
  }
  return odd
}
