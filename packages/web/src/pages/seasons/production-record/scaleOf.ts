import type { TimelineEvent } from './timelineOf'
import { roughSpan } from './timelineOf'

/** Whole years that hold all events; shares of it are places on the line. */
export interface TimeScale {
  from: number
  to: number
  /** First days of years, each with its place from 0 to 1. */
  years: { year: number; at: number }[]
}

/** Null where no event has a day. */
export function scaleOf(events: readonly TimelineEvent[]): TimeScale | null {
  const spans = events.flatMap(({ from, to }) => [from, to].flatMap(day => (day === null ? [] : roughSpan(day))))
  if (spans.length === 0) return null
  const first = new Date(Math.min(...spans.map(span => span.from))).getUTCFullYear()
  const last = new Date(Math.max(...spans.map(span => span.to)) - 1).getUTCFullYear()
  const from = Date.UTC(first, 0, 1)
  const to = Date.UTC(last + 1, 0, 1)
  const years = Array.from({ length: last - first + 1 }, (_, at) => first + at)
  return { from, to, years: years.map(year => ({ year, at: (Date.UTC(year, 0, 1) - from) / (to - from) })) }
}

/** What is drawn of an event: from where to where, and which ends are only known roughly, or not at all. */
interface Mark {
  at: number
  length: number
  shape: 'day' | 'rough' | 'stretch'
  /** An end that is not known: the mark fades out there. */
  open: 'start' | 'end' | null
}

const dayMs = 86_400_000

/** Null where nothing of it is known. */
export function markOf({ from, to, lasts }: TimelineEvent, scale: TimeScale): Mark | null {
  const begin = from ?? to
  const end = to ?? from
  if (begin === null || end === null) return null
  const start = roughSpan(begin).from
  const stop = roughSpan(end).to
  const share = (ms: number) => ms / (scale.to - scale.from)
  const shape = lasts ? 'stretch' : stop - start <= dayMs ? 'day' : 'rough'
  return {
    at: share(start - scale.from),
    length: share(stop - start),
    shape,
    open: !lasts ? null : from === null ? 'start' : to === null ? 'end' : null,
  }
}
