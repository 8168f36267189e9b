import { type Engine, rowsCsv, titleAnswer } from '@sweeps/engine'
import type { FastifyInstance } from 'fastify'
import { sendTable } from './send-table.js'

/** `GET /v1/titles/{title}`: a title's run through every chart, and what was announced of its future. */
export function titleRoute(app: FastifyInstance, engine: Engine): void {
  app.get<{ Params: { title: string }; Querystring: { format?: 'json' | 'csv' } }>(
    '/v1/titles/:title',
    {
      schema: {
        summary: 'A title’s run through every chart',
        tags: ['charts'],
        querystring: { type: 'object', properties: { format: { type: 'string', enum: ['json', 'csv'] } } },
      },
    },
    async (request, reply) => {
      const answer = await titleAnswer(engine.charts, request.params.title)
      return sendTable(reply, request.query.format, () => rowsCsv(answer.runs.map(row => ({ ...row }))), {
        ...answer,
        status: await engine.announcements.status(request.params.title),
      })
    },
  )
}
