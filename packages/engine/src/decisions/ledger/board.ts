import { type Board, type BoardSeason, type LedgerEntry, settled } from '@sweeps/model'
import { seasonDecisions } from './chronological.js'
import { type KnownSeason, knownSeasons, type SeasonSources } from './known-seasons.js'
import { settledOutside } from './settled-outside.js'

const most = 500

/**
 * Seasons that await a decision: known here, without an entry that settles them, without a later season that shows they were, and without an
 * imported outcome, which an entry of the ledger overrules. The youngest premiere first; those of which no day is known last.
 */
export async function decisionBoard(sources: SeasonSources, entries: readonly LedgerEntry[], now = Date.now()): Promise<Board> {
  const today = new Date(now).toISOString().slice(0, 10)
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
  const waiting = seasons
    .filter(({ title, season }) => latest.get(title) === season)
    .map(known => ({ known, state: stateOf(known) }))
    .filter(({ known, state }) => (state === null ? !outside.has(`${known.title}/${known.season}`) : settled[state] === undefined))
    .map(({ known, state }) => line(known, state, today))
  waiting.sort((one, other) => (one.daysSincePremiere ?? Number.POSITIVE_INFINITY) - (other.daysSincePremiere ?? Number.POSITIVE_INFINITY))
  return { on: today, total: waiting.length, seasons: waiting.slice(0, most) }
}

function line(known: KnownSeason, state: BoardSeason['state'], today: string): BoardSeason {
  const { premiere } = known
  // Counted from a day; of a month or a year it is not known which.
  const daysSincePremiere = premiere?.length === 10 ? Math.round((Date.parse(today) - Date.parse(premiere)) / 86_400_000) : null
  return { ...known, daysSincePremiere, state }
}
