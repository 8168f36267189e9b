import { axisX, axisY, dot, gridY, link, rectY, ruleY } from '@observablehq/plot'
import { shortAmount } from '../amountWords'
import { onePicture } from './onePicture'
import type { WeeksPicture } from './picture'

const fewestWeeks = 8
const dayMs = 86_400_000
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })
const accent = 'var(--accent)'

/** What each week was worth as a bar, strong as far as it is from new accounts, with a mark for light ones. A partial week is an outline, a protected one a dot. */
export function drawWeeks({ weeks, currency }: WeeksPicture, size: { width: number; height: number }): Element {
  const bars = weeks.map(({ week, ...of }) => {
    const start = Date.parse(week)
    return { ...of, x1: start + dayMs / 2, x2: start + 6.5 * dayMs, middle: start + 3.5 * dayMs }
  })
  const known = bars.filter(({ value }) => value !== null)
  const begin = Date.parse(weeks[0]!.week)
  // A few weeks keep the width of weeks.
  const end = Math.max(Date.parse(weeks.at(-1)!.week) + 7 * dayMs, begin + fewestWeeks * 7 * dayMs)
  const every = Math.ceil((end - begin) / (7 * dayMs) / (size.width > 500 ? 10 : 4))
  const mondays = Array.from({ length: Math.ceil((end - begin) / (7 * dayMs * every)) }, (_, at) => begin + at * 7 * dayMs * every)
  return onePicture('Worth by week', {
    ...{ ...size, marginTop: 28, marginLeft: 48, marginRight: 16, marginBottom: 32 },
    x: { domain: [begin, end] },
    y: { domain: [0, Math.max(1e-9, ...known.map(({ value }) => value!))], nice: true },
    marks: [
      gridY({ strokeOpacity: 0.14, ticks: 4 }),
      axisX(mondays, { tickSize: 0, label: null, tickFormat: (at: number) => day.format(at), textAnchor: 'start', dx: -4 }),
      axisY({ tickSize: 0, label: currency, labelArrow: 'none', tickFormat: shortAmount, ticks: 4 }),
      rectY(known, {
        ...{ x1: 'x1', x2: 'x2', y: 'value', fill: accent, stroke: accent },
        fillOpacity: ({ state }) => (state === 'partial' ? 0.12 : 0.4),
        strokeOpacity: ({ state }) => (state === 'partial' ? 1 : 0),
        strokeDasharray: '3,3',
      }),
      rectY(
        known.filter(({ newViewers }) => newViewers !== null),
        { x1: 'x1', x2: 'x2', y: 'newViewers', fill: accent, fillOpacity: 0.7 },
      ),
      link(
        known.filter(({ lightViewers }) => lightViewers !== null),
        { x1: 'x1', x2: 'x2', y: 'lightViewers', stroke: 'var(--ink)', strokeWidth: 2 },
      ),
      dot(
        bars.filter(({ state }) => state === 'protected'),
        { x: 'middle', y: 0, dy: -6, r: 2.5, fill: 'var(--muted)' },
      ),
      ruleY([0], { strokeOpacity: 0.3 }),
    ],
  })
}
