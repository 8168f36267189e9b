import type { ChartEntry, ChartSummary } from '@sweeps/model'
import { displayUnit } from '@sweeps/model/amounts'
import { useState } from 'react'
import type { TitleWeek } from '../../api/titleQueries'
import { type Title, type TitleRun, titleCsvAddress } from '../../api/titleQueries'
import { DrawBy } from '../../ui/charts/DrawBy'
import { RunDrawing } from '../../ui/charts/RunDrawing'
import { metricName } from '../../ui/format/chartNames'
import { listName } from '../../ui/format/listName'
import { Anchor, Link } from '../../ui/route/Link'
import { seasonPath } from '../../ui/route/routes'
import { runKey } from '../../ui/titles/runKey'
import { useMeasureOfRun } from '../../ui/titles/useMeasureOfRun'
import { useWide } from '../../ui/useWide'
import { RunWeeks } from './RunWeeks'

/** The shipped chart over one's own plays: only of those is the audience known. */
const ownChart = 'census'

/** One run: drawn, and every week of it as a table. */
export function RunSection({ title, run, charts }: { title: Title; run: TitleRun; charts: ChartSummary[] }) {
  const [wanted, setBy] = useState<'rank' | 'value'>('rank')
  const wide = useWide()
  const measure = useMeasureOfRun(run)
  const weeks = title.runs.filter(week => runKey(week) === runKey(run))
  const drawn = runOf(weeks)
  const ofPanel = run.chart.startsWith('panel-') ? { ...run, title: title.title } : undefined
  const metric = measure?.metric ? metricName(measure.metric) : null
  const by = metric === null ? 'rank' : wanted
  const unit = displayUnit(weeks, measure?.unit ?? '')
  return (
    <section className="run-section" aria-labelledby="run-heading">
      <h2 id="run-heading">{listName(charts, run)}</h2>
      {run.season !== null && (
        <p className="muted">
          {run.chart === ownChart ? (
            <Link href={seasonPath(title.title, run.season)}>
              <bdi>{run.name}</bdi>: its audience
            </Link>
          ) : (
            <bdi>{run.name}</bdi>
          )}
        </p>
      )}
      <DrawBy by={by} metric={metric} onChange={setBy} />
      {drawn.length === 0 ? (
        <p className="muted">It was on this list; at which rank is not known.</p>
      ) : (
        // Drawn when it is known in what it is measured; its room is kept.
        <RunDrawing
          run={drawn}
          by={by}
          size={measure?.size ?? 0}
          unit={unit}
          metric={metric ?? ''}
          ofPanel={ofPanel}
          waits={!measure}
          {...(wide && { shape: 'wide' })}
        />
      )}
      <RunWeeks weeks={weeks} unit={unit} metric={metric} known={measure !== undefined} />
      <p>
        <Anchor href={titleCsvAddress(title.title)} download>
          Download all its weeks as CSV
        </Anchor>
      </p>
    </section>
  )
}

/** The weeks whose rank is known, as a run to draw. */
const runOf = (weeks: readonly TitleWeek[]): ChartEntry['run'] =>
  weeks.flatMap(({ week, rank, value }) => (rank === null ? [] : [{ week, rank, value }]))
