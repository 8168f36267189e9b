import {
  Board,
  type BoardSeason,
  boardSorts,
  boardTabs,
  caseTables,
  DecisionCalibration,
  LedgerEntry,
  outcomes,
  Problem,
  RenewalCase,
  SeasonDecisions,
} from '@sweeps/model'
import Type from '@sweeps/model/typebox'
import {
  type BoardOptions,
  backtestForecast,
  backtestRenewal,
  type CaseGiven,
  caseTable,
  type Decision,
  decisionBoard,
  ForecastBacktest,
  forecastSeason,
  ledgerCalibration,
  mostCases,
  ProbabilityOfReturn,
  probabilityOfReturn,
  RenewalBacktest,
  RenewalScore,
  renewalCase,
  renewalScores,
  SeasonOutlook,
  seasonDecisions,
  settledOutside,
  visibleEntries,
} from '../decisions/index.js'
import type { Engine } from '../engine.js'
import { may } from '../people/index.js'
import { rowsCsv } from '../tables/index.js'
import * as given from './inputs.js'
import { flag, whole, words } from './inputs.js'
import { type Call, operation } from './operation.js'
import { readTerms, statedTerms } from './stated-terms.js'
import { seesAll, whoReads } from './who-reads.js'

const http = <Path extends string>(path: Path, tag = 'decisions') => ({ method: 'GET', path, tag }) as const
const day = (description: string) => Type.Optional(Type.String({ maxLength: 10, description }))

/** The case for another season, and the ledger. How much of it is visible depends on who reads; see `whoReads`. */
export const decisionOperations = [
  operation({
    name: 'decisions',
    summary: 'The ledger, in the order in which it was written. Reasons and cases of one’s own decisions are for deciders only',
    role: 'viewer',
    services: 'whole',
    http: http('/v1/decisions'),
    input: Type.Object({}),
    output: Type.Object({ entries: Type.Array(LedgerEntry) }),
    csv: ({ entries }) =>
      // Without its evidence.
      rowsCsv(
        entries.map(({ id, title, season, name, outcome, on, by, reason, source, written }) => ({
          ...{ id, title, season, name, outcome, on, by, reason, source, written },
        })),
      ),
    run: async ({ ledger }, _input, call) => ({ entries: visibleEntries(await ledger.entries(), whoReads(call)) }),
  }),

  operation({
    name: 'decisions-calibration',
    summary: 'How past recommendations came out; as CSV, each of them. For others than deciders, those made on public facts alone',
    role: 'analyst',
    services: 'whole',
    http: http('/v1/decisions/calibration'),
    input: Type.Object({}),
    output: DecisionCalibration,
    csv: ({ rows }) => rowsCsv(rows.map(({ returned, ...row }) => ({ ...row, returned: String(returned) }))),
    run: async ({ ledger, store }, _input, call) => ledgerCalibration(await ledger.entries(), await settledOutside(store), whoReads(call)),
  }),

  operation({
    name: 'season-decisions',
    summary: 'What was decided of a season, in the order of events',
    role: 'viewer',
    services: 'whole',
    http: http('/v1/decisions/:title/:season'),
    input: Type.Object(given.seasonName),
    output: SeasonDecisions,
    run: async ({ ledger }, { title, season }, call) => {
      const { name } = await ledger.known(title, season)
      return seasonDecisions(title, season, name, visibleEntries(await ledger.entries({ title, season }), whoReads(call)))
    },
  }),

  operation({
    name: 'decide',
    summary: 'Write a decision; the evidence is frozen with it',
    role: 'decider',
    services: 'whole',
    http: { ...http('/v1/decisions/:title/:season'), method: 'POST', without: ['case'] },
    input: Type.Object({
      ...given.seasonName,
      outcome: Type.Enum([...outcomes]),
      reason: Type.String({ maxLength: 2000 }),
      by: words('who decided; whoever is signed in when absent', 200),
      on: day('a day; today when absent'),
      source: words('where it was reported, for a decision taken elsewhere', 2000),
      terms: Type.Optional(Type.Object(statedTerms, { description: 'what the case that is frozen is made with, as for /v1/renewals' })),
      shown: words('the fingerprint of the case that was seen: nothing is written when the one to be frozen is another', 64),
      case: Type.Optional(Type.Unknown({ description: 'the case to freeze, in place of one made now' })),
    }),
    output: LedgerEntry,
    audit: {
      action: 'decide',
      what: ({ outcome, title, season }) => `${outcome} ${title}/${season}`,
      outcome: entry => `${entry.id}: ${entry.outcome} ${entry.title}/${entry.season}`,
    },
    run: (engine, { terms, shown, ...input }, { actor }) =>
      writeDecision(engine, { by: actor, ...input }, actor, { stated: terms && readTerms(terms), shown }),
  }),

  operation({
    name: 'board',
    summary:
      'Seasons that await a decision or have one, the youngest premiere first, each with what its case comes to (for analysts and those who decide). CSV has all that are found',
    role: 'viewer',
    services: 'whole',
    http: http('/v1/board'),
    input: Type.Object({
      tab: Type.Optional(
        Type.Enum([...boardTabs], {
          description: 'slate, when absent: one’s own that await a decision; decided; published: those of others that await one',
        }),
      ),
      older: flag('premieres of any age; without it those of more than two years ago are left out'),
      find: words('only seasons with this in their name or slug', 200),
      sort: Type.Optional(Type.Enum([...boardSorts], { description: 'the latest premiere, or decision, first when absent' })),
      limit: whole('so many rows of JSON; 500 when absent', { minimum: 1, maximum: 500 }),
      offset: whole('from this row on', { minimum: 0 }),
      cases: whole('of how many seasons the case is made; 100 when absent', { minimum: 0, maximum: mostCases }),
    }),
    output: Board,
    csv: ({ seasons }) => rowsCsv(seasons.map(boardRow)),
    run: async (engine, { cases: first, limit, offset, ...wanted }, call) => {
      // At the terminal there is all of it, as in a table.
      const page = call.whole ? {} : { offset, limit: limit ?? (call.role === undefined ? undefined : 500) }
      return decisionBoard(engine, visibleEntries(await engine.ledger.entries(), whoReads(call)), {
        ...{ ...wanted, ...page, first },
        cases: casesFor(call),
      })
    },
  }),

  operation({
    name: 'renewal-case',
    summary: 'The case for and against another season: forecast, value, cost, precedents, recommendation',
    role: 'analyst',
    services: 'whole',
    http: http('/v1/renewals/:title/:season'),
    input: Type.Object({
      ...given.seasonName,
      ...statedTerms,
      asOf: given.asOf,
    }),
    output: RenewalCase,
    csv: caseTable,
    tables: { names: caseTables, usual: 'value' },
    /** A confidential cost is used for those who decide, and nobody else. */
    run: (engine, { title, season, asOf, ...stated }, call) =>
      renewalCase(engine, { title, season, ...readTerms(stated), asOf, confidential: seesAll(call) }),
  }),

  operation({
    name: 'renewal-score',
    summary: 'The probability that each first season of a range of releases returns',
    role: 'analyst',
    services: 'whole',
    input: Type.Object({
      from: Type.String({ description: 'first day of release' }),
      to: Type.String({ description: 'last day of release' }),
      asOf: day('what was known on that day; the last that figures tell of when absent'),
    }),
    output: Type.Array(RenewalScore),
    run: (engine, input) => renewalScores(engine, input),
  }),

  operation({
    name: 'forecast-season',
    summary: 'What a season will have been watched by its 28th and 91st day and in its first year',
    role: 'analyst',
    services: 'whole',
    input: Type.Object({ ...given.seasonName, asOf: given.asOf }),
    output: SeasonOutlook,
    run: (engine, input) => forecastSeason(engine, input),
  }),

  operation({
    name: 'probability-of-return',
    summary: 'How probable it is that a season returns, and why',
    role: 'analyst',
    services: 'whole',
    input: Type.Object({ ...given.seasonName, asOf: given.asOf }),
    output: ProbabilityOfReturn,
    run: (engine, input) => probabilityOfReturn(engine, input),
  }),

  operation({
    name: 'backtest-forecast',
    summary: 'How forecasts would have come out, each learned from what was over before',
    role: 'analyst',
    services: 'whole',
    input: Type.Object({
      from: day('only forecasts made from this day on'),
      to: day('only forecasts made before this day'),
      learnedTo: day('learn once, from what was over before this day, instead of every quarter'),
    }),
    output: ForecastBacktest,
    run: (engine, input) => backtestForecast(engine, input),
  }),

  operation({
    name: 'backtest-renewal',
    summary: 'How probabilities of return would have come out, quarter by quarter of release',
    role: 'analyst',
    services: 'whole',
    input: Type.Object({}),
    output: RenewalBacktest,
    run: engine => backtestRenewal(engine),
  }),
] as const

interface ReviewedCase {
  stated?: CaseGiven | undefined
  /** The fingerprint of the case that whoever decides saw. */
  shown?: string | undefined
}

/** Writes a decision to the ledger with the case as it stood on that day, made with what was stated. */
async function writeDecision(engine: Engine, decision: Decision, actor: string, { stated = {}, shown }: ReviewedCase) {
  engine.ledger.check(decision)
  const made = decision.case ?? (await caseOn(engine, decision, { ...stated, confidential: true }))
  if (shown !== undefined && (made as Partial<RenewalCase> | undefined)?.fingerprint !== shown)
    throw new Problem('case-changed', 'the case has changed since it was shown: look at it again, then decide')
  const openCase = await caseOn(engine, decision, { confidential: false })
  return engine.ledger.decide({ ...decision, case: made, openCase }, actor)
}

/** The case on the day of a decision; undefined where none can be made: a decision is written all the same. */
async function caseOn(engine: Engine, { title, season, on }: Decision, stated: CaseGiven & { confidential: boolean }) {
  if (season === 0) return undefined
  const day = on?.length === 10 ? { asOf: on } : {}
  return renewalCase(engine, { ...stated, title, season, ...day }).catch(error => {
    if (error instanceof Problem && error.code === 'not-found') return undefined
    throw error
  })
}

/** A case is for analysts, what is confidential in it for those who decide. */
function casesFor(call: Call): BoardOptions['cases'] {
  if (call.role !== undefined && !may(call.role, 'analyst', true)) return 'none'
  return seesAll(call) ? 'all' : 'without-confidential'
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
