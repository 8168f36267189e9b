import type { Board, BoardSeason, LedgerEntry } from '@sweeps/model'
import { Breath } from '../../breath.js'
import { type CaseSources, caseWorld, daysSince } from '../case/index.js'
import { waitingSeasons } from '../ledger/index.js'
import { boardCase } from './board-case.js'

/** Seasons shown at most. */
const most = 500

export interface BoardOptions {
  /** Whether what cases come to is for the reader, and what is confidential too. */
  cases: 'all' | 'without-confidential' | 'none'
  /** Of how many seasons, from the first, the case is made; 100 when absent. Each is some milliseconds of work. */
  first?: number | undefined
  /** The clock in epoch milliseconds. */
  now?: number
}

/**
 * The seasons that await a decision, each with what its case comes to: the youngest premiere first, those of which no day is known last. What
 * cases are learned from is read and learned once for all of them.
 */
export async function decisionBoard(
  sources: CaseSources,
  entries: readonly LedgerEntry[],
  { cases, first = 100, now = Date.now() }: BoardOptions,
): Promise<Board> {
  const on = new Date(now).toISOString().slice(0, 10)
  const waiting = (await waitingSeasons(sources, entries))
    .map(({ known, state }) => ({ ...known, state, daysSincePremiere: daysSince(known.premiere, on) }))
    .sort((one, other) => (one.daysSincePremiere ?? Number.POSITIVE_INFINITY) - (other.daysSincePremiere ?? Number.POSITIVE_INFINITY))
  const shown = waiting.slice(0, most)
  const world = cases === 'none' || shown.length === 0 ? undefined : await caseWorld(sources, on, cases === 'all')
  const seasons: BoardSeason[] = []
  const breath = new Breath()
  for (const [at, season] of shown.entries()) {
    seasons.push({ ...season, case: world && at < first ? await boardCase(sources, world, season) : null })
    if (breath.due) await breath.take()
  }
  return { on, total: waiting.length, seasons }
}
