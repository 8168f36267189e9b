import type { Engine } from '@sweeps/engine'
import type { FastifyInstance } from 'fastify'

/** For whoever keeps the process running: `/healthz` it lives, `/readyz` it can do its work. */
export function healthRoutes(app: FastifyInstance, engine: Engine): void {
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
    return reply.status(reasons.length > 0 ? 503 : 200).send({ status: reasons.length > 0 ? 'not ready' : 'ready', reasons })
  })
}
