import { addDays } from '@sweeps/model'
import { completionSpread } from './completion-spread.js'
import type { Season } from './find-season.js'
import type { SeasonMeasures } from './measure-season.js'
import type { Difference, SmallCells } from './small-cells.js'

/** Offers the accounts of each day, after all that they could be set beside. Of a single day the reach says it. */
export function addDayCells(cells: SmallCells, season: Season, tables: readonly SeasonMeasures[]): void {
  const window = tables[0]!.days.length
  if (window === 1) return
  // What the days add up to beyond the reach is of accounts that came on more than one: of two days, how many.
  const again = ({ days, accounts }: SeasonMeasures): number => days.reduce((sum, day) => sum + day.accounts, 0) - accounts.reach
  const offered = cells.addEach(
    'days',
    tables.map(measures => [measures.accounts.reach, [[['accounts.reach'], again(measures)]]]),
  )
  if (!offered) return
  for (const [at, { bucket: day }] of tables[0]!.days.entries())
    cells.addEach(
      `day.${day}.accounts`,
      tables.map(measures => [measures.days[at]!.accounts, besideDay(season, measures, day)]),
    )
}

/** What could be had of a day's accounts beside others. */
function besideDay(season: Season, measures: SeasonMeasures, day: number): Difference[] {
  const { accounts, days } = measures
  const ofDay = days.find(({ bucket }) => bucket === day)!.accounts
  return [
    [['accounts.reach'], accounts.reach - ofDay],
    ...(day === days.length ? beganOnLast(season, measures) : []).map(([name, some]): Difference => [[name], ofDay - some]),
    ...completionSpread(measures.daysToComplete)
      .filter(({ from, to }) => allOn(day, from, Math.min(to ?? days.length, days.length), days.length))
      .map(({ from, completers }): Difference => [[`completed.${from}`], ofDay - completers]),
  ]
}

/** Accounts that are known to have come on the window's last day: whatever is of an episode that came out on it. */
function beganOnLast(season: Season, { accounts, days, episodes, carriedOver }: SeasonMeasures): [name: string, accounts: number][] {
  const lastDate = addDays(season.released, days.length - 1)
  return season.episodes.flatMap(({ episode, released }, at) => {
    if (released === null || released < lastDate) return []
    const { starters, completers } = episodes.find(of => of.episode === episode)!
    const before = season.episodes[at - 1]?.episode
    return [
      [`episode.${episode}.starters`, starters],
      [`episode.${episode}.completers`, completers],
      ...(before === undefined ? [] : [[`carried.${before}`, carriedOver.get(before) ?? 0] as [string, number]]),
      ['accounts.completers', accounts.completers],
    ]
  })
}

/** Whether all who took so many days of the window to complete came on one of its days: they came on the first and the last of those. */
function allOn(day: number, least: number, most: number, window: number): boolean {
  for (let took = least; took <= most; took++)
    for (let first = 1; first + took - 1 <= window; first++) if (first !== day && first + took - 1 !== day) return false
  return least <= most
}
