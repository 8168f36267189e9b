import { type Engine, liveReports } from '@sweeps/engine'
import { type LiveEvents, type LiveReport, Problem } from '@sweeps/model'
import type { FastifyInstance } from 'fastify'

const mostListeners = 200

/**
 * `GET /v1/live`: Server-Sent Events. `health` once a second; with `?play=ID` also `play`, each time more of that play has
 * reached the engine.
 */
export function liveRoute(app: FastifyInstance, engine: Engine): void {
  let listeners = 0
  const open = new Set<() => void>()
  const reports = recentReports(engine)
  app.addHook('preClose', async () => {
    for (const end of open) end()
  })
  app.get<{ Querystring: { play?: string } }>(
    '/v1/live',
    {
      schema: {
        summary: 'Server-Sent Events: health once a second, and one play as it arrives',
        tags: ['health'],
        querystring: { type: 'object', properties: { play: { type: 'string', format: 'uuid' } } },
      },
    },
    (request, reply) => {
      if (listeners >= mostListeners) throw new Problem('backlog-full', `${mostListeners} pages listen already: close one`)
      listeners++
      reply.hijack()
      const { raw } = reply
      raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
      const send = <Name extends keyof LiveEvents>(name: Name, data: LiveEvents[Name]): void => {
        // A page that does not read is not fed: the next second has newer figures.
        if (raw.writableLength < 256 * 1024) raw.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`)
      }
      const health = healthSampler(engine, reports)
      // A key that is revoked, a person who signed out: they have had the last of it.
      const timer = setInterval(() => (request.stillAllowed() ? send('health', health()) : end()), 1000)
      send('health', health())
      const unwatch = request.query.play
        ? sendPlay(engine, request.query.play.toLowerCase(), data => request.stillAllowed() && send('play', data))
        : () => {}
      const end = (): void => {
        if (!open.delete(end)) return
        listeners--
        clearInterval(timer)
        unwatch()
        raw.end()
      }
      open.add(end)
      raw.on('close', end)
    },
  )
}

const reportsMs = 10_000

/** What live sources sent, as of some seconds ago: the store is asked while somebody listens, one question at a time. */
function recentReports(engine: Engine): () => readonly LiveReport[] {
  let known: readonly LiveReport[] = []
  let next = 0
  return () => {
    if (Date.now() < next) return known
    next = Date.now() + reportsMs
    liveReports(engine.store).then(
      reports => {
        known = reports
      },
      // What was known holds; it is asked again.
      () => {},
    )
    return known
  }
}

/** Rates since the last call. */
function healthSampler(engine: Engine, reports: () => readonly LiveReport[]): () => LiveEvents['health'] {
  const { collector, journal, lines } = engine.plays
  let last = { at: Date.now(), messages: collector.counters.messages, spans: collector.counters.spans, lines: lines.counters.lines }
  return () => {
    const now = { at: Date.now(), messages: collector.counters.messages, spans: collector.counters.spans, lines: lines.counters.lines }
    const sources = reports()
    const seconds = Math.max(0.001, (now.at - last.at) / 1000)
    const rate = (count: number): number => Math.round((count / seconds) * 10) / 10
    const health = {
      at: new Date(now.at).toISOString(),
      messagesPerSecond: rate(now.messages - last.messages),
      spansPerSecond: rate(now.spans - last.spans),
      rejects: collector.counters.rejects,
      lagMs: journal.lag,
      backlogBytes: journal.backlog,
      ...(sources.length > 0 && { linesPerSecond: rate(now.lines - last.lines), sources: [...sources] }),
      ...(engine.store.damage.length > 0 && { damaged: engine.store.damage.length }),
    }
    last = now
    return health
  }
}

/** Sends a play now and whenever it grows, one question to the engine at a time. */
function sendPlay(engine: Engine, play: string, send: (data: LiveEvents['play']) => void): () => void {
  let asking = false
  let again = false
  const ask = async (): Promise<void> => {
    if (asking) {
      again = true
      return
    }
    asking = true
    do {
      again = false
      // What was sent last holds until it grows again.
      const known = await engine.plays.live.play(play).catch(() => undefined)
      if (known) send(known)
    } while (again)
    asking = false
  }
  void ask()
  return engine.plays.live.watch(play, () => void ask())
}
