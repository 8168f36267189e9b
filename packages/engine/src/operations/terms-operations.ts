import { CaseScenario, CaseScenarios, Problem, ProductionRecord, ServicesTerms, type StatedTerms, StoredTerms } from '@sweeps/model'
import Type from '@sweeps/model/typebox'
import { productionRecord } from '../catalogue/index.js'
import { type CaseGiven, renewalCase } from '../decisions/index.js'
import type { Engine } from '../engine.js'
import * as given from './inputs.js'
import { words } from './inputs.js'
import { operation } from './operation.js'
import { amount, amountIn, readTerms, statedTerms } from './stated-terms.js'
import { seesAll } from './who-reads.js'

const scenariosPath = '/v1/renewals/:title/:season/scenarios'
const currency = words('ISO 4217, such as USD', 3)
const name = Type.String({ minLength: 1, maxLength: 80, description: 'what it is called' })

/** What cases are made with, kept by those who decide and seen by nobody else: terms of services, costs, and named scenarios. */
export const termsOperations = [
  operation({
    name: 'terms',
    summary: 'What an hour viewed is worth to each service, as it is kept, with who put it down and when',
    role: 'decider',
    services: 'whole',
    http: { method: 'GET', path: '/v1/terms', tag: 'decisions' },
    input: Type.Object({}),
    output: ServicesTerms,
    run: async ({ terms, catalogue }) => ({
      ...(await terms.list()),
      services: [...new Set((await catalogue.entries()).map(({ service }) => service))].sort(),
    }),
  }),

  operation({
    name: 'terms-set',
    summary: 'Keep a fee and a value of an hour for a service, as a version: cases are made with them where none is stated',
    role: 'decider',
    services: 'whole',
    http: { method: 'POST', path: '/v1/terms', tag: 'decisions' },
    input: Type.Object({
      service: Type.String({ minLength: 1, maxLength: 100, description: 'as the catalogue or the production record names it' }),
      fee: amount('monthly fee of an account; empty: none is kept, absent: as it is'),
      valuePerHour: amount('what an hour viewed is worth, which goes before the fee; empty: none is kept, absent: as it is'),
      currency,
    }),
    output: StoredTerms,
    // The log is read by who administers; what is kept is in its version.
    audit: { action: 'keep terms', what: ({ service }) => service, outcome: ({ service, version }) => `${service}: version ${version}` },
    run: ({ terms }, { service, currency, ...amounts }, { actor }) => {
      const [fee, valuePerHour] = (['fee', 'valuePerHour'] as const).map(of => readAmount(of, amounts[of]))
      return terms.set({ service, fee, valuePerHour, currency }, actor)
    },
  }),

  operation({
    name: 'record-cost',
    summary: 'Keep what a season cost as a confidential fact of its record, in place of the confidential cost it has',
    role: 'decider',
    services: 'whole',
    http: { method: 'POST', path: '/v1/seasons/:title/:season/cost', tag: 'seasons' },
    input: Type.Object({
      ...given.seasonName,
      amount: amount('what it cost; empty: it is not kept any more'),
      per: Type.Optional(Type.Enum(['season', 'episode'], { description: 'of what; season when absent' })),
      currency,
      source: words('where it is from, such as “budget of March”; an amount needs one', 2000),
    }),
    output: ProductionRecord,
    audit: {
      action: 'keep cost',
      what: ({ title, season }) => `${title}/${season}`,
      outcome: ({ title, season, version }) => `${title}/${season}: version ${version}`,
    },
    run: async (engine, { title, season, ...cost }, call) => {
      await keepCost(engine, { title, season }, cost, call.actor)
      return productionRecord(engine.records, { title, season, confidential: seesAll(call) })
    },
  }),

  operation({
    name: 'scenarios',
    summary: 'Named terms of a season’s case, with who put them down and when',
    role: 'decider',
    services: 'whole',
    http: { method: 'GET', path: scenariosPath, tag: 'decisions' },
    input: Type.Object(given.seasonName),
    output: CaseScenarios,
    run: async ({ scenarios }, { title, season }) => ({ title, season, scenarios: await scenarios.list(title, season) }),
  }),

  operation({
    name: 'scenario-save',
    summary: 'Keep terms of a season’s case under a name, in place of those it had; the currency they are in is kept with them',
    role: 'decider',
    services: 'whole',
    http: { method: 'POST', path: scenariosPath, tag: 'decisions' },
    input: Type.Object({
      ...given.seasonName,
      name,
      terms: Type.Object(statedTerms, { description: 'what is stated, as for /v1/renewals' }),
    }),
    output: CaseScenario,
    audit: { action: 'keep scenario', what: ({ title, season, name }) => `${title}/${season}: ${name}` },
    run: async (engine, { title, season, name, terms }, { actor }) => {
      const read = readTerms(terms)
      // Made once: terms that are none are refused, and amounts stay in the currency that they are in today.
      const made = await renewalCase(engine, { ...read, title, season, confidential: true })
      return engine.scenarios.save({ title, season, name }, { ...plain(read), currency: made.currency }, actor)
    },
  }),

  operation({
    name: 'scenario-remove',
    summary: 'Take a scenario out',
    role: 'decider',
    services: 'whole',
    http: { method: 'POST', path: `${scenariosPath}/remove`, tag: 'decisions' },
    input: Type.Object({ ...given.seasonName, name }),
    output: Type.Object({ removed: Type.String() }),
    audit: { action: 'remove scenario', what: ({ title, season, name }) => `${title}/${season}: ${name}` },
    run: async ({ scenarios }, { title, season, name }, { actor }) => {
      await scenarios.remove({ title, season, name }, actor)
      return { removed: name }
    },
  }),
] as const

/** What is absent stays as it is, what is empty is kept no more. Throws `invalid-request`. */
function readAmount(of: string, value: unknown): number | null | undefined {
  if (value === undefined || typeof value === 'number') return value
  return typeof value === 'string' && value.trim() === '' ? null : amountIn(of, value)
}

const plain = (terms: CaseGiven): StatedTerms =>
  Object.fromEntries(Object.entries(terms).filter(([, value]) => value !== undefined)) as StatedTerms

interface Cost {
  amount?: unknown
  per?: 'season' | 'episode'
  currency?: string
  source?: string
}

/** One more version of the record. Throws `invalid-request`, `not-found`. */
async function keepCost(
  { records, ledger }: Engine,
  { title, season }: { title: string; season: number },
  { amount, per = 'season', currency = 'USD', source = '' }: Cost,
  actor: string,
): Promise<void> {
  const { name } = (await records.latest(title, season)) ?? (await ledger.known(title, season))
  const read = readAmount('amount', amount)
  if (read === undefined) throw new Problem('invalid-request', 'amount: it is missing; give what the season cost, or leave it empty')
  if (read !== null && !(read > 0 && read < 1e12))
    throw new Problem('invalid-request', `amount: ${read} is no amount: give a number above 0`)
  if (read !== null && source.trim() === '')
    throw new Problem('invalid-request', 'source: it is missing; say where the cost is from, such as “budget of March”')
  if (!/^[A-Z]{3}$/.test(currency)) throw new Problem('invalid-request', `currency: "${currency}" is no code of ISO 4217, such as USD`)
  const facts =
    read === null
      ? [{ fact: 'cost' as const, value: null, confidential: true }]
      : [{ fact: 'cost' as const, value: { amount: read, currency, per }, source: source.trim(), confidential: true }]
  const note = read === null ? 'the confidential cost, taken back' : 'the cost, in confidence'
  await records.import({ format: 'sweeps-record/1', title, season, name, facts }, { actor, note })
}
