import { addDays, Problem, parseDay } from '@sweeps/model'

/** Some weeks of a season, counted from its release: from 1, the last one is in it. */
export interface WeeksOfSeason {
  first: number
  last: number
}

/** Two years, as windows. */
const latestWeek = 104

/**
 * Which weeks the days from one to before another are. Whole weeks alone: of two ranges that differ by a day that day could be had by
 * subtraction, and weeks compare with those before them whatever the weekday. Throws `invalid-request` for other days, and names the nearest.
 */
export function parseRange({ from, to }: { from: string; to: string }, released: string): WeeksOfSeason {
  const first = daysBetween(released, from, 'from')
  const end = daysBetween(released, to, 'to')
  if (first < 0)
    throw new Problem(
      'invalid-request',
      `from: "${from}" is before the release on ${released}: take ${released} or a day some weeks after it`,
    )
  if (end <= first) throw new Problem('invalid-request', `to: "${to}" is not after ${from}: it is the day on which the range has ended`)
  for (const [field, day, days] of [
    ['from', from, first],
    ['to', to, end],
  ] as const)
    if (days % 7 !== 0)
      throw new Problem(
        'invalid-request',
        `${field}: "${day}" begins no week of the season, which was released on ${released}: take ${nearest(released, days).join(' or ')}`,
      )
  if (end > 7 * latestWeek)
    throw new Problem(
      'invalid-request',
      `to: "${to}" is later than two years after the release: take at most ${addDays(released, 7 * latestWeek)}`,
    )
  return { first: first / 7 + 1, last: end / 7 }
}

function daysBetween(released: string, day: string, field: string): number {
  return Math.round((Date.parse(parseDay(day, field).toString()) - Date.parse(released)) / 86_400_000)
}

const nearest = (released: string, days: number): string[] =>
  [Math.floor(days / 7), Math.ceil(days / 7)].map(week => addDays(released, 7 * week))
