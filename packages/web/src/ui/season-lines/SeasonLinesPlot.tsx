import { axisX, axisY, dot, gridY, lineY, plot, text } from '@observablehq/plot'
import { useCallback } from 'react'
import { Pointed } from '../reading/Pointed'
import { type PointedDrawing, pointed } from '../reading/pointed'
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
  /** From where to where the axis below goes; as far as the lines when absent. */
  domainX?: [number, number]
  /** The top of the axis is at least this. */
  least?: number
}

const sizes = { narrow: { width: 360, height: 240 }, wide: { width: 480, height: 270 }, large: { width: 960, height: 320 } }
/** `large` has a line to itself, `wide` half of one. */
export type SeasonLinesSize = keyof typeof sizes
/** More numbers than that would stand far from their lines: then those of peers are left out. */
const mostNumbers = 8
const margins = { marginTop: 24, marginLeft: 48, marginBottom: 40 }
/** A line has its number and, where there is room and few are drawn, its name at its end; the key has all names in full. */
const mostNamed = 5
const namesBySize = { narrow: { longest: 0, room: 30 }, wide: { longest: 12, room: 104 }, large: { longest: 22, room: 184 } }

/** Several seasons over one axis, each with its number at its end. One picture with one name; the figures stand in a table beside it. */
function drawSeasonLines(picture: SeasonLinesPicture, size: SeasonLinesSize): PointedDrawing {
  const { lines, name, labelX, labelY, formatX, formatY, ticksX, domainX, least = 0 } = picture
  const { width, height } = sizes[size]
  const { longest, room } = namesBySize[lines.length <= mostNamed ? size : 'narrow']
  const endWords = (at: number): string => (longest > 0 ? `${at + 1} ${shortened(lines[at]!.name, longest)}` : String(at + 1))
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
    marginRight: room,
    ariaLabel: name,
    ariaDescription: 'The same figures are in the table of this section.',
    ...(domainX && domainX[0] < domainX[1] && { x: { domain: domainX } }),
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
          ...{ x: 'x', y: 'y', text: () => endWords(at), dx: 8, textAnchor: 'start' },
          ...{ fill: styleOf(lines[at]!.kind, at).stroke, fontWeight: lines[at]!.kind === 'this' ? 700 : 500 },
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

const shortened = (name: string, longest: number): string => (name.length > longest ? `${name.slice(0, longest - 1)}…` : name)

interface Props {
  picture: SeasonLinesPicture
  size: SeasonLinesSize
  /** Where it can be read, and is. */
  xs: readonly number[]
  x: number | null
  onRead: (x: number | null) => void
}

/** Draws with the plotting library: loaded when seasons are compared, not before. */
export function SeasonLinesPlot({ picture, size, ...reading }: Props) {
  const draw = useCallback(() => drawSeasonLines(picture, size), [picture, size])
  return <Pointed draw={draw} {...reading} />
}
