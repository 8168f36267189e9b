import { chartCsv } from '@sweeps/engine'
import { Chart, ChartSummary } from '@sweeps/model'
import type { FastifyInstance } from 'fastify'
import type { AppOptions } from '../app.js'
import { type Format, format, sendTable } from './send-table.js'

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

  app.get<{ Params: { chart: string }; Querystring: { format?: Format } }>(
    '/v1/charts/:chart',
    {
      schema: { summary: 'Every week of every list of a chart', tags: ['charts'], querystring: { type: 'object', properties: { format } } },
    },
    async (request, reply) => {
      const rows = await charts.export({ chart: request.params.chart })
      return sendTable(reply, request.query.format, () => chartCsv(rows), { chart: request.params.chart, rows })
    },
  )

  app.get<{ Params: { chart: string; week: string }; Querystring: { list?: string; format?: Format } }>(
    '/v1/charts/:chart/:week',
    {
      schema: {
        summary: 'One list of one week',
        tags: ['charts'],
        params: { type: 'object', properties: { chart: { type: 'string' }, week: { type: 'string' } } },
        querystring: { type: 'object', properties: { list: { type: 'string' }, format } },
        response: { 200: { content: { 'application/json': { schema: Chart }, 'text/csv': { schema: { type: 'string' } } } } },
      },
    },
    async (request, reply) => {
      const { chart, week } = request.params
      const { list } = request.query
      const answer = await charts.chart({ chart, week, ...(list ? { list } : {}) })
      return sendTable(
        reply,
        request.query.format,
        () =>
          chartCsv(
            answer.entries.map(entry => ({
              week: answer.week.start,
              list: answer.list,
              rank: entry.rank,
              title: entry.title,
              season: entry.season,
              name: entry.name,
              value: entry.value,
              previous_rank: entry.previousRank,
              weeks_on_chart: entry.weeksOnChart,
              peak_rank: entry.peakRank,
            })),
          ),
        answer,
      )
    },
  )
}
