import { type Engine, listRejects, rowsCsv } from '@sweeps/engine'
import type { FastifyInstance } from 'fastify'
import { type Format, format, sendTable } from './send-table.js'

/** `GET /v1/rejects`: messages that were refused, and why. As CSV, the messages alone. */
export function rejectsRoute(app: FastifyInstance, engine: Engine): void {
  app.get<{ Querystring: { service?: string; limit?: number; format?: Format } }>(
    '/v1/rejects',
    {
      config: { role: 'analyst' },
      schema: {
        summary: 'Messages that were refused in the last 30 days, and why',
        tags: ['plays'],
        querystring: {
          type: 'object',
          properties: { service: { type: 'string', maxLength: 64 }, limit: { type: 'integer', minimum: 1, maximum: 1000 }, format },
        },
      },
    },
    async (request, reply) => {
      const answer = await listRejects(engine.store, request.query)
      return sendTable(reply, request.query.format, () => rowsCsv(answer.rejects), answer)
    },
  )
}
