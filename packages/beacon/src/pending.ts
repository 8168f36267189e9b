import type { Head, Span } from './message.js'
import { storage } from './storage.js'

/** The spans of one play that nobody has acknowledged yet. */
export interface Pending {
  /** The collector and service they are for. */
  to: string
  /** What was added to the device's clock to make their instants. */
  offset: number
  head: Head
  spans: Span[]
}

// One record a play, and every change is a union or a difference with what is stored:
// tabs that send each other's spans, or share a play, cannot lose any.
const store = storage<Pending>(() => localStorage)

/** Keeps a span until it is acknowledged. Reported again, it grows. */
export const keep = (pending: Omit<Pending, 'spans'>, span: Span) => {
  const { play } = pending.head
  const { spans } = store.get(play) || { spans: [] as Span[] }
  const known = spans.find(({ start }) => start === span.start)
  if (!known) spans.push(span)
  else if (known.stop < span.stop) known.stop = span.stop
  store.set(play, { ...pending, spans })
}

/** Everything still to be sent to one collector, whichever page stored it. */
export const pendingFor = (to: string) => store.all().filter(pending => pending.to === to)

/** Removes what was acknowledged; a span that has grown since stays. */
export const forget = ({ head: { play }, spans: acknowledged }: Pending) => {
  const pending = store.get(play)
  if (!pending) return
  pending.spans = pending.spans.filter(span => !acknowledged.some(({ start, stop }) => start === span.start && stop >= span.stop))
  store.set(play, pending.spans.length ? pending : undefined)
}
