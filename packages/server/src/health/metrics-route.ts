import { statfsSync } from 'node:fs'
import type { CollectingEngine } from '@sweeps/engine'
import type { FastifyInstance } from 'fastify'
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client'

/** `/metrics` for Prometheus: what came in, what waits, and the process. Returns where more of it is registered. */
export function metricsRoute(app: FastifyInstance, engine: Pick<CollectingEngine, 'plays' | 'store'>): Registry {
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
  const { collector, journal, lines, loader } = engine.plays
  counted('sweeps_messages_total', 'Messages acknowledged since start', () => collector.counters.messages)
  counted('sweeps_spans_total', 'Spans acknowledged since start', () => collector.counters.spans)
  counted('sweeps_rejects_total', 'Messages refused since start', () => collector.counters.rejects)
  counted('sweeps_rejects_not_kept_total', 'Refused messages that are counted only', () => collector.counters.rejectsNotKept)
  counted('sweeps_live_lines_total', 'Lines of live sources acknowledged since start', () => lines.counters.lines)
  counted('sweeps_live_left_out_total', 'Records of live sources that say nothing of playing, since start', () => lines.counters.leftOut)
  counted('sweeps_live_refused_total', 'Records of live sources refused since start', () => lines.counters.refused)
  // A collector answers none.
  if (app.hasDecorator('questions')) {
    measured('sweeps_questions_running', 'Questions of readers that are being answered', () => app.questions.state.running)
    measured('sweeps_questions_waiting', 'Questions of readers that wait their turn', () => app.questions.state.waiting)
  }
  measured('sweeps_journal_backlog_bytes', 'Bytes acknowledged that are not in the engine yet', () => journal.backlog)
  measured('sweeps_journal_lag_seconds', 'Age of the oldest acknowledged message that is not in the engine yet', () => journal.lag / 1000)
  counted('sweeps_batches_total', 'Batches loaded into the engine since start', () => loader.count)
  measured('sweeps_damaged_parts', 'Parts of tables that are lost and not settled', () => engine.store.damage.length)
  measured('sweeps_disk_free_bytes', 'Room on the disk of the data directory', () => {
    const { bavail, bsize } = statfsSync(engine.store.directory)
    return bavail * bsize
  })
  app.get('/metrics', { config: { public: true }, schema: { hide: true } }, async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  )
  return registry
}
