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
  const last = await sources.seasons.last()
  const outside = await settledOutside(sources.store)
  const ofTitle = groupBy(entries, ({ title }) => title)
  const ofSeason = groupBy(entries, seasonKey)
  const standings: SeasonStanding[] = []
  // Of tens of thousands hardly any has an entry.
  for (const [key, own] of ofSeason) {
    const known = (await sources.seasons.of(own[0]!.title)).find(({ season }) => season === own[0]!.season)
    if (!known) continue
    const { state, since } = seasonDecisions(known.title, known.season, known.name, own)
    if (state !== null && settled[state] !== undefined) standings.push({ known, standing: 'decided', state, since })
    else if (last.has(key) && (state !== null || !outside.has(key)))
      standings.push({ known, standing: standingOf(known, ofTitle), state, since })
  }
  for (const [key, known] of last)
    if (!ofSeason.has(key) && !outside.has(key)) standings.push({ known, standing: standingOf(known, ofTitle), state: null, since: null })
  return standings
}

/** Of a season that nothing settles. */
function standingOf({ title, season }: KnownSeason, ofTitle: ReadonlyMap<string, readonly LedgerEntry[]>): 'waiting' | 'final' {
  const entries = ofTitle.get(title)
  return !entries || finalBefore(season, entries) === null ? 'waiting' : 'final'
}
