import { type Engine, seasonReport, seasonTable } from '@sweeps/engine'
import { SeasonReport, seasonTables } from '@sweeps/model'
import type { FastifyInstance } from 'fastify'
import { type SeasonParams, seasonParams } from './season-params.js'
import { type Format, format, sendTable } from './send-table.js'

interface Asked {
  Params: SeasonParams
  Querystring: { window?: string; tz?: string; format?: Format; table?: string }
}

/** `GET /v1/seasons/{title}/{n}`: one season's audience. Small cells stay hidden here, whoever asks. */
export function seasonRoute(app: FastifyInstance, engine: Engine): void {
  app.get<Asked>(
    '/v1/seasons/:title/:season',
    {
      schema: {
        summary: 'The audience of a season: who began, watched and finished it, and where they left',
        tags: ['seasons'],
        params: seasonParams,
        querystring: {
          type: 'object',
          properties: {
            window: { type: 'string', maxLength: 4, description: 'days from the release, such as 7, 28 or 91; 28 when absent' },
            tz: { type: 'string', maxLength: 64, description: 'time zone of the release day; UTC when absent' },
            format,
            table: {
              type: 'string',
              maxLength: 20,
              description: `the table that CSV has: ${seasonTables.join(', ')}; episodes when absent`,
            },
          },
        },
        response: { 200: { content: { 'application/json': { schema: SeasonReport }, 'text/csv': { schema: { type: 'string' } } } } },
      },
    },
    async (request, reply) => {
      const { window, tz, format, table = 'episodes' } = request.query
      const report = await seasonReport(engine, { ...request.params, window, tz })
      return sendTable(reply, format, () => seasonTable(report, table), report)
    },
  )
}
