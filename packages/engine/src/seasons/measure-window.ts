import { dayStart } from '@sweeps/model'
import { everyEpoch, type Plays } from '../plays/index.js'
import type { Store } from '../store/index.js'
import { type BlindStarters, blindStarters } from './blind-starters.js'
import type { Season } from './find-season.js'
import { measureSeason, type SeasonMeasures } from './measure-season.js'
import type { Rollup } from './rollup/rollup.js'
import { scopeOf } from './scope.js'
import type { SeasonQuery } from './season-query.js'
import { type WindowCuts, windowCuts } from './window-cuts.js'

/** The parts of the engine that count a season's window. */
export interface Counters {
  store: Store
  plays: Plays
  rollup: Rollup
  /** Figures of fewer accounts are not shown. */
  minimumCell: number
}

/** A season's window, counted, small cells and all. */
export interface MeasuredWindow {
  /** Epoch milliseconds; `to` exclusive. */
  from: number
  to: number
  cuts: WindowCuts
  measures: SeasonMeasures
  /** Who is left out of rates of completion. */
  blind: BlindStarters
}

/** Counts a window of a season from what is rolled up, or from spans where that cannot be. */
export async function measureWindow(
  { store, plays, rollup }: Counters,
  season: Season,
  { window, zone }: Pick<SeasonQuery, 'window' | 'zone'>,
  now: number,
): Promise<MeasuredWindow> {
  const from = dayStart(season.released, zone)
  const to = from + window * 86_400_000
  const cuts = windowCuts(from, window, zone)
  await plays.guards.beforeReading()
  const measures =
    (await rollup.measure({ season, window, zone, from }, now)) ??
    (await measureSeason(store, season, scopeOf(season, { from, to, epoch: everyEpoch }), cuts))
  return { from, to, cuts, measures, blind: await blindStarters(store, season, { from, to, epoch: everyEpoch }) }
}
