import { type BoardSeason, type LedgerEntry, premiereDays } from '@sweeps/model'
import { daysSince } from '../case/index.js'
import { type KnownSeason, type SeasonSources, seasonStandings } from '../ledger/index.js'
import { boardOrder } from './board-order.js'
import { inTabs } from './decision-board.js'

/** A season of one's own around its premiere; its day is day 1. */
export type YoungSeason = Pick<KnownSeason, 'title' | 'season' | 'name'> & { premiere: string; day: number }

export interface SeasonsOfDay {
  /** How many await a decision: one's own, as the slate of the board has them, and those of others. */
  own: number
  published: number
  /** The first of one's own, the latest premiere first. */
  first: BoardSeason[]
  /** One's own in their first days, or as many days before; the latest premiere first. */
  premieres: YoungSeason[]
  /** What a season is called. */
  nameOf(title: string, season: number): string | undefined
}

/** What seasons there are to watch and to decide on a day, of all that are known, without their cases. */
export async function seasonsOfDay(
  sources: SeasonSources,
  entries: readonly LedgerEntry[],
  { on, most }: { on: string; most: number },
): Promise<SeasonsOfDay> {
  const known = await sources.seasons.all()
  const { slate, published } = inTabs(await seasonStandings(sources, entries), on, false).tabs
  const premieres = known.flatMap(({ title, season, name, premiere, own, special }): YoungSeason[] => {
    const day = own && !special ? daysSince(premiere, on) : null
    return day !== null && day > -premiereDays && day <= premiereDays ? [{ title, season, name, premiere: premiere!, day }] : []
  })
  return {
    ...{ own: slate.length, published: published.length, first: slate.sort(boardOrder.premiere).slice(0, most) },
    premieres: premieres.sort((one, other) => one.day - other.day),
    nameOf: (title, season) => known.find(one => one.title === title && one.season === season)?.name,
  }
}
