import type { CSSProperties } from 'react'
import type { SourceNumbers } from './FactMarks'
import { Confidential, SourceMark } from './FactMarks'
import { markOf, scaleOf, type TimeScale } from './scaleOf'
import type { TimelineEvent } from './timelineOf'
import { whenWords } from './timelineOf'

/** A line per event, drawn on one scale of years: a dot is a day, a pale band a month or year of which the day is not known. */
export function Timeline({ events, sources }: { events: TimelineEvent[]; sources: SourceNumbers }) {
  const scale = scaleOf(events)
  if (events.length === 0) return null
  return (
    <table className="figures timeline-table">
      <caption className="visually-hidden">From the announcement to the decision</caption>
      <thead>
        <tr>
          <th scope="col">
            What
            {scale && <Years scale={scale} />}
          </th>
          <th scope="col">When</th>
          <td className="track">{scale && <Years scale={scale} />}</td>
        </tr>
      </thead>
      <tbody>
        {events.map(event => (
          <tr key={`${event.words} ${event.from} ${event.to} ${event.source}`} data-kind={event.kind}>
            <th scope="row">
              {event.words} <SourceMark source={event.source} sources={sources} />
              {event.confidential && <Confidential />}
              {event.note && <div className="detail">{event.note}</div>}
              {scale && <Drawn event={event} scale={scale} />}
            </th>
            <td className={event.from === null && event.to === null ? 'unknown' : undefined}>{whenWords(event)}</td>
            <td className="track">{scale && <Drawn event={event} scale={scale} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Drawn({ event, scale }: { event: TimelineEvent; scale: TimeScale }) {
  const mark = markOf(event, scale)
  return (
    <div className="years" aria-hidden="true">
      {scale.years.map(({ year, at }) => (
        <span key={year} className="year" style={{ '--at': at } as CSSProperties} />
      ))}
      {mark && (
        <span
          className="mark"
          data-shape={mark.shape}
          data-open={mark.open ?? undefined}
          style={{ '--at': mark.at, '--length': mark.length } as CSSProperties}
        />
      )}
    </div>
  )
}

/** So many years have room for their names. */
const mostYears = 8

function Years({ scale: { years } }: { scale: TimeScale }) {
  const step = Math.ceil(years.length / mostYears)
  return (
    <div className="years" aria-hidden="true">
      {years
        .filter((_, at) => at % step === 0)
        .map(({ year, at }) => (
          <span key={year} className="year" style={{ '--at': at } as CSSProperties}>
            {year}
          </span>
        ))}
    </div>
  )
}
