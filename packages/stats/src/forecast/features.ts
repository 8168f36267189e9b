import { type SeasonWeeks, sumOfFirst } from './season-weeks.js'

/**
 * What is known of a season after its first weeks, as features of a size near 1:
 * - the log of the last week's hours over the week before (from week 2), and of that week's over the one before (from week 3);
 * - the log of all hours so far, from the middle of the pool; 0 when there is no middle, as for a season of another source than the pool;
 * - the group;
 * - to week 2, the days of the first week, from the usual Thursday: a partial week hides how large the season is. 0 when not known.
 */
export function featuresAfter(season: SeasonWeeks, weeks: number, middle: number | null): number[] {
  const hours = season.hours.slice(0, weeks) as number[]
  const ratio = (week: number): number => Math.log(hours[week - 1]! / hours[week - 2]!)
  return [
    ...(weeks >= 2 ? [ratio(weeks)] : []),
    ...(weeks >= 3 ? [ratio(weeks - 1)] : []),
    middle === null ? 0 : logSize(season, weeks) - middle,
    season.group,
    ...(weeks <= 2 ? [season.firstDays === null ? 0 : (season.firstDays - 4) / 2] : []),
  ]
}

export const logSize = (season: SeasonWeeks, weeks: number): number => Math.log(sumOfFirst(season, weeks))

/**
 * What is known of how a season comes out, as the log of how many times likelier it makes "episodes week by week". Where that is known,
 * ten times or a tenth; else by the runtime: ten times when the runtime out grew in the last week or is not known yet, a tenth when it
 * stayed; 0 when not known.
 */
export function releaseEvidence({ runtimes, weekly = null }: Pick<SeasonWeeks, 'runtimes' | 'weekly'>, weeks: number): number {
  if (weekly !== null) return weekly ? strong : -strong
  const now = runtimes[weeks - 1] ?? null
  const before = weeks >= 2 ? (runtimes[weeks - 2] ?? null) : null
  if (now === null) return 0
  if (now === 0 || before === 0) return strong
  if (before === null) return 0
  return now > before * 1.02 ? strong : -strong
}

const strong = Math.log(10)
