/** A week of a season: how much of a figure is of it, and how many accounts stand behind. */
export interface WeekPart {
  value: number
  accounts: number
}

/** Windows that everybody looks at, in weeks: what was watched between the ends of two of them is known as a sum. */
const usualWeeks = [1, 4, 13, 26, 52, 104]

/**
 * Which weeks may be in a range, from 1. All ranges are sums of weeks, so of any two what one has and the other has not are weeks too: each of them
 * must be nobody or enough. Between two usual windows the sum is known: where the weeks left out of it would be a few together, the smallest
 * that is large enough is left out with them.
 */
export function visibleWeeks(weeks: readonly WeekPart[], minimumCell: number): Set<number> {
  const visible = new Set<number>()
  let begin = 0
  for (const end of usualWeeks) {
    const parts = weeks.slice(begin, end).map((part, at) => ({ ...part, week: begin + at + 1 }))
    begin = end
    const isLarge = ({ accounts }: WeekPart): boolean => accounts >= minimumCell
    const small = parts.filter(part => !isLarge(part) && (part.accounts > 0 || part.value > 0))
    const large = parts.filter(isLarge).sort((one, other) => other.accounts - one.accounts)
    const withThem = small.length > 0 ? large.at(-1) : undefined
    for (const part of parts) if (!small.includes(part) && part !== withThem) visible.add(part.week)
  }
  return visible
}
