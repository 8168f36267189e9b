import { axisX, axisY, dot, gridY, lineY, plot } from '@observablehq/plot'
import type { ChartEntry } from '@sweeps/model'
import { useEffect, useRef } from 'react'
import type { DisplayUnit } from './displayUnit'
import { runStretches } from './runStretches'

interface Props {
  run: ChartEntry['run']
  by: 'rank' | 'value'
  size: number
  unit: DisplayUnit
  label: string
}

/** A title's weeks on the chart as a line, broken where it was away. */
export function RunChart({ run, by, size, unit, label }: Props) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const chart = draw({ run, by, size, unit, label })
    place.current?.replaceChildren(chart)
  }, [run, by, size, unit, label])
  return <div ref={place} />
}

function draw({ run, by, size, unit, label }: Props) {
  const points = runStretches(run).flatMap((stretch, index) =>
    stretch.flatMap(({ week, rank, value }) => {
      const y = by === 'rank' ? rank : value
      return y === null ? [] : [{ week: new Date(week), y, stretch: index }]
    }),
  )
  const byRank = by === 'rank'
  const format = byRank ? String : unit.format
  const lowest = Math.max(2, size, ...run.map(({ rank }) => rank))
  const weeks = run.map(({ week }) => new Date(week))
  const chart = plot({
    className: 'run-plot',
    width: 360,
    height: 210,
    marginTop: 24,
    marginLeft: byRank ? 28 : 48,
    marginRight: 16,
    marginBottom: 28,
    ariaLabel: byRank ? 'Rank by week' : label,
    ariaDescription: 'The same figures are in the table below.',
    x: { type: 'utc', ...(run.length === 1 && { domain: around(weeks[0]!) }) },
    y: byRank ? { domain: [lowest, 1] } : { domain: [0, Math.max(...points.map(({ y }) => y), 1)], nice: true },
    marks: [
      gridY({ strokeOpacity: 0.14, ticks: byRank ? rankTicks(lowest) : 4 }),
      axisX(weekTicks(weeks), { tickSize: 0, label: null, tickFormat: (week: Date) => dayFormat.format(week) }),
      axisY({
        tickSize: 0,
        label: byRank ? null : unit.word,
        labelArrow: 'none',
        tickFormat: format,
        ticks: byRank ? rankTicks(lowest) : 4,
      }),
      lineY(points, { x: 'week', y: 'y', z: 'stretch', stroke: 'var(--accent)', strokeWidth: 2 }),
      dot(points, { x: 'week', y: 'y', fill: 'var(--accent)', r: 3.5 }),
    ],
  })
  // TRICKY: Plot puts a <style> element into its SVG, which our content security policy refuses (and reports). Nothing reads
  // it before the SVG is in the document: taken out here, its few rules are in charts.css.
  chart.querySelector('style')?.remove()
  // One picture with one name: Plot also names the groups inside, where ARIA allows no names.
  chart.setAttribute('role', 'img')
  for (const group of chart.querySelectorAll('g[aria-label]')) group.removeAttribute('aria-label')
  return chart
}

const weekMs = 604_800_000

const rankTicks = (size: number) =>
  (size <= 10 ? [1, Math.ceil(size / 2), size] : [1, 10, size]).filter((tick, at, all) => all.indexOf(tick) === at)

const dayFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })

/** The first days of at most five weeks, evenly apart: weeks are named by their first day, so no other day is a tick. */
function weekTicks(weeks: Date[]): Date[] {
  const first = weeks[0]!.getTime()
  const count = Math.round((weeks.at(-1)!.getTime() - first) / weekMs)
  const step = Math.max(1, Math.ceil(count / 4))
  return Array.from({ length: Math.floor(count / step) + 1 }, (_, at) => new Date(first + at * step * weekMs))
}

/** One week alone has no extent: show it in the middle of the two weeks around it. */
const around = (week: Date): [Date, Date] => [new Date(week.getTime() - weekMs), new Date(week.getTime() + weekMs)]
