import { instant, now } from './clock.js'
import { forget, type Pending, pendingFor } from './pending.js'
import { request } from './request.js'
import { safely } from './safely.js'

/** Sends one collector what is pending, until it has acknowledged it. */
export interface Sender {
  /** Plays in progress, asked for their latest when the page may be about to go. */
  live: Set<(leaving?: boolean) => void>
  /** The collector refused our key, so there is no use in keeping anything. */
  refused?: boolean
  /** Sends in a second, together with whatever else happens until then; later while the collector is failing. */
  soon(): void
  /** Sends now, in a way that outlives the page; answers the promise of it. */
  last(): unknown
}

/** Less than the 64 kB a request that outlives its page may have, and than 500 spans, the most of a message, can be (93 bytes each). */
const mostBytes = 45e3

const halve = <Item>(items: Item[]): Item[][] => [items.slice(0, items.length >> 1), items.slice(items.length >> 1)]

const create = (to: string, url: string): Sender => {
  let timer: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  let retryAfter = 0
  let pausedUntil = 0

  const wait = (time: number) => {
    clearTimeout(timer)
    timer = setTimeout(safely(flush), time)
  }

  /** Posts one body and answers the status, 0 when there was none. */
  const post = async (body: string, keepalive?: boolean) => {
    retryAfter = 0
    try {
      // A string travels as text/plain, which needs no CORS preflight.
      const answer = await request(url, 1e4, { method: 'POST', body, keepalive: !!keepalive })
      retryAfter = Math.min(+answer.headers.get('Retry-After')! || 0, 300) * 1e3
      return answer.status
    } catch {
      return 0
    }
  }

  /** Sends a batch, in halves if it is too long; false when the rest had better wait. */
  const send = async (batch: Pending[], keepalive?: boolean): Promise<boolean> => {
    const messages = batch.map(({ head, offset, spans }) => ({ ...head, sentAt: instant(now() + offset), spans }))
    const body = JSON.stringify(batch[1] ? messages : messages[0])
    // Browsers without keepalive would drop the request with the page. A beacon has no answer, so its spans stay pending.
    if (keepalive && !('keepalive' in Request.prototype)) return navigator.sendBeacon(url, body)
    const status = new Blob([body]).size < mostBytes ? await post(body, keepalive) : 413
    const [only] = batch as [Pending]
    if (status === 413 && (batch[1] || only.spans[1])) {
      for (const half of batch[1] ? halve(batch) : halve(only.spans).map(spans => [{ ...only, spans }]))
        if (!(await send(half, keepalive))) return false
      return true
    }
    if (status === 401 || status === 403) sender.refused = true
    // 400: the collector stored the good ones and set the bad ones aside. 413: a single span that no one will ever take.
    const settled = (status >= 200 && status < 300) || status === 400 || status === 413
    if (settled) batch.forEach(forget)
    return settled
  }

  /** What is pending, plays in progress included. */
  const gather = (leaving?: boolean) => {
    for (const report of sender.live) report(leaving)
    return sender.refused ? [] : pendingFor(to)
  }

  const flush = async () => {
    const batch = gather()
    if (!batch[0] || (await send(batch).catch(() => false))) {
      timer = undefined
      failures = 0
      // Something may have been stored while the batch was on its way.
      if (batch[0] && pendingFor(to)[0]) sender.soon()
    } else {
      pausedUntil = now() + retryAfter
      wait(retryAfter + Math.min(2 ** ++failures, 300) * (500 + 500 * Math.random()))
    }
  }

  const sender: Sender = {
    live: new Set(),
    soon() {
      // TRICKY: the timer keeps its number while a request is on its way or a retry is due, so there is one of them at a time.
      timer = timer || setTimeout(safely(flush), 1e3)
    },
    last() {
      const batch = gather(true)
      if (batch[0] && now() > pausedUntil) {
        // A page that closes is hidden first, and would say all of it twice.
        pausedUntil = now() + 100
        return send(batch, true)
      }
    },
  }

  const leave = safely(sender.last)
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && leave())
  addEventListener('pagehide', leave)
  addEventListener('online', () => now() > pausedUntil && wait(1e3))
  return sender
}

const senders: Record<string, Sender> = {}

/** The page's one sender for a collector and a service. */
export const senderFor = (to: string, url: string): Sender => {
  const sender = senders[to] || create(to, url)
  senders[to] = sender
  return sender
}
