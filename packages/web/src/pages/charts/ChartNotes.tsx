import type { Chart, ChartSummary } from '@sweeps/model'
import { chartKey } from '../../api/chartKey'
import { csvAddress } from '../../api/chartQueries'
import { Anchor, Link } from '../../ui/route/Link'
import { comparePath, recordsPath } from '../../ui/route/routes'

/** What a reader must know to trust the table, and the way to take it along. */
export function ChartNotes({ chart, definition }: { chart: Chart; definition: ChartSummary }) {
  const key = chartKey(definition)
  return (
    <footer className="notes">
      {chart.notes.length > 0 && (
        <ul>
          {chart.notes.map(note => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {chart.panel && <p>{chart.panel.explanation}</p>}
      <p>
        Source: {chart.source}. Figures in {chart.unit}. {definition.note}
      </p>
      <p className="links">
        <Anchor href={csvAddress(key, chart.week.start, chart.list)} download>
          Download as CSV
        </Anchor>
        <Link href={recordsPath(key, chart.list)}>Records of this list</Link>
        <Link href={comparePath({ chart: key, week: chart.week.start, list: chart.list })}>Beside the week before</Link>
      </p>
    </footer>
  )
}
