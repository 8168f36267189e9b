import { randomUUID } from 'node:crypto'
import { random } from '@sweeps/stats'

/** Requests to `/v1/spans`, made before the clock starts: one message each, with so many spans. */
export function spanRequests(count: number, spans: number, key: string, seed: number): Buffer[] {
  const draw = random(seed)
  const now = Date.now()
  return Array.from({ length: count }, () => {
    let at = now - 3_600_000 - draw.integer(0, 3_600_000)
    const body = JSON.stringify({
      service: 'bench',
      content: `c${draw.integer(0, 199)}`,
      play: randomUUID(),
      viewer: `viewer-${draw.integer(0, 100_000)}`,
      account: `account-${draw.integer(0, 50_000)}`,
      market: 'US',
      screen: 'tv',
      sentAt: new Date(now).toISOString(),
      runtime: 2_700_000,
      spans: Array.from({ length: spans }, (_, index) => {
        const start = at
        at += 60_000 + draw.integer(0, 60_000)
        return { start: new Date(start).toISOString(), stop: new Date(at - 1000).toISOString(), position: index * 90_000, rate: 1 }
      }),
    })
    return Buffer.from(
      `POST /v1/spans?key=${key} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: text/plain\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    )
  })
}
