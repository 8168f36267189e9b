import { type LedgerEntry, type SeasonDecisions, settled } from '@sweeps/model'

type Dated = Pick<LedgerEntry, 'number' | 'on'>

/**
 * Entries in the order of what happened, not of when they were written down. Those of one day stand as they were written; one without a
 * day stands with the one written before it.
 */
export function chronological<Entry extends Dated>(entries: readonly Entry[]): Entry[] {
  let before = ''
  const placed = [...entries]
    .sort((one, other) => one.number - other.number)
    .map(entry => {
      before = entry.on ?? before
      return { entry, day: before }
    })
  return placed.sort((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0)).map(({ entry }) => entry)
}

/** What a season's entries come to: the last in the order of events holds. */
export function seasonDecisions(title: string, season: number, name: string, entries: readonly LedgerEntry[]): SeasonDecisions {
  const ordered = chronological(entries)
  const last = ordered.at(-1)
  return {
    title,
    season,
    name: last?.name ?? name,
    state: last?.outcome ?? null,
    since: last?.on ?? null,
    settled: (last && settled[last.outcome]) ?? null,
    entries: ordered,
  }
}
