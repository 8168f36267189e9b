import type { SeasonWeeks } from './season-weeks.js'

/**
 * How the weeks go on that no list shows: j weeks after its last week seen, the L-th from the first, a season has
 *
 *     hours(L) × drop(L) × ((L + j) ⁄ L) ^ −power
 *
 * and the sum of such weeks strays from this by a log-normal factor with spread(L). Drops and spreads are for L = 1, 2, 3 and more.
 *
 * The constants are assumptions and not learned from the figures at hand. They were measured once by least absolute deviations on
 * 287 seasons that came out from January 2023 on, as Netflix's weekly lists and its half-yearly engagement reports to June 2024
 * show them: `left` from the last charted week to the end of each half-year, 520 sums; `going` from charted weeks that others followed
 * or not, and used only where no past seasons are at hand.
 */
const tailLaw = {
  power: 1.19,
  /** The season has left the list after its first, second, third or a later week. */
  left: { drops: [0.77, 0.47, 0.52, 0.65], spreads: [0.38, 0.38, 0.38, 0.38] },
  /** It may be seen further. A first week is partial, so little is known from it alone. */
  going: { drops: [1.25, 0.65, 0.65, 0.65], spreads: [0.8, 0.6, 0.6, 0.6] },
} as const

export type TailState = 'left' | 'going'

/**
 * Hours of the weeks after the last one seen, by the tail law.
 *
 * @param last hours of the last week seen
 * @param age which week from the first that was, 1 or more
 * @param weeks how many weeks follow; a fraction counts that part of a week
 * @returns a function of the standard normal deviate of the law's spread: 0 gives the median
 */
export function tailHours(last: number, age: number, weeks: number, state: TailState): (deviate: number) => number {
  const { drops, spreads } = tailLaw[state]
  const row = Math.min(age, 4) - 1
  let sum = 0
  for (let week = 1; week < weeks + 1; week++) sum += Math.min(1, weeks - week + 1) * ((age + week) / age) ** -tailLaw.power
  return deviate => last * drops[row]! * sum * Math.exp(deviate * spreads[row]!)
}

/**
 * Hours from after week `from` to week `to` of a season (a fraction counts that part of a week), once for each of the given
 * standard normal deviates of the tail law. Weeks of a gap between two seen weeks are taken at the mean of these two; weeks after the last
 * seen follow the tail law; both never above their ceilings.
 *
 * @param from 0, or a week that was seen, counted from 1
 * @param state whether the season has left the list after its last week seen
 * @returns one sum for each deviate; all of them equal when every week was seen
 */
export function hoursBetween(
  season: SeasonWeeks,
  from: number,
  to: number,
  deviates: readonly number[],
  state: TailState = 'left',
): number[] {
  const { hours, ceilings } = season
  let observed = 0
  for (let week = from; week < Math.min(hours.length, to); week++) observed += Math.min(1, to - week) * (hours[week] ?? inGap(season, week))
  const unseen = to - Math.max(hours.length, from)
  if (unseen <= 0) return deviates.map(() => observed)
  let ceiling = 0
  for (let week = hours.length; week < to; week++) ceiling += Math.min(1, to - week) * (ceilings[week] ?? Number.POSITIVE_INFINITY)
  const tail = tailHours(hours.at(-1)!, hours.length, unseen, state)
  return deviates.map(deviate => observed + Math.min(ceiling, tail(deviate)))
}

function inGap({ hours, ceilings }: SeasonWeeks, week: number): number {
  const before = hours.slice(0, week).findLast(value => value !== null)!
  const after = hours.slice(week).find(value => value !== null)!
  return Math.min((before + after) / 2, ceilings[week] ?? Number.POSITIVE_INFINITY)
}
