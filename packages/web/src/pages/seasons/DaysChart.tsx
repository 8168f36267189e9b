import type { SeasonDay } from '@sweeps/model'
import { useMemo } from 'react'
import { figureWords } from '../../ui/format/figureWords'
import type { Mark } from './drawLines'
import { LinesChart } from './LinesChart'

/** Hours viewed on each day of the window, and what happened on some: `marks`. */
export function DaysChart({ days, marks, wide }: { days: SeasonDay[]; marks: Mark[]; wide: boolean }) {
  const picture = useMemo(
    () => ({
      lines: [{ name: '', points: days.map(({ day, watchedMs }) => ({ x: day, y: watchedMs === null ? null : watchedMs / 3_600_000 })) }],
      marks,
      wide,
      name: 'Hours by day',
      labelX: 'day',
      labelY: 'hours',
      formatX: (day: number) => (Number.isInteger(day) ? String(day) : ''),
      formatY: figureWords.amount,
    }),
    [days, marks, wide],
  )
  return <LinesChart picture={picture} />
}
