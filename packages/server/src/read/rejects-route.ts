import { type Engine, listRejects } from '@sweeps/engine'
import type { FastifyInstance } from 'fastify'

/** `GET /v1/rejects`: messages that were refused, and why. */
export function rejectsRoute(app: FastifyInstance, engine: Engine): void {
  app.get<{ Querystring: { service?: string; limit?: number } }>(
    '/v1/rejects',
    {
      config: { role: 'analyst' },
      schema: {
        summary: 'Messages that were refused in the last 30 days, and why',
        tags: ['plays'],
        querystring: {
          type: 'object',
          properties: { service: { type: 'string', maxLength: 64 }, limit: { type: 'integer', minimum: 1, maximum: 1000 } },
        },
      },
    },
    async request => listRejects(engine.store, request.query),
  )
}
