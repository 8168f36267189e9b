import type { ChartEntry, Movement } from '@sweeps/model'
import type { ChartDefinition } from './definition.js'
import type { RankedRow } from './rank-week.js'

/** How many charted weeks an entry's run shows. */
export const runLength = 12

/** A charted week of an entry, tied to the one before: a list of ten years holds its weeks once, not twelve times. */
export interface Point {
  week: string
  rank: number
  value: number | null
  metric: string
  before: Point | undefined
}

/**
 * A line of a list with its past. `rank` is null where it is known to be on the list, not where. `point` is its latest week with a rank, from
 * which its run can be told.
 */
export type HistoryEntry = Omit<ChartEntry, 'rank' | 'run'> & { rank: number | null; point: Point | undefined }

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
  point: Point | undefined
}

/** The week an entry is looked at in. */
export interface Past {
  week: string
  /** The week before, if it is held. */
  lastWeek: string | undefined
  metric: string
  kind: ChartDefinition['history']
  hole: number
  /** All of last week's list is known. */
  lastWeekComplete: boolean
}

/** Follows one entry into a week: its line of the chart, and what to know about it from here on. */
export function follow(row: RankedRow, seen: Following | undefined, past: Past): { entry: HistoryEntry; next: Following } {
  const { weeks, whole } = count(row, seen, past)
  const peak = row.rank === null ? (seen?.peak ?? null) : Math.min(row.rank, seen?.peak ?? row.rank)
  const before = seen && seen.week === past.lastWeek ? seen : undefined
  const previousRank = before?.rank ?? null
  const { week, metric } = past
  const point = row.rank === null ? seen?.point : { week, rank: row.rank, value: row.value, metric, before: seen?.point }
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
      point,
    },
    next: { week, rank: row.rank, weeks, peak, whole, hole: past.hole, point },
  }
}

/** The latest charted weeks of an entry up to a week that ranks by a metric, oldest first. */
export function runOf(latest: Point | undefined, metric: string): ChartEntry['run'] {
  const run: ChartEntry['run'] = []
  for (let point = latest; point && run.length < runLength; point = point.before)
    // Hours before June 2023 and views after it do not make one line.
    run.unshift({ week: point.week, rank: point.rank, value: point.metric === metric ? point.value : null })
  return run
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
  const missedLastWeek = past.kind === 'whole' || past.lastWeekComplete
  return missedLastWeek && (charted || weeks !== null) ? 'returning' : null
}
