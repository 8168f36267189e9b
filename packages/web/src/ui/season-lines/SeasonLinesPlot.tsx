import { axisX, axisY, dot, gridY, lineY, plot, text } from '@observablehq/plot'
import { useEffect, useRef } from 'react'
import { endLabels } from './endLabels'
import { type SeasonLine, styleOf } from './lineStyle'

export interface SeasonLinesPicture {
  lines: SeasonLine[]
  name: string
  labelX: string
  labelY: string
  formatX: (x: number) => string
  formatY: (y: number) => string
  /** Places of the marks below; chosen by the drawing when absent. */
  ticksX?: number[]
  /** The top of the axis is at least this. */
  least?: number
}

const sizes = { narrow: { width: 360, height: 240 }, wide: { width: 480, height: 270 }, large: { width: 960, height: 320 } }
/** `large` has a line to itself, `wide` half of one. */
export type SeasonLinesSize = keyof typeof sizes
/** More numbers than that would stand far from their lines: then those of peers are left out. */
const mostNumbers = 8
const margins = { marginTop: 24, marginLeft: 48, marginRight: 30, marginBottom: 40 }

/** Several seasons over one axis, each with its number at its end. One picture with one name; the figures stand in a table beside it. */
function drawSeasonLines(picture: SeasonLinesPicture, size: SeasonLinesSize): Element {
  const { lines, name, labelX, labelY, formatX, formatY, ticksX, least = 0 } = picture
  const { width, height } = sizes[size]
  const values = lines.flatMap(({ points }) => points.flatMap(({ y }) => y ?? []))
  const top = Math.max(least, ...values) * 1.04 || 1
  const innerHeight = height - margins.marginTop - margins.marginBottom
  // The one the page is about is drawn last, on top of the others.
  const order = lines.map((line, at) => ({ line, at, ...styleOf(line.kind, at) })).reverse()
  const ends = endLabels(
    lines.map(({ points, kind }) =>
      kind === 'peer' && lines.length > mostNumbers ? null : (points.findLast(({ y }) => y !== null) ?? null),
    ),
    (top * 12) / innerHeight,
  )
  const chart = plot({
    className: 'run-plot',
    ...{ width, height },
    ...margins,
    ariaLabel: name,
    ariaDescription: 'The same figures are in the table of this section.',
    y: { domain: [0, top] },
    marks: [
      gridY({ strokeOpacity: 0.14, ticks: 4 }),
      axisX({ tickSize: 0, label: labelX, labelArrow: 'none', tickFormat: formatX, ...(ticksX ? { ticks: ticksX } : { ticks: 6 }) }),
      axisY({ tickSize: 0, label: labelY, labelArrow: 'none', tickFormat: formatY, ticks: 4 }),
      ...order.map(({ line, stroke, width, dash, opacity }) =>
        lineY(line.points, { x: 'x', y: 'y', stroke, strokeOpacity: opacity, strokeWidth: width, ...(dash && { strokeDasharray: dash }) }),
      ),
      ...order.map(({ line, stroke, width, opacity }) =>
        dot(line.points, { x: 'x', y: 'y', fill: stroke, fillOpacity: opacity, r: line.points.length > 31 ? 0 : width * 0.9 + 0.6 }),
      ),
      ...ends.map(({ at, x, y }) =>
        text([{ x, y }], {
          ...{ x: 'x', y: 'y', text: () => String(at + 1), dx: 8, textAnchor: 'start' },
          ...{ fill: styleOf(lines[at]!.kind, at).stroke, fontWeight: lines[at]!.kind === 'this' ? 700 : 500 },
        }),
      ),
    ],
  })
  // TRICKY: Plot’s own <style> is against our content security policy; its rules are in a style sheet. See RunChart.
  chart.querySelector('style')?.remove()
  chart.setAttribute('role', 'img')
  for (const group of chart.querySelectorAll('g[aria-label]')) group.removeAttribute('aria-label')
  return chart
}

/** Draws with the plotting library: loaded when seasons are compared, not before. */
export function SeasonLinesPlot({ picture, size }: { picture: SeasonLinesPicture; size: SeasonLinesSize }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    place.current?.replaceChildren(drawSeasonLines(picture, size))
  }, [picture, size])
  return <div ref={place} />
}
