import { type Engine, productionRecord, rowsCsv } from '@sweeps/engine'
import { ProductionRecord } from '@sweeps/model'
import type { FastifyInstance } from 'fastify'
import { reader } from './reader.js'
import { readSeason, type SeasonParams, seasonParams } from './season-params.js'
import { type Format, format, sendTable } from './send-table.js'

/** `GET /v1/seasons/{title}/{n}/record`: how it was made and received. Confidential facts are for those who decide. */
export function recordRoute(app: FastifyInstance, engine: Engine): void {
  app.get<{ Params: SeasonParams; Querystring: { version?: number; format?: Format } }>(
    '/v1/seasons/:title/:season/record',
    {
      schema: {
        summary: 'How a season was made and received: facts with their sources; confidential ones for deciders only',
        tags: ['seasons'],
        params: seasonParams,
        querystring: {
          type: 'object',
          properties: { version: { type: 'integer', minimum: 1, description: 'the latest when absent' }, format },
        },
        response: { 200: { content: { 'application/json': { schema: ProductionRecord }, 'text/csv': { schema: { type: 'string' } } } } },
      },
    },
    async (request, reply) => {
      const { version, format } = request.query
      const record = await productionRecord(engine.records, {
        ...readSeason(request.params),
        ...(version === undefined ? {} : { version }),
        confidential: reader(request) === 'decider',
      })
      const rows = record.facts.map(({ fact, value, source, on, note, confidential }) => ({
        fact,
        value: typeof value === 'object' ? JSON.stringify(value) : value,
        on: on ?? null,
        note: note ?? null,
        confidential: confidential ? 'yes' : null,
        source,
      }))
      return sendTable(reply, format, () => rowsCsv(rows), record)
    },
  )
}
