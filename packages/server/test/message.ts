import { randomUUID } from 'node:crypto'
import type { Message } from '@sweeps/model'

/** Ten seconds of one play, a minute ago. */
export function message(told: Partial<Message> = {}): Message {
  const start = Date.now() - 60_000
  const iso = (at: number): string => new Date(at).toISOString()
  return {
    service: 'noa',
    content: 'hr-1-1',
    play: randomUUID(),
    viewer: 'dana',
    sentAt: iso(start + 10_000),
    spans: [{ start: iso(start), stop: iso(start + 10_000), position: 0 }],
    ...told,
  }
}
