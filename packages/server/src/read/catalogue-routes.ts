import { type Engine, rowsCsv } from '@sweeps/engine'
import type { FastifyInstance } from 'fastify'
import { type Format, format, sendTable } from './send-table.js'

/** `GET /v1/catalogue`: which content id is which episode. */
export function catalogueRoutes(app: FastifyInstance, engine: Engine): void {
  app.get<{ Querystring: { format?: Format } }>(
    '/v1/catalogue',
    {
      schema: {
        summary: 'Which content id is which episode or film',
        tags: ['catalogue'],
        querystring: { type: 'object', properties: { format } },
      },
    },
    async (request, reply) => {
      const entries = await engine.catalogue.entries()
      return sendTable(reply, request.query.format, () => rowsCsv(entries.map(entry => ({ ...entry }))), {
        version: engine.catalogue.version,
        entries,
      })
    },
  )
}
