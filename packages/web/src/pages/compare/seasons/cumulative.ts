type Hours = number | null

/**
 * Hours up to each day. A protected day leaves the sum unknown until the end of its week, if the weeks up to there are visible.
 */
export function cumulative(
  days: readonly { day: number; hours: Hours }[],
  weeks: readonly { week: number; hours: Hours }[],
): { day: number; hours: Hours }[] {
  let sum: Hours = 0
  return days.map(({ day, hours }) => {
    sum = add(sum, hours)
    if (sum === null && day % 7 === 0) sum = weeksUpTo(weeks, day / 7)
    return { day, hours: sum }
  })
}

const add = (one: Hours, other: Hours): Hours => (one === null || other === null ? null : one + other)

const weeksUpTo = (weeks: readonly { week: number; hours: Hours }[], last: number): Hours =>
  weeks.length < last ? null : weeks.slice(0, last).reduce<Hours>((sum, { hours }) => add(sum, hours), 0)
