import type { RangeMetric } from '@sweeps/model'
import type { Season } from '../find-season.js'
import type { SeasonMeasures } from '../measure-season.js'
import type { StepOnDay } from '../rollup/counts.js'
import type { WeekPart } from './visible-weeks.js'

/** A figure that adds up, week by week, and what its report calls what it is made of. */
export interface AddedUp {
  metric: Extract<RangeMetric, 'hours' | 'reach' | 'starters' | 'watchers' | 'completers' | 'cameForIt'>
  episode: number | null
  /** By which `visibleCells` knows it. */
  cell: string
  weeks: WeekPart[]
}

/** Everything of a season that adds up over days, by week; what its runtimes do not tell is left out. Watched time is in milliseconds. */
export function weekParts(season: Season, measures: SeasonMeasures, steps: readonly StepOnDay[]): AddedUp[] {
  const weeks = measures.weeks.length
  const ofStep = (step: StepOnDay['step'], episode = 0): WeekPart[] => {
    const accounts = Array.from({ length: weeks }, () => 0)
    for (const row of steps) if (row.step === step && row.episode === episode) accounts[Math.ceil(row.day / 7) - 1]! += row.accounts
    return accounts.map(count => ({ value: count, accounts: count }))
  }
  const known = season.episodes.every(({ runtimeMs }) => runtimeMs > 0)
  return [
    // Who watched and is not recognised is somebody, and may be one.
    {
      ...{ metric: 'hours', episode: null, cell: 'watched' },
      weeks: measures.weeks.map(({ watchedMs, accounts }) => ({
        value: watchedMs,
        accounts: accounts === 0 && watchedMs > 0 ? 1 : accounts,
      })),
    },
    { metric: 'reach', episode: null, cell: 'accounts.reach', weeks: ofStep('accounts.reach') },
    { metric: 'starters', episode: null, cell: 'accounts.starters', weeks: ofStep('accounts.starters') },
    ...(known ? ([{ metric: 'watchers', episode: null, cell: 'accounts.watchers', weeks: ofStep('accounts.watchers') }] as const) : []),
    ...(season.runtimeMs
      ? ([{ metric: 'completers', episode: null, cell: 'accounts.completers', weeks: ofStep('accounts.completers') }] as const)
      : []),
    { metric: 'cameForIt', episode: null, cell: 'arrivals.first', weeks: ofStep('arrivals.first') },
    ...season.episodes.flatMap(({ episode, runtimeMs }): AddedUp[] => [
      { metric: 'starters', episode, cell: `episode.${episode}.starters`, weeks: ofStep('episode.starters', episode) },
      ...(runtimeMs
        ? ([
            { metric: 'completers', episode, cell: `episode.${episode}.completers`, weeks: ofStep('episode.completers', episode) },
          ] as const)
        : []),
    ]),
  ]
}
