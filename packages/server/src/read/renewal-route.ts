import { caseTable, type Engine, renewalCase } from '@sweeps/engine'
import { caseTables, RenewalCase } from '@sweeps/model'
import type { FastifyInstance } from 'fastify'
import { reader } from './reader.js'
import { readSeason, type SeasonParams, seasonParams } from './season-params.js'
import { type Format, format, sendTable } from './send-table.js'

const amount = (description: string) => ({ type: 'number', description }) as const

/** What whoever asks for a case may state. */
export const statedTerms = {
  cost: amount('what this season cost; the production record’s when absent'),
  costPerEpisode: amount('the same, of an episode'),
  nextCost: amount('what the next season would cost, without marketing'),
  nextCostPerEpisode: amount('the same, of an episode'),
  episodes: { type: 'integer', description: 'episodes of the next season' },
  valuePerHour: amount('what an hour viewed is worth'),
  fee: amount('monthly fee of an account, to split over what it watched'),
  escalation: amount('what an episode costs more next time: 0.1 is 10 %'),
  marketing: amount('marketing beside the cost: 0.1 is 10 %'),
  currency: { type: 'string', maxLength: 3, description: 'of all amounts, ISO 4217; USD when absent' },
} as const

const terms = {
  ...statedTerms,
  lift: { type: 'boolean', description: 'whether what a next season adds to earlier ones counts; true when absent' },
  asOf: { type: 'string', maxLength: 10, description: 'only what was known by the end of this day is used; today when absent' },
  format,
  table: {
    type: 'string',
    maxLength: 20,
    description: `the table that CSV has: ${caseTables.join(', ')}; value, which is by week, when absent`,
  },
} as const

export type StatedTerms = Partial<Record<Exclude<keyof typeof statedTerms, 'currency'>, number>> & { currency?: string }

interface Asked {
  Params: SeasonParams
  Querystring: StatedTerms & { lift?: boolean; asOf?: string; format?: Format; table?: string }
}

/** `GET /v1/renewals/{title}/{n}`: the case for another season. A confidential cost is used for those who decide, and nobody else. */
export function renewalRoute(app: FastifyInstance, engine: Engine): void {
  app.get<Asked>(
    '/v1/renewals/:title/:season',
    {
      config: { role: 'analyst' },
      schema: {
        summary: 'The case for and against another season: forecast, value, cost, precedents, recommendation',
        tags: ['decisions'],
        params: seasonParams,
        querystring: { type: 'object', properties: terms },
        response: { 200: { content: { 'application/json': { schema: RenewalCase }, 'text/csv': { schema: { type: 'string' } } } } },
      },
    },
    async (request, reply) => {
      const { format, table = 'value', ...terms } = request.query
      const answer = await renewalCase(engine, { ...readSeason(request.params), ...terms, confidential: reader(request) === 'decider' })
      return sendTable(reply, format, () => caseTable(answer, table), answer)
    },
  )
}
