import { lazy, Suspense, useMemo, useState } from 'react'
import { formatWeek } from '../format/dates'
import { ReadAt } from '../reading/ReadAt'
import type { DrawnRun } from './drawnRun'
import { type Charted, type RunBand, useRunBands } from './useRunBands'

interface Props extends DrawnRun {
  /** Of a panel's chart: what is charted, to draw between what each week's figure and rank lie. */
  ofPanel?: Charted | undefined
  /** It is not known yet what is drawn: its room is kept. */
  waits?: boolean
}

// The plotting library is as large as all the rest: it is loaded when somebody first asks for a run.
const RunChart = lazy(() => import('./RunChart').then(module => ({ default: module.RunChart })))

/** A title’s weeks on a chart, drawn, and what the drawing says of a week. */
export function RunDrawing({ ofPanel, waits = false, ...drawn }: Props) {
  const { run, by, unit, metric, shape } = drawn
  const bands = useRunBands(ofPanel, run)
  const [x, setX] = useState<number | null>(null)
  const weeks = useMemo(
    () => new Map(run.filter(week => by === 'rank' || week.value !== null).map(week => [Date.parse(week.week), week])),
    [run, by],
  )
  const xs = useMemo(() => [...weeks.keys()], [weeks])
  const say = (at: number): string => weekSaid(weeks.get(at)!, { by, unit, metric, bands })
  return (
    <>
      <div className={shape === 'wide' ? 'run-chart wide-run' : 'run-chart'}>
        <Suspense>{!waits && <RunChart {...drawn} {...{ bands, xs, x }} onRead={setX} />}</Suspense>
      </div>
      <ReadAt xs={xs} x={x} onRead={setX} say={say} />
    </>
  )
}

/** `9–15 August 2021: No. 8 (between No. 6 and 9), 549 million minutes viewed`: what is drawn first. */
function weekSaid(
  { week, rank, value }: DrawnRun['run'][number],
  { by, unit, metric, bands }: Pick<DrawnRun, 'by' | 'unit' | 'metric'> & { bands: readonly RunBand[] },
): string {
  const band = bands.find(of => of.week === week)?.[by]
  const format = by === 'rank' ? String : unit.format
  const between = band ? ` (between ${format(band.low)} and ${format(band.high)})` : ''
  const place = `No.\u00a0${rank}`
  const amount = value === null ? null : [unit.format(value), unit.word, metric.toLowerCase()].filter(Boolean).join(' ')
  const [first, second] = by === 'rank' ? [place, amount] : [amount ?? place, place]
  return `${formatWeek(week)}: ${first}${between}${second === null || second === first ? '' : `, ${second}`}`
}
