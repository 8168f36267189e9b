import { areaY, axisX, axisY, dot, gridY, lineY, plot, ruleX } from '@observablehq/plot'
import { useCallback } from 'react'
import { Pointed } from '../reading/Pointed'
import { pointed } from '../reading/pointed'
import type { DrawnRun } from './drawnRun'
import { runStretches } from './runStretches'
import type { RunBand } from './useRunBands'

interface Props extends DrawnRun {
  bands: readonly RunBand[]
  /** Where it can be read, by the first instants of weeks, and is. */
  xs: readonly number[]
  x: number | null
  onRead: (x: number | null) => void
}

const shapes = { small: { width: 360, height: 210, ticks: 4 }, wide: { width: 960, height: 280, ticks: 9 } }
const margins = { marginTop: 24, marginRight: 28, marginBottom: 28 }

/** A title's weeks on the chart as a line, broken where it was away. */
export function RunChart({ run, by, size, unit, metric, shape, bands, ...reading }: Props) {
  const drawing = useCallback(
    () => draw({ run, by, size, unit, metric, bands, ...(shape && { shape }) }),
    [run, by, size, unit, metric, bands, shape],
  )
  return <Pointed draw={drawing} {...reading} />
}

function draw({ run, by, size, unit, metric, bands, shape }: DrawnRun & Pick<Props, 'bands'>) {
  const { width, height, ticks } = shapes[shape ?? 'small']
  const points = runStretches(run).flatMap((stretch, index) =>
    stretch.flatMap(({ week, rank, value }) => {
      const y = by === 'rank' ? rank : value
      return y === null ? [] : [{ week: new Date(week), y, stretch: index }]
    }),
  )
  const byRank = by === 'rank'
  const ranges = bandsOf(bands, by, points)
  const format = byRank ? String : unit.format
  const lowest = Math.max(2, size, ...run.map(({ rank }) => rank), ...(byRank ? ranges.map(({ high }) => high) : []))
  const weeks = run.map(({ week }) => new Date(week))
  const chart = plot({
    className: 'run-plot',
    width,
    height,
    ...margins,
    marginLeft: byRank ? 28 : 48,
    ariaLabel: byRank ? 'Rank by week' : `${metric} by week`,
    ariaDescription: 'The same figures are in the table below.',
    x: { type: 'utc', ...(run.length === 1 && { domain: around(weeks[0]!) }) },
    y: byRank
      ? { domain: [lowest, 1] }
      : { domain: [0, Math.max(...points.map(({ y }) => y), ...ranges.map(({ high }) => high), 1)], nice: true },
    marks: [
      gridY({ strokeOpacity: 0.14, ticks: byRank ? rankTicks(lowest) : 4 }),
      axisX(weekTicks(weeks, ticks), {
        tickSize: 0,
        label: null,
        tickFormat: (week: Date) => (manyYears(weeks) ? monthFormat : dayFormat).format(week),
      }),
      axisY({
        tickSize: 0,
        label: byRank ? null : [unit.word, metric.toLowerCase()].filter(Boolean).join(' '),
        labelArrow: 'none',
        tickFormat: format,
        ticks: byRank ? rankTicks(lowest) : 4,
      }),
      areaY(ranges, { x: 'week', y1: 'low', y2: 'high', z: 'stretch', fill: 'var(--accent)', fillOpacity: 0.16 }),
      // A week alone has no area.
      ruleX(ranges, { x: 'week', y1: 'low', y2: 'high', stroke: 'var(--accent)', strokeOpacity: 0.4, strokeWidth: 5 }),
      lineY(points, { x: 'week', y: 'y', z: 'stretch', stroke: 'var(--accent)', strokeWidth: 2 }),
      dot(points, { x: 'week', y: 'y', fill: 'var(--accent)', r: run.length > width / 8 ? 1.75 : 3.5 }),
    ],
  })
  // TRICKY: Plot puts a <style> element into its SVG, which our content security policy refuses (and reports). Nothing reads
  // it before the SVG is in the document: taken out here, its few rules are in plot.css.
  chart.querySelector('style')?.remove()
  // One picture with one name: Plot also names the groups inside, where ARIA allows no names.
  chart.setAttribute('role', 'img')
  for (const group of chart.querySelectorAll('g[aria-label]')) group.removeAttribute('aria-label')
  return pointed(chart, { width, top: margins.marginTop, bottom: height - margins.marginBottom })
}

/** The band of each point that has one, in the stretch of its point. */
function bandsOf(bands: readonly RunBand[], by: 'rank' | 'value', points: readonly { week: Date; stretch: number }[]) {
  const ofWeek = new Map(bands.map(band => [Date.parse(band.week), band[by]]))
  return points.flatMap(({ week, stretch }) => {
    const band = ofWeek.get(week.getTime())
    return band ? [{ week, stretch, low: band.low, high: band.high }] : []
  })
}

const weekMs = 604_800_000

const rankTicks = (size: number) =>
  (size <= 10 ? [1, Math.ceil(size / 2), size] : [1, 10, size]).filter((tick, at, all) => all.indexOf(tick) === at)

const dayFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })

const monthFormat = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' })

/** A day and a month are ambiguous when the run is longer than a year. */
const manyYears = (weeks: Date[]) => weeks.at(-1)!.getTime() - weeks[0]!.getTime() > 53 * weekMs

/** The first days of a few weeks, evenly apart: weeks are named by their first day, so no other day is a tick. */
function weekTicks(weeks: Date[], most: number): Date[] {
  const first = weeks[0]!.getTime()
  const count = Math.round((weeks.at(-1)!.getTime() - first) / weekMs)
  const step = Math.max(1, Math.ceil(count / most))
  return Array.from({ length: Math.floor(count / step) + 1 }, (_, at) => new Date(first + at * step * weekMs))
}

/** One week alone has no extent: show it in the middle of the two weeks around it. */
const around = (week: Date): [Date, Date] => [new Date(week.getTime() - weekMs), new Date(week.getTime() + weekMs)]
