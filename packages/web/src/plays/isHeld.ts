import type { Span } from '@sweeps/model'

const lengthOf = ({ start, stop }: Span): number => Date.parse(stop) - Date.parse(start)

/** Whether the server has all of a span. Its clock may not be the device's: where a span begins in the clip and how long it is tell. */
export const isHeld = (span: Span, held: Span[]): boolean =>
  held.some(other => other.position === span.position && lengthOf(other) >= lengthOf(span))
