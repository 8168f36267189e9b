import type { Chart, ChartSummary } from '@sweeps/model'
import { useState } from 'react'
import { useWide } from '../../ui/useWide'
import { ChartNotes } from './ChartNotes'
import { ChartTable, entryKey } from './ChartTable'
import { EditionFooter } from './editions/EditionFooter'
import { RunPanel } from './RunPanel'
import { WeekFacts } from './WeekFacts'

/**
 * The table, and beside it the run of one title: the one chosen, or in passing the one pointed at. The choice stays when
 * the week changes, so a title can be followed through the weeks.
 */
export function ChartBody({ chart, listName, definition }: { chart: Chart; listName: string; definition: ChartSummary }) {
  const [chosen, choose] = useState<string | null>(null)
  const [pointed, point] = useState<string | null>(null)
  const wide = useWide()
  const wanted = (wide && pointed) || chosen
  const visible = wanted === null ? undefined : chart.entries.find(entry => entryKey(entry) === wanted)

  return (
    <div className="chart-body">
      <div>
        <ChartTable chart={chart} listName={listName} chosen={chosen} onChoose={choose} onPoint={point} inlineRun={!wide} />
        <ChartNotes chart={chart} definition={definition} />
        {/* Another week starts with a clean slate: what became of publishing the last one is not said here. */}
        <EditionFooter key={`${chart.chart} ${chart.market} ${chart.week.start}`} chart={chart} />
      </div>
      <aside aria-label="Details">{wide && visible ? <RunPanel chart={chart} entry={visible} /> : <WeekFacts chart={chart} />}</aside>
    </div>
  )
}
