import { axisX, barX, gridX, ruleX, text, tickX } from '@observablehq/plot'
import { percentWords, shortAmount } from '../amountWords'
import { onePicture } from './onePicture'
import type { SensitivityPicture } from './picture'

/** What each assumption does to the answer between its low and its high end, the most telling first. */
export function drawSensitivity(
  { effects, recommendation, currency }: SensitivityPicture,
  size: { width: number; height: number },
): Element {
  const known = effects.every(({ probability }) => probability !== null)
  const bars = effects.map(({ words, probability, breakEven }) => {
    const [low, high] = probability ?? breakEven
    return { words, from: Math.min(low, high), to: Math.max(low, high), low, high }
  })
  const thresholds = known ? [recommendation.cancelAt, recommendation.renewAt] : []
  return onePicture(known ? 'Probability that it earns its cost, by assumption' : 'Break-even, by assumption', {
    ...{ ...size, marginTop: 4, marginLeft: 8, marginRight: 20, marginBottom: 42 },
    x: { domain: [0, known ? 1 : Math.max(...bars.map(({ to }) => to))] },
    y: { domain: bars.map(({ words }) => words), axis: null, paddingInner: 0.62, paddingOuter: 0.45 },
    marks: [
      gridX({ strokeOpacity: 0.14, ticks: 5 }),
      axisX({
        ...{ tickSize: 0, labelArrow: 'none', labelOffset: 38, ticks: 5 },
        label: known ? 'probability that it earns its cost' : `break-even, ${currency} an episode`,
        // Not the function itself: it is called with the place of the tick besides.
        tickFormat: known ? (share: number) => percentWords(share) : shortAmount,
      }),
      ruleX(thresholds, { stroke: 'var(--muted)', strokeDasharray: '3,3' }),
      barX(bars, { y: 'words', x1: 'from', x2: 'to', fill: 'var(--accent)', fillOpacity: 0.4 }),
      tickX(bars, { y: 'words', x: 'low', stroke: 'var(--accent)', strokeWidth: 3 }),
      text(bars, { y: 'words', x: 0, text: 'words', textAnchor: 'start', dy: -16, dx: 2, fill: 'var(--ink)' }),
    ],
  })
}
