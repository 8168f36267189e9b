import type { Engine } from '@sweeps/engine'
import type { FastifyInstance } from 'fastify'

/** `GET /v1/catalogue`: which content id is which episode. */
export function catalogueRoutes(app: FastifyInstance, engine: Engine): void {
  app.get('/v1/catalogue', { schema: { summary: 'Which content id is which episode or film', tags: ['catalogue'] } }, async () => ({
    version: engine.catalogue.version,
    entries: await engine.catalogue.entries(),
  }))
}
