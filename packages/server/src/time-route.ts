import type { Engine } from '@sweeps/engine'
import type { FastifyInstance } from 'fastify'

/** `GET /v1/time`: what time it is, for players whose clock may be off. The store's, so that every collector says the same. */
export function timeRoute(app: FastifyInstance, { store }: Pick<Engine, 'store'>): void {
  app.get('/v1/time', { config: { public: true }, schema: { hide: true } }, async (_request, reply) => {
    reply
      .header('access-control-allow-origin', '*')
      .header('cross-origin-resource-policy', 'cross-origin')
      .header('cache-control', 'no-store')
    return { now: new Date(store.clock.now()).toISOString() }
  })
}
