import type { PeerSeason } from '@sweeps/model'
import { useMemo } from 'react'
import { figureWords, shortHours } from '../format/figureWords'
import { shortName } from '../format/shortName'
import type { LineKind } from './lineStyle'
import { SeasonLines } from './SeasonLines'

/** A season’s weeks are few in its first fortnight: then its days are drawn. */
const daysUpTo = 13

/** Hours as they fall off, and each week as a share of the one before. `kind` overrules what the seasons are to each other. */
export function DecayLines({ seasons, age, kind }: { seasons: PeerSeason[]; age: number; kind?: LineKind }) {
  const [hours, decay] = useMemo(() => {
    const byDay = age <= daysUpTo
    const lines = seasons.map(({ titleName, season, relation, days, weeks }) => ({
      ...{ name: shortName(titleName, season), kind: kind ?? relation },
      points: byDay ? days.map(({ day, hours }) => ({ x: day, y: hours })) : weeks.map(({ week, hours }) => ({ x: week, y: hours })),
      decay: weeks.filter(({ week }) => week > 1).map(({ week, decay }) => ({ x: week, y: decay })),
    }))
    const unit = byDay ? 'day' : 'week'
    const weeks = ticksOf(lines.flatMap(({ points }) => points.map(({ x }) => x)))
    const later = ticksOf(lines.flatMap(({ decay }) => decay.map(({ x }) => x)))
    const whole = (x: number) => (Number.isInteger(x) ? String(x) : '')
    return [
      {
        ...{ name: `Hours by ${unit}, all seasons`, labelX: `${unit} since the release`, labelY: 'hours' },
        ...{ lines, ticksX: weeks, formatX: whole, formatY: shortHours },
      },
      {
        ...{ name: 'Each week as a share of the week before, all seasons', labelX: 'week since the release', labelY: '' },
        ...{ lines: lines.map(({ decay, ...line }) => ({ ...line, points: decay })), ticksX: later, least: 1 },
        ...{ formatX: whole, formatY: (share: number) => figureWords.share(share).replace('.0', '') },
      },
    ] as const
  }, [seasons, age, kind])
  return (
    <div className="season-lines-pair">
      <SeasonLines picture={hours} caption={age <= daysUpTo ? 'Hours by day' : 'Hours by week'} />
      {decay.lines.some(({ points }) => points.some(({ y }) => y !== null)) && (
        <SeasonLines picture={decay} caption="Each week as a share of the week before" />
      )}
    </div>
  )
}

/** Every whole number there is, or every so many where they would not fit. */
function ticksOf(places: number[]): number[] {
  if (places.length === 0) return []
  const [first, last] = [Math.min(...places), Math.max(...places)]
  const step = Math.ceil((last - first + 1) / 14)
  return Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, at) => first + at * step)
}
