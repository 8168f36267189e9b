import type { Chart } from '@sweeps/model'
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
      <p>
        <a href={csvAddress(chart.chart, chart.week.start, chart.list)} download>
          Download as CSV
        </a>
      </p>
    </footer>
  )
}
