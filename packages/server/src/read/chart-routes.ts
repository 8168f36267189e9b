import { chartCsv, chartFileSchema, chartParquet, chartRow } from '@sweeps/engine'
import { Chart, ChartSummary } from '@sweeps/model'
import type { FastifyInstance } from 'fastify'
import type { AppOptions } from '../app.js'
import { type ChartFormat, chartFormat, sendChartTable } from './send-table.js'

/** `/v1/charts`, `/v1/charts/{chart}`, `/v1/charts/{chart}/{week}`. */
export function chartRoutes(app: FastifyInstance, { engine, start }: AppOptions): void {
  const { charts } = engine

  app.get(
    '/v1/charts',
    {
      schema: {
        summary: 'The charts there are, and the weeks they have',
        tags: ['charts'],
        response: {
          200: {
            type: 'object',
            properties: {
              charts: { type: 'array', items: ChartSummary },
              start: { type: 'object', nullable: true, additionalProperties: true },
            },
          },
        },
      },
    },
    async () => ({ charts: await charts.summaries(), start: start ?? null }),
  )

  app.get<{ Params: { chart: string }; Querystring: { format?: ChartFormat } }>(
    '/v1/charts/:chart',
    {
      schema: {
        summary: 'Every week of every list of a chart',
        tags: ['charts'],
        querystring: { type: 'object', properties: { format: chartFormat } },
      },
    },
    async (request, reply) => {
      const rows = await charts.export({ chart: request.params.chart })
      return sendChartTable(reply, request.query.format, {
        csv: () => chartCsv(rows),
        parquet: () => chartParquet(engine.store, rows),
        json: { chart: request.params.chart, rows },
      })
    },
  )

  app.get<{ Params: { chart: string; week: string }; Querystring: { list?: string; format?: ChartFormat } }>(
    '/v1/charts/:chart/:week',
    {
      schema: {
        summary: 'One list of one week',
        tags: ['charts'],
        params: { type: 'object', properties: { chart: { type: 'string' }, week: { type: 'string' } } },
        querystring: { type: 'object', properties: { list: { type: 'string' }, format: chartFormat } },
        response: {
          200: {
            content: {
              'application/json': { schema: Chart },
              'text/csv': { schema: { type: 'string' } },
              'application/vnd.apache.parquet': { schema: { type: 'string' } },
            },
          },
        },
      },
    },
    async (request, reply) => {
      const { chart, week } = request.params
      const { list } = request.query
      const answer = await charts.chart({ chart, week, ...(list ? { list } : {}) })
      const rows = answer.entries.map(entry => chartRow(answer.week.start, answer.list, entry))
      return sendChartTable(reply, request.query.format, {
        csv: () => chartCsv(rows),
        parquet: () => chartParquet(engine.store, rows),
        json: answer,
      })
    },
  )

  // For the editor in which somebody writes `charts.json`.
  app.get('/schemas/charts.json', { config: { public: true }, schema: { hide: true } }, async () => chartFileSchema)
}
