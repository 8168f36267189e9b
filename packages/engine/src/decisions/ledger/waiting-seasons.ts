import { type BoardSeason, type LedgerEntry, settled } from '@sweeps/model'
import { seasonDecisions } from './chronological.js'
import { type KnownSeason, knownSeasons, type SeasonSources } from './known-seasons.js'
import { settledOutside } from './settled-outside.js'

/** A season that awaits a decision, and what the ledger says of it so far. */
export interface WaitingSeason {
  known: KnownSeason
  state: BoardSeason['state']
}

/**
 * Seasons that await a decision: known here, without an entry that settles them, without a later season that shows they were, and without an
 * imported outcome, which an entry of the ledger overrules. In no order.
 */
export async function waitingSeasons(sources: SeasonSources, entries: readonly LedgerEntry[]): Promise<WaitingSeason[]> {
  const seasons = await knownSeasons(sources)
  const outside = await settledOutside(sources.store)
  const ofSeason = new Map<string, LedgerEntry[]>()
  for (const entry of entries) {
    const key = `${entry.title}/${entry.season}`
    ofSeason.set(key, [...(ofSeason.get(key) ?? []), entry])
  }
  const stateOf = ({ title, season, name }: KnownSeason): BoardSeason['state'] =>
    seasonDecisions(title, season, name, ofSeason.get(`${title}/${season}`) ?? []).state
  const latest = new Map<string, number>()
  for (const { title, season } of seasons) latest.set(title, Math.max(season, latest.get(title) ?? 0))
  return seasons
    .filter(({ title, season }) => latest.get(title) === season)
    .map(known => ({ known, state: stateOf(known) }))
    .filter(({ known, state }) => (state === null ? !outside.has(`${known.title}/${known.season}`) : settled[state] === undefined))
}
