import type { SeasonDay } from '@sweeps/model'
import { useEffect, useRef } from 'react'
import { figureWords } from '../../ui/format/figureWords'
import { drawLines } from './drawLines'

/** Hours viewed on each day of the window. */
export function DaysChart({ days, wide }: { days: SeasonDay[]; wide: boolean }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const points = days.map(({ day, watchedMs }) => ({ x: day, y: watchedMs === null ? null : watchedMs / 3_600_000, line: 0 }))
    const formatX = (day: number) => (Number.isInteger(day) ? String(day) : '')
    place.current?.replaceChildren(
      drawLines({ points, dots: days.length <= 31, wide, name: 'Hours by day', labelX: 'day', formatX, formatY: figureWords.amount }),
    )
  }, [days, wide])
  return <div ref={place} />
}
