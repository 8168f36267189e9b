import type { Engine } from '@sweeps/engine'
import type { FastifyInstance } from 'fastify'
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client'

/** `/metrics` for Prometheus: what came in, what waits, and the process. */
export function metricsRoute(app: FastifyInstance, engine: Engine): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const counted = (name: string, help: string, value: () => number): void => {
    new Counter({
      name,
      help,
      registers: [registry],
      collect() {
        this.reset()
        this.inc(value())
      },
    })
  }
  const measured = (name: string, help: string, value: () => number): void => {
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(value())
      },
    })
  }
  const { collector, journal, loader } = engine.plays
  counted('sweeps_messages_total', 'Messages acknowledged since start', () => collector.counters.messages)
  counted('sweeps_spans_total', 'Spans acknowledged since start', () => collector.counters.spans)
  counted('sweeps_rejects_total', 'Messages refused since start', () => collector.counters.rejects)
  measured('sweeps_journal_backlog_bytes', 'Bytes acknowledged that are not in the engine yet', () => journal.backlog)
  measured('sweeps_journal_lag_seconds', 'Age of the oldest acknowledged message that is not in the engine yet', () => journal.lag / 1000)
  counted('sweeps_batches_total', 'Batches loaded into the engine over the life of the data directory', () => loader.batch)
  app.get('/metrics', { config: { public: true }, schema: { hide: true } }, async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  )
}
