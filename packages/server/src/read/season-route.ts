import { type Engine, seasonReport } from '@sweeps/engine'
import { SeasonReport } from '@sweeps/model'
import type { FastifyInstance } from 'fastify'

/** `GET /v1/seasons/{title}/{n}`: one season's audience. Small cells stay hidden here, whoever asks. */
export function seasonRoute(app: FastifyInstance, engine: Engine): void {
  app.get<{ Params: { title: string; season: string }; Querystring: { window?: string; tz?: string } }>(
    '/v1/seasons/:title/:season',
    {
      schema: {
        summary: 'The audience of a season: who began, watched and finished it, and where they left',
        tags: ['seasons'],
        params: {
          type: 'object',
          properties: {
            title: { type: 'string', maxLength: 200, description: 'the title’s slug' },
            season: { type: 'string', maxLength: 4, description: 'the season’s number; 0 for a film' },
          },
        },
        querystring: {
          type: 'object',
          properties: {
            window: { type: 'string', maxLength: 4, description: 'days from the release; 28 when absent' },
            tz: { type: 'string', maxLength: 64, description: 'time zone of the release day; UTC when absent' },
          },
        },
        response: { 200: SeasonReport },
      },
    },
    async request => seasonReport(engine, { ...request.params, window: request.query.window, tz: request.query.tz }),
  )
}
