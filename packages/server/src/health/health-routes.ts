import type { CollectingEngine } from '@sweeps/engine'
import type { FastifyInstance } from 'fastify'

/** For whoever keeps the process running: `/healthz` it lives, `/readyz` it can do its work, all of it or not. */
export function healthRoutes(app: FastifyInstance, engine: Pick<CollectingEngine, 'plays' | 'store'>): void {
  const open = { config: { public: true }, schema: { hide: true } }
  app.get('/healthz', open, async () => ({ status: 'ok' }))
  app.get('/readyz', open, async (_request, reply) => {
    const reasons: string[] = []
    const refusal = engine.plays.journal.refusal()
    if (refusal) reasons.push(refusal.message)
    const answered = await Promise.race([
      engine.store.ready().then(
        () => true,
        () => false,
      ),
      new Promise<false>(resolve => setTimeout(resolve, 2000, false)),
    ])
    if (!answered) reasons.push('the engine does not answer')
    if (reasons.length > 0) return reply.status(503).send({ status: 'not ready', reasons })
    // It does its work, on what is left: nobody is helped by taking it out of service.
    const degraded = engine.store.warnings
    return reply.send({ status: degraded.length > 0 ? 'degraded' : 'ready', reasons: degraded })
  })
}
