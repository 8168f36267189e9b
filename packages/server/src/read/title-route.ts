import { type Engine, rowsCsv, titleAnswer, titleParquet } from '@sweeps/engine'
import type { FastifyInstance } from 'fastify'
import { type ChartFormat, chartFormat, sendChartTable } from './send-table.js'

/** `GET /v1/titles/{title}`: a title's run through every chart, and what was announced of its future. */
export function titleRoute(app: FastifyInstance, engine: Engine): void {
  app.get<{ Params: { title: string }; Querystring: { format?: ChartFormat } }>(
    '/v1/titles/:title',
    {
      schema: {
        summary: 'A title’s run through every chart',
        tags: ['charts'],
        querystring: { type: 'object', properties: { format: chartFormat } },
      },
    },
    async (request, reply) => {
      const answer = await titleAnswer(engine.charts, request.params.title)
      return sendChartTable(reply, request.query.format, {
        csv: () => rowsCsv(answer.runs.map(row => ({ ...row }))),
        parquet: () => titleParquet(engine.store, answer.runs),
        json: { ...answer, status: await engine.announcements.status(request.params.title) },
      })
    },
  )
}
