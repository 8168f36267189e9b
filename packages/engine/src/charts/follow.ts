import type { ChartEntry, Movement } from '@sweeps/model'
import type { ChartDefinition } from './definition.js'
import type { SampleFigure } from './list-figures.js'
import type { RankedRow } from './rank-week.js'

/** How many charted weeks an entry's run shows. */
const runLength = 12

/** A charted week of an entry, tied to the one before: a list of ten years holds its weeks once, not twelve times. */
export interface ChartPoint {
  week: string
  rank: number
  value: number | null
  metric: string
  before: ChartPoint | undefined
}

/**
 * A line of a list with its past. `rank` is null where it is known to be on the list, not where. `point` is its latest week with a rank, from
 * which its run can be made.
 */
export type HistoryEntry = Omit<ChartEntry, 'rank' | 'run'> & { rank: number | null; point: ChartPoint | undefined }

/** What is known of an entry after its latest charted week. */
export interface Following {
  week: string
  rank: number | null
  /** Null: not known. */
  weeks: number | null
  /** Best rank of the weeks stored; null when none of them had a rank. */
  peak: number | null
  /** False when it charted in weeks that are not stored, or may have. */
  whole: boolean
  /** How many stretches of missing weeks came before `week`. */
  gap: number
  point: ChartPoint | undefined
}

/** The week an entry is looked at in. */
export interface Previous {
  week: string
  /** The week before, if it is stored. */
  lastWeek: string | undefined
  metric: string
  kind: ChartDefinition['history']
  gap: number
  /** All of last week's list is known. */
  lastWeekComplete: boolean
}

/** Follows one entry into a week: its line of the chart, and what to know about it from here on. */
export function follow(row: RankedRow, known: Following | undefined, previous: Previous): { entry: HistoryEntry; next: Following } {
  const { weeks, whole } = count(row, known, previous)
  const peak = row.rank === null ? (known?.peak ?? null) : Math.min(row.rank, known?.peak ?? row.rank)
  const before = known && known.week === previous.lastWeek ? known : undefined
  const previousRank = before?.rank ?? null
  const { week, metric } = previous
  const point = row.rank === null ? known?.point : { week, rank: row.rank, value: row.value, metric, before: known?.point }
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
      movement: significant(movement(row.rank, before, weeks, known !== undefined, previous), row.sample),
      point,
      ...(row.sample && figureOf(row.sample)),
    },
    next: { week, rank: row.rank, weeks, peak, whole, gap: previous.gap, point },
  }
}

/** What an entry says of its error. */
const figureOf = ({ standardError, interval, relativeError, rankRange, withheld, uncertain }: SampleFigure) => ({
  ...{ standardError, interval, relativeError, rankRange, withheld, uncertain },
})

/** A rank of a sample that changed is "up" or "down" only where the minutes moved that way beyond chance; else about the same. */
function significant(moved: Movement | null, sample: SampleFigure | undefined): Movement | null {
  if (!sample || (moved !== 'up' && moved !== 'down')) return moved
  return sample.moved === moved ? moved : 'same'
}

/** The latest charted weeks of an entry up to a week that ranks by a metric, oldest first. */
export function runOf(latest: ChartPoint | undefined, metric: string): ChartEntry['run'] {
  const run: ChartEntry['run'] = []
  for (let point = latest; point && run.length < runLength; point = point.before)
    // Hours before June 2023 and views after it do not make one line.
    run.unshift({ week: point.week, rank: point.rank, value: point.metric === metric ? point.value : null })
  return run
}

/** Weeks on the chart up to this one, and whether all of them are stored. */
function count(row: RankedRow, known: Following | undefined, previous: Previous): { weeks: number | null; whole: boolean } {
  if (previous.kind === 'partial') return { weeks: null, whole: false }
  if (previous.kind === 'whole') return { weeks: (known?.weeks ?? 0) + 1, whole: true }
  const published = row.publishedWeeks ?? null
  // Weeks are counted here wherever they can be; the published count only stands in for weeks that are not stored.
  if (known && known.gap === previous.gap && known.weeks !== null) return { weeks: known.weeks + 1, whole: known.whole }
  return { weeks: published, whole: published === (known?.weeks ?? 0) + 1 && (known?.whole ?? true) }
}

function movement(
  rank: number | null,
  before: Following | undefined,
  weeks: number | null,
  charted: boolean,
  previous: Previous,
): Movement | null {
  if (rank === null) return null
  if (before) {
    if (before.rank === null) return null
    return rank === before.rank ? 'same' : rank < before.rank ? 'up' : 'down'
  }
  if (weeks === 1) return 'new'
  const missedLastWeek = previous.kind === 'whole' || previous.lastWeekComplete
  return missedLastWeek && (charted || weeks !== null) ? 'returning' : null
}
