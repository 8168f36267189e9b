import { type BoardSeason, type LedgerEntry, settled } from '@sweeps/model'
import { groupBy } from '../../group-by.js'
import { seasonKey } from '../season-name.js'
import { seasonDecisions } from './chronological.js'
import { finalBefore } from './final-before.js'
import type { KnownSeason, SeasonSources } from './known-seasons.js'
import { settledOutside } from './settled-outside.js'

/** Where a season stands: it awaits a decision, would but is the last by a decision on the one before, or was decided by the ledger. */
export interface SeasonStanding {
  known: KnownSeason
  standing: 'waiting' | 'final' | 'decided'
  state: BoardSeason['state']
  /** The day of the entry that says so; null: none, or its day is not known. */
  since: string | null
}

/**
 * Seasons that await a decision: known here, without an entry that settles them, without a later season that shows they were, without an
 * imported outcome, which an entry of the ledger overrules. And those that the ledger settles. In no order; all others are left out.
 */
export async function seasonStandings(sources: SeasonSources, entries: readonly LedgerEntry[]): Promise<SeasonStanding[]> {
  const seasons = await sources.seasons.all()
  const outside = await settledOutside(sources.store)
  const ofTitle = groupBy(entries, ({ title }) => title)
  const ofSeason = groupBy(entries, seasonKey)
  const latest = new Map<string, number>()
  for (const { title, season } of seasons) latest.set(title, Math.max(season, latest.get(title) ?? 0))
  const standings: SeasonStanding[] = []
  for (const known of seasons) {
    const { title, season, name } = known
    const key = seasonKey(known)
    const own = ofSeason.get(key)
    // Of tens of thousands hardly any has an entry.
    const { state, since } = own ? seasonDecisions(title, season, name, own) : { state: null, since: null }
    if (state !== null && settled[state] !== undefined) standings.push({ known, standing: 'decided', state, since })
    else if (latest.get(title) === season && (state !== null || !outside.has(key))) {
      const before = ofTitle.get(title)
      standings.push({ known, standing: !before || finalBefore(season, before) === null ? 'waiting' : 'final', state, since })
    }
  }
  return standings
}
