import { type Engine, listSeasons, rowsCsv } from '@sweeps/engine'
import { SeasonList } from '@sweeps/model'
import type { FastifyInstance } from 'fastify'
import { type Format, format, sendTable } from './send-table.js'

/** `GET /v1/seasons`: every season and film that anything here knows of; of one title when it is named, with what was announced of its future. */
export function seasonsRoute(app: FastifyInstance, engine: Engine): void {
  app.get<{ Querystring: { title?: string; counted?: boolean; format?: Format } }>(
    '/v1/seasons',
    {
      schema: {
        summary: 'Seasons and films that the catalogue, published figures, records or the ledger know',
        tags: ['seasons'],
        querystring: {
          type: 'object',
          properties: {
            title: { type: 'string', maxLength: 200, description: 'a title’s slug: what there is of it only' },
            counted: { type: 'boolean', description: 'true: what is in the catalogue only, false: what is not' },
            format,
          },
        },
        response: { 200: { content: { 'application/json': { schema: SeasonList }, 'text/csv': { schema: { type: 'string' } } } } },
      },
    },
    async (request, reply) => {
      const { title, counted, format } = request.query
      const seasons = await listSeasons(engine, { title, counted })
      const rows = seasons.map(({ counted, recorded, ...row }) => ({ ...row, counted: yesNo(counted), recorded: yesNo(recorded) }))
      const status = title ? await engine.announcements.status(title) : null
      return sendTable(reply, format, () => rowsCsv(rows), { seasons, status })
    },
  )
}

const yesNo = (is: boolean): string => (is ? 'yes' : 'no')
