import { type Board, type BoardSeason, type BoardSort, type BoardTab, type LedgerEntry, nameKey } from '@sweeps/model'
import { changeCount } from '../../plays/index.js'
import { yielding } from '../../yield-if-due.js'
import { daysSince, type FeeSources, storedTerms } from '../case/index.js'
import type { History } from '../history/index.js'
import { type SeasonSources, type SeasonStanding, seasonStandings } from '../ledger/index.js'
import { trackRecord } from '../renewal-probability/index.js'
import { seasonKey } from '../season-name.js'
import type { ServiceTerms } from '../terms/index.js'
import { boardCase } from './board-case.js'
import { boardOrder, byCase } from './board-order.js'
import { type LeftOutCounts, leftOutWords } from './left-out.js'

/** Cases made at most: each is some milliseconds of work. */
export const mostCases = 500

export interface BoardRequest {
  /** `slate`, when absent: one's own seasons that await a decision; `decided`; `published`: others' that await one. */
  tab?: BoardTab | undefined
  /** Premieres of any age. */
  older?: boolean | undefined
  /** Only seasons with this in their name or slug. */
  find?: string | undefined
  /** The latest premiere, or decision, first when absent. */
  sort?: BoardSort | undefined
  /** So many rows from `offset` on; all of them when absent. */
  limit?: number | undefined
  offset?: number | undefined
  /** Of how many seasons, from `offset` on, the case is made; 100 when absent, 500 at most. */
  first?: number | undefined
}

export type BoardSources = SeasonSources & FeeSources & { history: History; terms: ServiceTerms }

export interface BoardOptions extends BoardRequest {
  /** Whether what cases come to is for the reader, and what is confidential too. */
  cases: 'all' | 'without-confidential' | 'none'
  /** The clock in epoch milliseconds. */
  now?: number
}

/**
 * The seasons of a tab, each with what its case comes to: the youngest premiere first, those of which no day is known last, unless another
 * order is asked for. Specials, films, final seasons and premieres older than two years are left out, and counted. What was known on the day
 * is read once for all of them.
 */
export async function decisionBoard(sources: BoardSources, entries: readonly LedgerEntry[], options: BoardOptions): Promise<Board> {
  const { cases, first = 100, tab = 'slate', find = '', now = Date.now(), limit, offset = 0 } = options
  const { sort = tab === 'decided' ? 'decided' : 'premiere' } = options
  const on = new Date(now).toISOString().slice(0, 10)
  const { tabs, leftOut } = inTabs(await seasonStandings(sources, entries), on, options.older ?? false)
  if (tab !== 'decided') leftOut[tab].film = (await sources.seasons.films())[tab === 'slate' ? 'own' : 'published']
  const byPremiere = tabs[tab].sort(boardOrder.premiere)
  const wanted = nameKey(find.trim()).toLowerCase()
  const found =
    wanted === '' ? byPremiere : byPremiere.filter(({ name, title }) => `${nameKey(name)} ${title}`.toLowerCase().includes(wanted))
  if (!byCase(sort)) found.sort(boardOrder[sort])
  const weighed =
    cases === 'none' || tab === 'decided' ? 0 : Math.min(byCase(sort) ? found.length : Math.min(first, limit ?? first), mostCases)
  // Orders that rest on cases need those of all; else the ones that are on the page.
  const start = byCase(sort) ? 0 : offset
  await weigh(sources, found.slice(start, start + weighed), { on, confidential: cases === 'all' })
  if (byCase(sort)) found.sort(boardOrder[sort])
  return {
    ...{ on, tab, sort, total: byPremiere.length, found: found.length },
    counts: { slate: tabs.slate.length, decided: tabs.decided.length, published: tabs.published.length },
    leftOut: leftOutWords(leftOut[tab]),
    unweighed: byCase(sort) && cases !== 'none' ? found.length - weighed : 0,
    seasons: found.slice(offset, limit === undefined ? undefined : offset + limit),
  }
}

/** Seasons by the tab of the board they are on, as of a day, and how many of each are left out. */
export function inTabs(standings: readonly SeasonStanding[], on: string, older: boolean) {
  const tabs: Record<BoardTab, BoardSeason[]> = { slate: [], decided: [], published: [] }
  const none = (): LeftOutCounts => ({ older: 0, final: 0, special: 0, film: 0 })
  const leftOut = { slate: none(), decided: none(), published: none() }
  const earliest = twoYearsBefore(on)
  for (const { known, standing, state, since } of standings) {
    const { title, season, name, premiere, premiereFrom, own, special } = known
    const tab = own ? 'slate' : 'published'
    // Only of those that stay: of tens of thousands, making it is most of the time. Each by its name, as taking the rest of an object takes long.
    const row = (): BoardSeason => ({
      title,
      season,
      name,
      premiere,
      premiereFrom,
      state,
      since,
      daysSincePremiere: daysSince(premiere, on),
      case: null,
    })
    if (standing === 'decided') tabs.decided.push(row())
    else if (standing === 'final') leftOut[tab].final++
    else if (special) leftOut[tab].special++
    else if (!older && premiere !== null && latestDayOf(premiere) < earliest) leftOut[tab].older++
    else tabs[tab].push(row())
  }
  return { tabs, leftOut }
}

/** A premiere earlier than this is left out unless it is asked for. The 29th of a February stands for itself in a year that has none. */
const twoYearsBefore = (day: string): string => `${Number(day.slice(0, 4)) - 2}${day.slice(4)}`

/** The last day that a day known as far as its month or year may be. */
const latestDayOf = (day: string): string => (day.length === 10 ? day : day.length === 7 ? `${day}-31` : `${day}-12-31`)

/** Makes the cases of some seasons. */
async function weigh(
  sources: BoardSources,
  seasons: BoardSeason[],
  { on, confidential }: { on: string; confidential: boolean },
): Promise<void> {
  if (seasons.length === 0) return
  const [known, record, services, changes] = await Promise.all([
    sources.history.on(on, seasons),
    trackRecord(sources),
    storedTerms(sources.terms, confidential),
    changeCount(sources.store),
  ])
  const world = { known, record, services, confidential, changes }
  const rests = JSON.stringify([services, confidential, changes])
  const yieldIfDue = yielding()
  for (const season of seasons) {
    season.case = await known.made.once(`case ${seasonKey(season)} ${season.premiere} ${rests}`, () => boardCase(sources, world, season))
    await yieldIfDue()
  }
}
