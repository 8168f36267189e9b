import type { ChartDefinition } from './definition.js'
import type { FigureRow } from './list-figures.js'

export interface RankedRow extends FigureRow {
  /** Null: on the list, not known where. */
  rank: number | null
}

/**
 * Ranks one list of one week, best first; rows of no known rank come last.
 *
 * A panel's rows bring their ranks. Computed ranks follow the values as they are, never rounded: equal values share a rank and the next is left out (1, 2, 2, 4), or
 * stand in their published order. One value or one line missing, and the order of the others says nothing about rank: then, as with
 * `rank: 'published'`, the published ranks are given. No more than `size` ranks, and who ties for the last of them.
 */
export function rankWeek(rows: readonly FigureRow[], { ties, rank, size }: Pick<ChartDefinition, 'ties' | 'rank' | 'size'>): RankedRow[] {
  const sampled = ranksOfSample(rows)
  if (sampled) return sampled.filter(row => row.rank! <= size)
  const known = rank === 'computed' && rows.every(({ value }) => value !== null) && isWhole(rows)
  const ranked = known ? computed(rows, ties) : published(rows)
  return ranked.filter(row => row.rank === null || row.rank <= size)
}

/** False when ranks were published of which no line is stored: four lines with a No. 10 among them are not the whole list. */
export const isWhole = (rows: readonly FigureRow[]): boolean => rows.every(({ publishedRank }) => (publishedRank ?? 0) <= rows.length)

function computed(rows: readonly FigureRow[], ties: ChartDefinition['ties']): RankedRow[] {
  const sorted = [...rows].sort((one, other) => other.value! - one.value! || place(one) - place(other))
  let rank = 0
  return sorted.map((row, at) => {
    if (ties === 'published' || at === 0 || row.value !== sorted[at - 1]!.value) rank = at + 1
    return { ...row, rank }
  })
}

/** A panel ranks all of its titles, also those whose value it may not give. */
function ranksOfSample(rows: readonly FigureRow[]): RankedRow[] | undefined {
  if (rows.length === 0) return undefined
  const ranked = rows.flatMap(row => (row.sample ? [{ ...row, rank: row.sample.rank }] : []))
  return ranked.length === rows.length ? ranked.sort((one, other) => one.rank - other.rank || one.line - other.line) : undefined
}

const published = (rows: readonly FigureRow[]): RankedRow[] =>
  rows
    .map(row => ({ ...row, rank: row.publishedRank }))
    .sort((one, other) => (one.rank ?? Number.MAX_VALUE) - (other.rank ?? Number.MAX_VALUE) || one.line - other.line)

const place = ({ publishedRank, line }: FigureRow): number => publishedRank ?? line
