import { axisX, axisY, dot, gridY, lineY, plot, ruleX, text } from '@observablehq/plot'
import { type PointedDrawing, pointed } from '../../ui/reading/pointed'
import { endLabels } from '../../ui/season-lines/endLabels'

export interface NamedLine {
  /** Stands at the end of the line; empty where the picture has one line alone. */
  name: string
  points: { x: number; y: number | null }[]
}

/** Something that happened, at a point of the axis. */
export interface Mark {
  x: number
  words: string
}

export interface Picture {
  lines: NamedLine[]
  /** A line goes from each point that is known to the next; else a point that is not known cuts it. */
  through?: boolean
  marks?: Mark[]
  wide: boolean
  name: string
  labelX: string
  labelY: string
  formatX: (x: number) => string
  formatY: (y: number) => string
}

const margins = { marginTop: 28, marginLeft: 48, marginBottom: 40 }

/** Lines over one axis, the first one strongest, each with its name at its end. A picture with one name; the same figures stand in a table beside it. */
export function drawLines({ lines, through = false, marks = [], wide, name, labelX, labelY, formatX, formatY }: Picture): PointedDrawing {
  const [width, height] = wide ? [960, 280] : [360, 230]
  const opacity = (line: number) => (line === 0 ? 1 : 0.4)
  const points = lines.flatMap((line, at) => line.points.filter(({ y }) => !through || y !== null).map(point => ({ ...point, line: at })))
  const known = points.filter(({ y }) => y !== null)
  const top = Math.max(...known.map(({ y }) => y ?? 0)) || 1
  const farthest = 0.95 * Math.max(...known.map(({ x }) => x))
  const ends = endLabels(
    lines.map(of => (of.name ? (of.points.findLast(({ y }) => y !== null) ?? null) : null)),
    (top * 13) / (height - margins.marginTop - margins.marginBottom),
  )
  const chart = plot({
    className: 'run-plot',
    ...{ width, height },
    ...margins,
    marginRight: ends.length > 0 ? 64 : 16,
    ariaLabel: name,
    ariaDescription: 'The same figures are in the tables of this section.',
    y: { domain: [0, top], nice: true },
    marks: [
      gridY({ strokeOpacity: 0.14, ticks: 4 }),
      axisX({ tickSize: 0, label: labelX, labelArrow: 'none', tickFormat: formatX, ticks: wide ? 10 : 5 }),
      axisY({ tickSize: 0, label: labelY, labelArrow: 'none', tickFormat: formatY, ticks: 4 }),
      ruleX(marks, { x: 'x', stroke: 'var(--muted)', strokeDasharray: '2 3' }),
      text(wide ? marks : marks.slice(0, 1), {
        x: 'x',
        text: 'words',
        frameAnchor: 'top-left',
        textAnchor: 'start',
        dx: 4,
        dy: -4,
        fill: 'var(--muted)',
      }),
      lineY(points, { x: 'x', y: 'y', z: 'line', stroke: 'var(--accent)', strokeWidth: 2, strokeOpacity: ({ line }) => opacity(line) }),
      // Where there are few the points themselves are seen.
      ...(known.length <= 31 * lines.length
        ? [dot(known, { x: 'x', y: 'y', fill: 'var(--accent)', fillOpacity: ({ line }) => opacity(line), r: 2.5 })]
        : []),
      ...ends.map(end =>
        text([end], {
          x: 'x',
          y: 'y',
          text: () => lines[end.at]!.name,
          dx: 6,
          // Where its end is hidden a name would stand on the lines that go on.
          dy: end.x < farthest ? -9 : 0,
          textAnchor: 'start',
          fill: 'var(--ink)',
          fontWeight: end.at === 0 ? 700 : 400,
        }),
      ),
    ],
  })
  // TRICKY: Plot’s own <style> is against our content security policy; its rules are in a style sheet. See RunChart.
  chart.querySelector('style')?.remove()
  chart.setAttribute('role', 'img')
  for (const group of chart.querySelectorAll('g[aria-label]')) group.removeAttribute('aria-label')
  return pointed(chart, { width, top: margins.marginTop, bottom: height - margins.marginBottom })
}
