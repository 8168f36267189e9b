import { type Engine, type MinutesRequest, minutes, rowsCsv } from '@sweeps/engine'
import type { FastifyInstance } from 'fastify'
import { type Format, format, sendTable } from './send-table.js'

const text = (description: string) => ({ type: 'string', maxLength: 500, description }) as const

/** `GET /v1/minutes`: the figures of a period, sliced. */
export function minutesRoute(app: FastifyInstance, engine: Engine): void {
  app.get<{ Querystring: MinutesRequest & { format?: Format } }>(
    '/v1/minutes',
    {
      schema: {
        summary: 'Watched time, plays, viewers, accounts and views of a period',
        tags: ['minutes'],
        querystring: {
          type: 'object',
          required: ['from', 'to'],
          properties: {
            from: text('first day, such as 2021-08-09'),
            to: text('the day after the last'),
            tz: text('time zone, such as Europe/Berlin; UTC when absent'),
            by: text('comma-separated: service, title, season, episode, content, market, screen, hour, day, week'),
            metric: text('comma-separated: watched, minutes, hours, views, plays, viewers, accounts'),
            firstDay: text('first day of the week; monday when absent'),
            service: text('this service only'),
            title: text('this title only'),
            format,
          },
        },
      },
    },
    async (request, reply) => {
      const answer = await minutes(engine, request.query)
      return sendTable(reply, request.query.format, () => rowsCsv(answer.rows), answer)
    },
  )
}
