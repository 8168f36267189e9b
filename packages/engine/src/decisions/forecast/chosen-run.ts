import { smallestPool } from '@sweeps/stats'
import { grouped } from '../grouped.js'
import type { HeldHistories } from './held-histories.js'
import type { SeenSeason } from './history.js'

interface SeasonName {
  title: string
  season: number
}

const indexes = new WeakMap<readonly SeenSeason[], Map<string, SeenSeason[]>>()

/** The runs of one season, under whatever names it charted. */
export function runsOf(seasons: readonly SeenSeason[], title: string, season: number): readonly SeenSeason[] {
  let index = indexes.get(seasons)
  if (!index) {
    index = grouped(seasons, seen => `${seen.title}/${seen.season}`)
    indexes.set(seasons, index)
  }
  return index.get(`${title}/${season}`) ?? []
}

/** A season that charted under several names is taken under the one with most hours. */
export function chosenRun(seasons: readonly SeenSeason[], { title, season }: SeasonName): SeenSeason | undefined {
  const hours = (seen: SeenSeason): number => seen.hours.reduce<number>((sum, value) => sum + (value ?? 0), 0)
  return [...runsOf(seasons, title, season)].sort((one, other) => hours(other) - hours(one))[0]
}

/** The weeks of one season, and those it is held against. */
export interface ChosenRun {
  asked: SeenSeason
  past: readonly SeenSeason[]
  /** The weeks are of one's own plays and not of published lists. */
  own: boolean
  /** The past is of another source than the season: sizes do not compare. */
  anySize: boolean
}

/**
 * Published lists are looked at first, one's own plays where these do not know the season; it is held against seasons of its own source, or,
 * where those are too few, of the published lists. Undefined when neither knows it.
 */
export async function chosenAmong(histories: HeldHistories, name: SeasonName): Promise<ChosenRun | undefined> {
  const published = histories.published.seasons
  const listed = chosenRun(published, name)
  if (listed) return { asked: listed, past: published, own: false, anySize: false }
  const own = await histories.own()
  const watched = chosenRun(own, name)
  if (!watched) return undefined
  const anySize = own.length <= smallestPool
  return { asked: watched, past: anySize ? published : own, own: true, anySize }
}
