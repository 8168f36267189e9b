import type { Chart, ChartEntry } from '@sweeps/model'
import { displayUnit, movementWords } from '@sweeps/model/amounts'
import { useState } from 'react'
import { DrawBy } from '../../ui/charts/DrawBy'
import { EntryTitle } from '../../ui/charts/EntryTitle'
import { RunDrawing } from '../../ui/charts/RunDrawing'
import { metricName } from '../../ui/format/chartNames'
import { RunTable } from './RunTable'

/** One entry's weeks on the chart: drawn, and as a table. */
export function RunPanel({ chart, entry }: { chart: Chart; entry: ChartEntry }) {
  const [by, setBy] = useState<'rank' | 'value'>('rank')
  const unit = displayUnit(entry.run, chart.unit)
  const metric = metricName(chart.metric)
  const { title, season } = entry
  return (
    <section id="run-panel" className="run-panel" aria-label="Run on the chart">
      <h2>
        <EntryTitle entry={entry} />
      </h2>
      <p className="muted">{summary(entry)}</p>
      <DrawBy by={by} metric={metric} onChange={setBy} />
      <RunDrawing
        run={entry.run}
        by={by}
        size={chart.entries.length}
        unit={unit}
        metric={metric}
        ofPanel={chart.panel && { chart: chart.chart, list: chart.list, title, season }}
      />
      {chart.panel && (
        <p className="muted">The band: where the true {by === 'rank' ? 'rank' : 'figure'} lies, as far as the panel tells.</p>
      )}
      <details>
        <summary>The same as a table</summary>
        <RunTable run={entry.run} unit={unit} metric={metric} />
      </details>
    </section>
  )
}

function summary(entry: ChartEntry): string {
  const parts = [`No.\u00a0${entry.rank}`, movementWords(entry).words]
  if (entry.weeksOnChart !== null)
    parts.push(entry.weeksOnChart === 1 ? 'first week on the chart' : `${entry.weeksOnChart} weeks on the chart`)
  if (entry.peakRank !== null) parts.push(`peak No.\u00a0${entry.peakRank}`)
  return parts.join(' · ')
}
