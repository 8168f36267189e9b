import type { ChartEntry } from '@sweeps/model'

interface Pair {
  key: string
  left: ChartEntry | null
  right: ChartEntry | null
}

/**
 * Two lists as one: each title once, with its entry on either side, in the order of the left list and then what only the right
 * one has. Where one side ranks whole titles and the other seasons, a title meets its best season. A rank whose holder is not
 * known meets nobody.
 */
export function sideBySide(left: readonly ChartEntry[], right: readonly ChartEntry[]): Pair[] {
  const known = (entries: readonly ChartEntry[]) => entries.filter(({ title }) => title !== null)
  const free = new Set(known(right))
  const meets = (one: ChartEntry, other: ChartEntry) =>
    one.title === other.title && (one.season === null || other.season === null || one.season === other.season)
  const pairs: Pair[] = known(left).map(entry => {
    const found = [...free].find(other => meets(entry, other)) ?? null
    if (found) free.delete(found)
    return { key: keyOf(entry), left: entry, right: found }
  })
  return [...pairs, ...[...free].map(entry => ({ key: `right ${keyOf(entry)}`, left: null, right: entry }))]
}

const keyOf = ({ title, season, name }: ChartEntry): string => [title, season, name].join(' ')
