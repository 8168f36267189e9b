import type { Chart } from '@sweeps/model'
import { sideKey } from '../compare/sideKey'
import { recordsPath } from '../records/recordsPath'
import { Link } from '../route/Link'
import { csvAddress } from './chartQueries'

/** What a reader must know to trust the table, and the way to take it along. */
export function ChartNotes({ chart, about }: { chart: Chart; about: string }) {
  return (
    <footer className="notes">
      {chart.notes.length > 0 && (
        <ul>
          {chart.notes.map(note => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <p>
        Source: {chart.source}. Figures in {chart.unit}. {about}
      </p>
      <p className="ways">
        <a href={csvAddress(chart.chart, chart.week.start, chart.list)} download>
          Download as CSV
        </a>
        <Link href={recordsPath(chart.chart, chart.list)}>Records of this list</Link>
        <Link href={`/compare?right=${sideKey({ chart: chart.chart, week: chart.week.start, list: chart.list })}`}>
          Beside the week before
        </Link>
      </p>
    </footer>
  )
}
