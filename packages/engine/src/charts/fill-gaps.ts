import type { ChartEntry } from '@sweeps/model'

/** A line of a chart whose rank may not be known. */
export type UnplacedEntry = Omit<ChartEntry, 'rank'> & { rank: number | null }

/**
 * The lines of a chart down to `size`: where a rank must exist and nobody said who holds it, there is a line that says so.
 * A rank that a tie above left out does not exist. Entries must be in order; those of no known rank have no line.
 */
export function fillGaps(entries: readonly UnplacedEntry[], size: number): ChartEntry[] {
  const ranked = entries.filter((entry): entry is ChartEntry => entry.rank !== null)
  const lines: ChartEntry[] = []
  let at = 0
  for (let rank = 1; rank <= size; rank++) {
    for (; at < ranked.length && ranked[at]!.rank <= rank; at++) lines.push(ranked[at]!)
    if (lines.length < rank) lines.push(gap(rank))
  }
  return [...lines, ...ranked.slice(at)]
}

const gap = (rank: number): ChartEntry => ({
  rank,
  ...{ title: null, season: null, name: null, value: null },
  ...{ previousRank: null, weeksOnChart: null, peakRank: null, movement: null, run: [] },
})
