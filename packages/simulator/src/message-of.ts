import type { Message, Span } from '@sweeps/model'
import type { Report } from './reports.js'
import { service } from './service.js'
import type { Play } from './sit-down.js'

/** A report as the wire carries it. Spans are by the viewer's clock; `sentAt` is the moment it was received, as an import takes it to be. */
export function messageOf(
  { id, viewer, content, screen, stretches }: Play,
  { first, last, stop, receivedAt }: Report,
  instant: (milliseconds: number) => string,
): Message {
  const spans: Span[] = []
  for (let i = first; i <= last; i++) {
    const stretch = stretches[i]!
    const start = instant(stretch.start + viewer.clockError)
    const until = instant((i === last ? stop : stretch.stop) + viewer.clockError)
    const span: Span = { start, stop: until, position: stretch.position }
    if (stretch.rate !== 1) span.rate = stretch.rate
    spans.push(span)
  }
  return {
    service: service.id,
    content: content.id,
    play: id,
    viewer: viewer.id,
    account: viewer.account.id,
    market: viewer.account.market.code,
    screen,
    sentAt: instant(receivedAt),
    runtime: content.runtime,
    spans,
  }
}
