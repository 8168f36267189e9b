import { formatClock, formatPosition } from './formatTime'
import type { Play } from './usePlay'

/** A play as the server stores it: a list of spans, each of which only ever grows. */
export function SpanTable({ spans }: { spans: Play['spans'] }) {
  return (
    <table className="span-table">
      <caption>Spans the server holds</caption>
      <thead>
        <tr>
          <th scope="col">Start</th>
          <th scope="col">Stop</th>
          <th scope="col" className="number">
            Length
          </th>
          <th scope="col" className="number">
            Position
          </th>
          <th scope="col" className="number">
            Rate
          </th>
        </tr>
      </thead>
      <tbody>
        {spans.map(({ start, stop, position, rate }) => (
          <tr key={start}>
            <td>{formatClock(start)}</td>
            <td>{formatClock(stop)}</td>
            <td className="number">{formatPosition(Date.parse(stop) - Date.parse(start))}</td>
            <td className="number">{formatPosition(position)}</td>
            <td className="number">{rate}×</td>
          </tr>
        ))}
        {spans.length === 0 && (
          <tr>
            <td colSpan={5} className="muted">
              None yet. Press play.
            </td>
          </tr>
        )}
      </tbody>
    </table>
  )
}
