import { type Engine, peersTable, peersTables, seasonPeers } from '@sweeps/engine'
import { SeasonPeers } from '@sweeps/model'
import type { FastifyInstance } from 'fastify'
import { type SeasonParams, seasonParams } from './season-params.js'
import { type Format, format, sendTable } from './send-table.js'

interface Asked {
  Params: SeasonParams
  Querystring: { window?: string; tz?: string; peers?: string; format?: Format; table?: string }
}

/** `GET /v1/seasons/{title}/{n}/peers`: how others did at the same age. Small cells stay hidden here, whoever asks. */
export function seasonPeersRoute(app: FastifyInstance, engine: Engine): void {
  app.get<Asked>(
    '/v1/seasons/:title/:season/peers',
    {
      schema: {
        summary: 'How earlier seasons and peers did at the same age, and where the season stands among them',
        tags: ['seasons'],
        params: seasonParams,
        querystring: {
          type: 'object',
          properties: {
            window: { type: 'string', maxLength: 4, description: 'days from the release, such as 7, 28 or 91; 28 when absent' },
            tz: { type: 'string', maxLength: 64, description: 'time zone of the release days; UTC when absent' },
            peers: {
              type: 'string',
              maxLength: 4200,
              description: 'up to 20 of TITLE/N with commas between them, a film its TITLE; the nearest by day of release when absent',
            },
            format,
            table: { type: 'string', maxLength: 20, description: `the table that CSV has: ${peersTables.join(', ')}; seasons when absent` },
          },
        },
        response: { 200: { content: { 'application/json': { schema: SeasonPeers }, 'text/csv': { schema: { type: 'string' } } } } },
      },
    },
    async (request, reply) => {
      const { window, tz, peers, format, table = 'seasons' } = request.query
      const compared = await seasonPeers(engine, { ...request.params, window, tz, peers })
      return sendTable(reply, format, () => peersTable(compared, table), compared)
    },
  )
}
