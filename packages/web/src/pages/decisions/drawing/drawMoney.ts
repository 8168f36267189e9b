import { axisX, axisY, barX, gridX, text, tickX } from '@observablehq/plot'
import { shortAmount } from '../amountWords'
import { onePicture } from './onePicture'
import type { MoneyPicture } from './picture'

/** What each season is worth, as a bar as wide as it is uncertain, and what it costs, as a mark on it. */
export function drawMoney({ lines, currency }: MoneyPicture, size: { width: number; height: number }): Element {
  const worth = lines.flatMap(({ name, value }) => (value ? [{ name, ...value }] : []))
  const costs = lines.flatMap(({ name, cost }) => (cost === null ? [] : [{ name, cost }]))
  return onePicture('Value and cost', {
    ...{ ...size, marginTop: 8, marginLeft: 76, marginRight: 24, marginBottom: 42 },
    x: { domain: [0, Math.max(...worth.map(({ p90 }) => p90), ...costs.map(({ cost }) => cost)) * 1.04] },
    y: { domain: lines.map(({ name }) => name), padding: 0.45 },
    marks: [
      gridX({ strokeOpacity: 0.14, ticks: 4 }),
      axisX({
        tickSize: 0,
        label: currency,
        labelArrow: 'none',
        labelOffset: 38,
        tickFormat: shortAmount,
        ticks: size.width > 500 ? 8 : 4,
      }),
      axisY({ tickSize: 0, label: null }),
      barX(worth, { y: 'name', x1: 'p10', x2: 'p90', fill: 'var(--accent)', fillOpacity: 0.22 }),
      barX(worth, { y: 'name', x1: 'p25', x2: 'p75', fill: 'var(--accent)', fillOpacity: 0.4 }),
      tickX(worth, { y: 'name', x: 'p50', stroke: 'var(--accent)', strokeWidth: 3 }),
      tickX(costs, { y: 'name', x: 'cost', stroke: 'var(--warn)', strokeWidth: 3 }),
      text(costs, { y: 'name', x: 'cost', text: () => 'cost', fill: 'var(--warn)', dy: -24 }),
    ],
  })
}
