import { type Engine, recordRows, recordsAnswer, recordsParquet, rowsCsv } from '@sweeps/engine'
import type { FastifyInstance } from 'fastify'
import { type ChartFormat, chartFormat, sendChartTable } from './send-table.js'

/** `GET /v1/records/{chart}`: all-time and yearly tables of a list, and its records. CSV and Parquet have the tables. */
export function recordsRoute(app: FastifyInstance, engine: Engine): void {
  app.get<{ Params: { chart: string }; Querystring: { list?: string; format?: ChartFormat } }>(
    '/v1/records/:chart',
    {
      schema: {
        summary: 'A list’s all-time and yearly tables, and its records',
        tags: ['charts'],
        params: { type: 'object', properties: { chart: { type: 'string', maxLength: 64 } } },
        querystring: {
          type: 'object',
          properties: { list: { type: 'string', maxLength: 64, description: 'the first list when absent' }, format: chartFormat },
        },
      },
    },
    async (request, reply) => {
      const { list } = request.query
      const answer = await recordsAnswer(engine.charts, { chart: request.params.chart, ...(list ? { list } : {}) })
      const rows = recordRows(answer)
      return sendChartTable(reply, request.query.format, {
        csv: () => rowsCsv(rows.map(row => ({ ...row }))),
        parquet: () => recordsParquet(engine.store, rows),
        json: answer,
      })
    },
  )
}
