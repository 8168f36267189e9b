import type { ChartSummary } from '@sweeps/model'
import { type DisplayUnit, displayUnit } from '@sweeps/model/amounts'
import type { Title, TitleRun } from '../../api/titleQueries'
import { metricName } from '../../ui/format/chartNames'
import { runKey } from '../../ui/titles/runKey'
import type { RunMeasure } from '../../ui/titles/useMeasureOfRun'

/** Lines that are measured in the same, over the weeks that all of them share with the other drawings. */
export interface SourceDrawing {
  /** `Minutes viewed`. */
  metric: string
  unit: DisplayUnit
  lines: { name: string; points: { x: number; y: number | null }[] }[]
}

const weekMs = 7 * 86_400_000
/** More lines would not be told apart. */
const most = 5

/** A panel's figures are drawn with their errors, which have no room among so many lines: the drawing of its own run has them. */
const isOfPanel = (chart: string): boolean => chart.startsWith('panel-')

/**
 * The runs that show what each source says of a title: of each chart, in its first market, and season the run of most weeks. None where only one
 * source has it: then there is nothing to set beside each other.
 */
export function sourceRuns({ lists }: Title): TitleRun[] {
  const found = new Map<string, TitleRun>()
  for (const run of lists.filter(({ chart }) => !isOfPanel(chart))) {
    const key = `${run.chart} ${run.season}`
    const before = found.get(key)
    if (!before || run.weeksKnown > before.weeksKnown) found.set(key, run)
  }
  const runs = [...found.values()].sort((one, other) => other.weeksKnown - one.weeksKnown)
  // Every source before a second season of one.
  const first = runs.filter((run, at) => runs.findIndex(({ chart }) => chart === run.chart) === at)
  if (first.length < 2) return []
  return [...first, ...runs.filter(run => !first.includes(run))].slice(0, most)
}

/**
 * Each source’s figures by week, those of one metric over one axis. A week in which a source does not have the title, or not its figure, is a gap. A
 * run that is not measured in one thing is left out.
 */
export function sourceDrawings(
  title: Title,
  runs: readonly TitleRun[],
  measures: readonly (RunMeasure | undefined)[],
  charts: readonly ChartSummary[],
): SourceDrawing[] {
  const metrics = [...new Set(measures.flatMap(measure => measure?.metric ?? []))]
  return metrics.map(metric => {
    const own = runs.filter((_, at) => measures[at]?.metric === metric)
    const weeks = own.map(run => title.runs.filter(week => week.market === run.market && runKey(week) === runKey(run)))
    return {
      metric: metricName(metric),
      unit: displayUnit(weeks.flat(), measures.find(measure => measure?.metric === metric)?.unit ?? ''),
      lines: own.map((run, at) => ({ name: nameOf(run, charts), points: withGaps(weeks[at]!) })),
    }
  })
}

/** `Netflix, worldwide`; with its number where it is of a season. */
function nameOf({ chart, season }: TitleRun, charts: readonly ChartSummary[]): string {
  const name = charts.find(({ id }) => id === chart)?.name ?? chart
  return season === null ? name : `${name}, season ${season}`
}

function withGaps(weeks: Title['runs']): { x: number; y: number | null }[] {
  const points: { x: number; y: number | null }[] = []
  for (const { week, value } of weeks) {
    const x = Date.parse(week)
    const before = points.at(-1)
    if (before && x - before.x > 1.5 * weekMs) points.push({ x: before.x + weekMs, y: null })
    points.push({ x, y: value })
  }
  return points
}

/** In which week each line has its most, in words: all in the same, or the first and the last of them apart. Null where too little is known. */
export function mostSentence(drawings: readonly SourceDrawing[], weekWords: (week: string) => string): string | null {
  const peaks = drawings.flatMap(({ lines }) =>
    lines.flatMap(({ name, points }) => {
      const known = points.flatMap(({ x, y }) => (y === null ? [] : [{ x, y }]))
      const top = known.reduce<{ x: number; y: number } | null>((best, point) => (best && best.y >= point.y ? best : point), null)
      return top ? [{ name, x: top.x }] : []
    }),
  )
  if (peaks.length < 2) return null
  const words = (x: number): string => weekWords(new Date(x).toISOString().slice(0, 10))
  const weeks = new Set(peaks.map(({ x }) => x))
  if (weeks.size === 1) return `All have their most in the week of ${words(peaks[0]!.x)}`
  const [first, last] = [
    peaks.reduce((one, other) => (other.x < one.x ? other : one)),
    peaks.reduce((one, other) => (other.x > one.x ? other : one)),
  ]
  return `${first.name} has its most in the week of ${words(first.x)}, ${last.name} in that of ${words(last.x)}`
}
