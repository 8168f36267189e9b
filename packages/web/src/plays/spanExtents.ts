import type { Play } from './usePlay'

export interface Extent {
  from: number
  to: number
}

type Spans = Play['spans']

/** Where each span lies in the content: at 1.5× a minute of watching covers a minute and a half. */
export const playheadExtents = (spans: Spans): Extent[] =>
  spans.map(({ start, stop, position, rate }) => ({ from: position, to: position + (Date.parse(stop) - Date.parse(start)) * rate }))

/** Where each span lies in the day. */
export const clockExtents = (spans: Spans): Extent[] => spans.map(({ start, stop }) => ({ from: Date.parse(start), to: Date.parse(stop) }))
