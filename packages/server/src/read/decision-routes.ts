import {
  atLeast,
  type BoardOptions,
  decisionBoard,
  type Engine,
  ledgerCalibration,
  rowsCsv,
  seasonDecisions,
  seenEntries,
  settledOutside,
  writeDecision,
} from '@sweeps/engine'
import { Board, type BoardSeason, DecisionCalibration, LedgerEntry, type Outcome, outcomes, SeasonDecisions } from '@sweeps/model'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { reader } from './reader.js'
import { type StatedTerms, statedTerms } from './renewal-route.js'
import { readSeason, type SeasonParams, seasonParams } from './season-params.js'
import { type Format, format, sendTable } from './send-table.js'

interface Decided {
  Params: SeasonParams
  Body: { outcome: Outcome; reason: string; by?: string; on?: string; source?: string; terms?: StatedTerms }
}

const tags = ['decisions']

/** `/v1/decisions`, `/v1/board`: the ledger. How much of an entry is shown depends on who reads; see `seenEntry`. */
export function decisionRoutes(app: FastifyInstance, engine: Engine): void {
  app.get<{ Querystring: { format?: Format } }>(
    '/v1/decisions',
    {
      schema: {
        summary: 'The ledger, in the order in which it was written. Reasons and cases of one’s own decisions are for deciders only',
        tags,
        querystring: { type: 'object', properties: { format } },
        response: {
          200: {
            content: {
              'application/json': { schema: { type: 'object', properties: { entries: { type: 'array', items: LedgerEntry } } } },
              'text/csv': { schema: { type: 'string' } },
            },
          },
        },
      },
    },
    async (request, reply) => {
      const entries = seenEntries(await engine.ledger.entries(), reader(request))
      return sendTable(reply, request.query.format, () => rowsCsv(entries.map(row)), { entries })
    },
  )

  app.get<{ Querystring: { format?: Format } }>(
    '/v1/decisions/calibration',
    {
      config: { role: 'analyst' },
      schema: {
        summary: 'How past recommendations came out; as CSV, each of them',
        tags,
        querystring: { type: 'object', properties: { format } },
        response: {
          200: { content: { 'application/json': { schema: DecisionCalibration }, 'text/csv': { schema: { type: 'string' } } } },
        },
      },
    },
    async (request, reply) => {
      const answer = ledgerCalibration(await engine.ledger.entries(), await settledOutside(engine.store))
      const rows = () => answer.rows.map(({ returned, ...row }) => ({ ...row, returned: String(returned) }))
      return sendTable(reply, request.query.format, () => rowsCsv(rows()), answer)
    },
  )

  app.get<{ Params: SeasonParams }>(
    '/v1/decisions/:title/:season',
    {
      schema: {
        summary: 'What was decided of a season, in the order of events',
        tags,
        params: seasonParams,
        response: { 200: SeasonDecisions },
      },
    },
    async request => {
      const { title, season } = readSeason(request.params)
      const { name } = await engine.ledger.known(title, season)
      return seasonDecisions(title, season, name, seenEntries(await engine.ledger.entries({ title, season }), reader(request)))
    },
  )

  app.post<Decided>(
    '/v1/decisions/:title/:season',
    {
      config: { role: 'decider' },
      schema: {
        summary: 'Write a decision; the evidence is frozen with it',
        tags,
        params: seasonParams,
        body: {
          type: 'object',
          required: ['outcome', 'reason'],
          additionalProperties: false,
          properties: {
            outcome: { type: 'string', enum: [...outcomes] },
            reason: { type: 'string', maxLength: 2000 },
            by: { type: 'string', maxLength: 200, description: 'who decided; whoever is signed in when absent' },
            on: { type: 'string', maxLength: 10, description: 'a day; today when absent' },
            source: { type: 'string', maxLength: 2000, description: 'where it was reported, for a decision taken elsewhere' },
            terms: {
              type: 'object',
              properties: statedTerms,
              description: 'what the case that is frozen is made with, as for /v1/renewals',
            },
          },
        },
        response: { 200: LedgerEntry },
      },
    },
    async request => {
      const { name } = request.identity!
      const { terms, ...decision } = request.body
      return writeDecision(engine, { by: name, ...decision, ...readSeason(request.params) }, name, terms)
    },
  )

  app.get<{ Querystring: { format?: Format; cases?: number } }>(
    '/v1/board',
    {
      schema: {
        summary:
          'Seasons that await a decision, the youngest premiere first, each with what its case comes to (for analysts and those who decide)',
        tags,
        querystring: {
          type: 'object',
          properties: {
            format,
            cases: { type: 'integer', minimum: 0, maximum: 500, description: 'of how many seasons the case is made; 100 when absent' },
          },
        },
        response: { 200: { content: { 'application/json': { schema: Board }, 'text/csv': { schema: { type: 'string' } } } } },
      },
    },
    async (request, reply) => {
      const answer = await decisionBoard(engine, seenEntries(await engine.ledger.entries(), reader(request)), {
        cases: casesFor(request),
        first: request.query.cases,
      })
      return sendTable(reply, request.query.format, () => rowsCsv(answer.seasons.map(boardRow)), answer)
    },
  )
}

/** A case is for analysts, what is confidential in it for those who decide. */
function casesFor(request: FastifyRequest): BoardOptions['cases'] {
  const role = request.identity?.role ?? 'anybody'
  if (role === 'anybody' || role === 'program' || !atLeast(role, 'analyst')) return 'none'
  return reader(request) === 'decider' ? 'all' : 'without-confidential'
}

/** A season of the board as a line of CSV. */
function boardRow({ case: of, ...season }: BoardSeason) {
  return {
    ...season,
    answer: of?.answer ?? null,
    ...{ probabilityOfReturn: of?.probabilityOfReturn.p ?? null, currency: of?.currency ?? null },
    ...{ valueLow: of?.value?.p10 ?? null, value: of?.value?.p50 ?? null, valueHigh: of?.value?.p90 ?? null },
    breakEvenCostPerEpisode: of?.breakEvenCostPerEpisode?.p50 ?? null,
    probabilityEarnsCost: of?.probabilityEarnsCost ?? null,
  }
}

/** An entry as a line of CSV, without its evidence. */
const row = ({ id, title, season, name, outcome, on, by, reason, source, written }: LedgerEntry) => ({
  ...{ id, title, season, name, outcome, on, by, reason, source, written },
})
