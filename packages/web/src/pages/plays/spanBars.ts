import type { Span } from '@sweeps/model'

export interface Extent {
  from: number
  to: number
}

/** A span's place on an axis. `start` identifies a span: two may begin at the same playhead. */
export interface Bar extends Extent {
  start: string
}

/** Where each span lies in the content: at 1.5× a minute of watching covers a minute and a half. */
export const playheadBars = (spans: Span[]): Bar[] =>
  // Where the playhead is not known there is nothing to show of the content.
  spans.flatMap(({ start, stop, position, rate = 1 }) =>
    position === undefined ? [] : [{ start, from: position, to: position + (Date.parse(stop) - Date.parse(start)) * rate }],
  )

/** Where each span lies in the day. */
export const clockBars = (spans: Span[]): Bar[] =>
  spans.map(({ start, stop }) => ({ start, from: Date.parse(start), to: Date.parse(stop) }))
