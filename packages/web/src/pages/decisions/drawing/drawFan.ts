import { areaY, axisX, axisY, dot, gridY, lineY, ruleX } from '@observablehq/plot'
import { shortAmount } from '../amountWords'
import { onePicture } from './onePicture'
import type { FanPicture } from './picture'

interface Size {
  width: number
  height: number
}

/** More weeks than this are a line without dots. */
const mostDots = 27
const accent = 'var(--accent)'

/** Hours since the premiere: a line so far, a fan from there on. Time is on a square root scale, or the first weeks would be too narrow. */
export function drawFan({ fan: { visibleHours, fan } }: FanPicture, { width, height }: Size): Element {
  const end = Math.max(visibleHours.at(-1)!.day, fan.at(-1)!.day)
  const days = [0, 28, 91, 365].filter(day => day <= end)
  const most = Math.max(...visibleHours.map(({ hours }) => hours), ...fan.map(({ p90 }) => p90))
  return onePicture('Hours viewed since the premiere, seen and forecast', {
    ...{ width, height, marginTop: 28, marginLeft: 48, marginRight: 24, marginBottom: 36 },
    x: { type: 'sqrt', domain: [0, end] },
    y: { domain: [0, most], nice: true },
    marks: [
      gridY({ strokeOpacity: 0.14, ticks: 4 }),
      ruleX(days.slice(1), { strokeOpacity: 0.14 }),
      axisX(days, { tickSize: 0, label: null, tickFormat: (day: number) => dayName(day) }),
      axisY({ tickSize: 0, label: 'hours', labelArrow: 'none', tickFormat: shortAmount, ticks: 4 }),
      areaY(fan, { x: 'day', y1: 'p10', y2: 'p90', fill: accent, fillOpacity: 0.16 }),
      areaY(fan, { x: 'day', y1: 'p25', y2: 'p75', fill: accent, fillOpacity: 0.26 }),
      lineY(fan, { x: 'day', y: 'p50', stroke: accent, strokeWidth: 2, strokeDasharray: '5,4' }),
      dot(fan.slice(1), { x: 'day', y: 'p50', fill: 'var(--paper)', stroke: accent, strokeWidth: 2, r: 3.5 }),
      lineY(visibleHours, { x: 'day', y: 'hours', stroke: accent, strokeWidth: 2.5 }),
      dot(visibleHours.length > mostDots ? [] : visibleHours.slice(1), { x: 'day', y: 'hours', fill: accent, r: 3.5 }),
    ],
  })
}

function dayName(day: number): string {
  if (day === 0) return 'premiere'
  return day === 365 ? '1 year' : `day ${day}`
}
