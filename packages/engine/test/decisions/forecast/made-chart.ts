import { addDays } from '@sweeps/model'
import { random } from '@sweeps/stats'
import { netflixHeader } from '../../published/netflix-file.js'

/** A season of a made-up chart. */
export interface MadeSeason {
  show: string
  season: number
  /** Monday of its first week. */
  firstWeek: string
  /** Hours of each week. */
  hours: number[]
}

export interface MadeChart {
  seasons: MadeSeason[]
  /** As Netflix would publish it. */
  file: string
}

/**
 * A made-up history of one list of series, in weeks from Monday 2022-01-03: three seasons begin each week, halve from week to week from a
 * first week that is partial, and are on the list while they are among its ten. Every third show has a second season a year after its
 * first, with three quarters of its hours.
 */
export function madeChart(weeks: number, seed = 1): MadeChart {
  const luck = random(seed)
  const seasons: MadeSeason[] = []
  const begin = (show: string, season: number, week: number, size: number): void => {
    const hours = Array.from({ length: 12 }, (_, age) => size * (age === 0 ? 0.6 : 0.55 ** (age - 1)) * Math.exp(luck.normal(0, 0.08)))
    seasons.push({ show, season, firstWeek: weekOf(week), hours: hours.map(value => 10_000 * Math.round(value / 10_000)) })
  }
  for (let week = 0; week < weeks; week++)
    for (const place of [0, 1, 2]) {
      const show = `Show ${String.fromCharCode(65 + place)}${week}`
      const size = 1e7 * Math.exp(luck.normal(1.5, 0.4))
      begin(show, 1, week, size)
      if (place === 0) begin(show, 2, week + 52, 0.75 * size)
    }
  return { seasons, file: `${[netflixHeader, ...listed(seasons, weeks)].join('\n')}\n` }
}

export const weekOf = (number: number): string => addDays('2022-01-03', 7 * number)

function listed(seasons: readonly MadeSeason[], weeks: number): string[] {
  const counts = new Map<MadeSeason, number>()
  return Array.from({ length: weeks }, (_, number) => weekOf(number)).flatMap(week => {
    const age = ({ firstWeek }: MadeSeason): number => (Date.parse(week) - Date.parse(firstWeek)) / 604_800_000
    const running = seasons.filter(season => age(season) >= 0 && age(season) < season.hours.length)
    const top = running.sort((one, other) => other.hours[age(other)]! - one.hours[age(one)]!).slice(0, 10)
    return top.map((season, at) => {
      counts.set(season, (counts.get(season) ?? 0) + 1)
      const { show, hours } = season
      const label = `${show}: Season ${season.season}`
      return [addDays(week, 6), 'TV (English)', at + 1, show, label, hours[age(season)], '', '', counts.get(season)].join('\t')
    })
  })
}
