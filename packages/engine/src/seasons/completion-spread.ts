import type { DaysToComplete } from './days-to-complete.js'

/** Days from first to last that are told apart; the last has no end. */
const brackets = [
  [1, 1],
  [2, 2],
  [3, 3],
  [4, 7],
  [8, 14],
  [15, 28],
  [29, null],
] as const

export interface CompletionBracket {
  from: number
  to: number | null
  completers: number
}

/** Completers in few brackets of days: who finished in one day, in two… */
export function completionSpread(rows: readonly DaysToComplete[]): CompletionBracket[] {
  return brackets.map(([from, to]) => {
    const inside = rows.filter(({ days }) => days >= from && (to === null || days <= to))
    return { from, to, completers: inside.reduce((sum, { completers }) => sum + completers, 0) }
  })
}

/** The median of the days that completers took; null without any. */
export function medianDays(rows: readonly DaysToComplete[]): number | null {
  const total = rows.reduce((sum, { completers }) => sum + completers, 0)
  if (total === 0) return null
  const sorted = [...rows].sort((a, b) => a.days - b.days)
  return (daysAt(sorted, Math.floor((total - 1) / 2)) + daysAt(sorted, Math.floor(total / 2))) / 2
}

/** The days that the completer at a place in the order took; places count from 0. */
function daysAt(sorted: readonly DaysToComplete[], place: number): number {
  let counted = 0
  for (const { days, completers } of sorted) {
    counted += completers
    if (counted > place) return days
  }
  throw new RangeError(`daysAt: nobody stands at place ${place}`)
}
