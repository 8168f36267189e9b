import { addDays, type ChartEntry, type Movement } from '@sweeps/model'
import type { ChartDefinition } from './definition.js'
import type { RankedRow } from './rank-week.js'

/** How many charted weeks an entry's run shows. */
export const runLength = 12

/** A line of a list with its past. `rank` is null where it is known to be on the list, not where. */
export type HistoryEntry = Omit<ChartEntry, 'rank'> & { rank: number | null }

/** What is known of an entry after its latest charted week. */
export interface Following {
  week: string
  rank: number | null
  /** Null: not known. */
  weeks: number | null
  /** Best rank of the weeks held; null when none of them had a rank. */
  peak: number | null
  /** False when it charted in weeks that are not held, or may have. */
  whole: boolean
  /** How many stretches of missing weeks came before `week`. */
  hole: number
  run: (ChartEntry['run'][number] & { metric: string })[]
}

/** The week an entry is looked at in. */
export interface Past {
  week: string
  metric: string
  kind: ChartDefinition['history']
  hole: number
  lastWeekHeld: boolean
  /** All of last week's list is known. */
  lastWeekComplete: boolean
}

/** Follows one entry into a week: its line of the chart, and what to know about it from here on. */
export function follow(row: RankedRow, seen: Following | undefined, past: Past): { entry: HistoryEntry; next: Following } {
  const { weeks, whole } = count(row, seen, past)
  const peak = row.rank === null ? (seen?.peak ?? null) : Math.min(row.rank, seen?.peak ?? row.rank)
  const before = seen?.week === addDays(past.week, -7) ? seen : undefined
  const previousRank = before?.rank ?? null
  const point = row.rank === null ? [] : [{ week: past.week, rank: row.rank, value: row.value, metric: past.metric }]
  const run = [...(seen?.run ?? []), ...point].slice(-runLength)
  return {
    entry: {
      rank: row.rank,
      title: row.title,
      season: row.season,
      name: row.name,
      value: row.value,
      previousRank,
      weeksOnChart: weeks,
      // A best rank among some of the weeks may not be the best of all, unless no rank is better.
      peakRank: whole || peak === 1 ? peak : null,
      movement: movement(row.rank, before, weeks, seen !== undefined, past),
      // Hours before June 2023 and views after it do not make one line.
      run: run.map(({ metric, value, ...at }) => ({ ...at, value: metric === past.metric ? value : null })),
    },
    next: { week: past.week, rank: row.rank, weeks, peak, whole, hole: past.hole, run },
  }
}

/** Weeks on the chart up to this one, and whether all of them are held. */
function count(row: RankedRow, seen: Following | undefined, past: Past): { weeks: number | null; whole: boolean } {
  if (past.kind === 'partial') return { weeks: null, whole: false }
  if (past.kind === 'whole') return { weeks: (seen?.weeks ?? 0) + 1, whole: true }
  const published = row.publishedWeeks ?? null
  // Weeks are counted here wherever they can be; the published count only stands in for weeks that are not held.
  if (seen && seen.hole === past.hole && seen.weeks !== null) return { weeks: seen.weeks + 1, whole: seen.whole }
  return { weeks: published, whole: published === (seen?.weeks ?? 0) + 1 && (seen?.whole ?? true) }
}

function movement(rank: number | null, before: Following | undefined, weeks: number | null, charted: boolean, past: Past): Movement | null {
  if (rank === null) return null
  if (before) {
    if (before.rank === null) return null
    return rank === before.rank ? 'same' : rank < before.rank ? 'up' : 'down'
  }
  if (weeks === 1) return 'new'
  const missedLastWeek = past.kind === 'whole' || (past.lastWeekHeld && past.lastWeekComplete)
  return missedLastWeek && (charted || weeks !== null) ? 'returning' : null
}
