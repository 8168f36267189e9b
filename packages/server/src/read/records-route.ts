import { type Engine, recordsAnswer, rowsCsv } from '@sweeps/engine'
import type { FastifyInstance } from 'fastify'
import { type Format, format, sendTable } from './send-table.js'

/** `GET /v1/records/{chart}`: all-time and yearly tables of a list, and its records. The CSV has the tables. */
export function recordsRoute(app: FastifyInstance, engine: Engine): void {
  app.get<{ Params: { chart: string }; Querystring: { list?: string; format?: Format } }>(
    '/v1/records/:chart',
    {
      schema: {
        summary: 'A list’s all-time and yearly tables, and its records',
        tags: ['charts'],
        params: { type: 'object', properties: { chart: { type: 'string', maxLength: 64 } } },
        querystring: {
          type: 'object',
          properties: { list: { type: 'string', maxLength: 64, description: 'the first list when absent' }, format },
        },
      },
    },
    async (request, reply) => {
      const { list } = request.query
      const answer = await recordsAnswer(engine.charts, { chart: request.params.chart, ...(list ? { list } : {}) })
      const lines = () =>
        answer.tables.flatMap(({ period, metric, entries }) =>
          entries.map(({ title, season, name, value, weeks, peakRank }, at) => ({
            ...{ period, metric, place: at + 1, title, season, name, value, weeks, peak_rank: peakRank },
          })),
        )
      return sendTable(reply, request.query.format, () => rowsCsv(lines()), answer)
    },
  )
}
