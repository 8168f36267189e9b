import { axisX, barX, ruleX, text, tickX } from '@observablehq/plot'
import { shortAmount } from '../amountWords'
import { onePicture } from './onePicture'
import type { BreakEvenPicture } from './picture'

/** What an episode may cost: how sure the break-even is, and below it which cost the rule answers with what. */
export function drawBreakEven(
  { spread, renewUpTo, cancelFrom, cost, most, currency }: BreakEvenPicture,
  size: { width: number; height: number },
): Element {
  const zones = [
    { name: 'renew', from: 0, to: Math.min(renewUpTo, most), fill: 'var(--accent)', opacity: 0.3 },
    { name: 'wait', from: Math.min(renewUpTo, most), to: Math.min(cancelFrom, most), fill: 'var(--muted)', opacity: 0.18 },
    { name: 'cancel', from: Math.min(cancelFrom, most), to: most, fill: 'var(--warn)', opacity: 0.25 },
  ]
  const roomy = zones.filter(({ from, to }) => ((to - from) / most) * size.width > 48)
  return onePicture('What an episode may cost', {
    ...{ ...size, marginTop: 22, marginLeft: 8, marginRight: 16, marginBottom: 42 },
    x: { domain: [0, most], clamp: true },
    y: { domain: ['break-even', 'rule'], padding: 0.15, axis: null },
    marks: [
      axisX({
        tickSize: 0,
        label: `${currency} an episode`,
        labelArrow: 'none',
        labelOffset: 38,
        tickFormat: shortAmount,
        ticks: size.width > 500 ? 8 : 4,
      }),
      barX([spread], { y: () => 'break-even', x1: 'p10', x2: 'p90', fill: 'var(--accent)', fillOpacity: 0.22 }),
      barX([spread], { y: () => 'break-even', x1: 'p25', x2: 'p75', fill: 'var(--accent)', fillOpacity: 0.4 }),
      tickX([spread], { y: () => 'break-even', x: 'p50', stroke: 'var(--accent)', strokeWidth: 3 }),
      barX(zones, { y: () => 'rule', x1: 'from', x2: 'to', fill: 'fill', fillOpacity: 'opacity' }),
      text(roomy, { y: () => 'rule', x: ({ from, to }) => (from + to) / 2, text: 'name', fill: 'var(--ink)' }),
      ...(cost === null
        ? []
        : [
            ruleX([Math.min(cost, most)], { stroke: 'var(--ink)', strokeWidth: 2 }),
            text([cost], {
              x: Math.min(cost, most),
              text: () => (cost > most ? 'cost ▸' : 'cost'),
              frameAnchor: 'top',
              dy: -14,
              fill: 'var(--ink)',
            }),
          ]),
    ],
  })
}
