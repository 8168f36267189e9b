import type { ChartEntry } from './chart.js'

/** Between which ranks an entry of a panel truly is, as text beside its rank: `between 6 and 11`. Undefined where no range is known. */
export function rankWords({ rankRange }: Pick<ChartEntry, 'rankRange'>): string | undefined {
  if (!rankRange) return undefined
  const { low, high } = rankRange
  return low === high ? `certainly ${low}` : `between ${low} and ${high}`
}
