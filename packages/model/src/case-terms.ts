import { Instant } from './message.js'
import Type, { Nullable, type Static } from './typebox.js'

/** What a service takes for an hour viewed, as somebody who decides has put it down. */
export const StoredTerms = Type.Object({
  service: Type.String(),
  version: Type.Integer({ minimum: 1 }),
  made: Instant,
  actor: Type.String({ description: 'who put it down' }),
  fee: Nullable(Type.Number({ description: 'monthly fee of an account' })),
  valuePerHour: Nullable(Type.Number({ description: 'what an hour viewed is worth; it goes before the fee' })),
  currency: Type.String({ description: 'of both, ISO 4217' }),
})
export type StoredTerms = Static<typeof StoredTerms>

/** What is kept for the service of a case, and which of it is used. */
export const StoredTermsForCase = Type.Object({
  terms: StoredTerms,
  used: Nullable(Type.Enum(['fee', 'valuePerHour'])),
  /** Who and when, and why it is not used where it is not. */
  words: Type.String(),
})

/** What was taken for granted, by whom, and why. */
export const Assumption = Type.Object({
  name: Type.String(),
  words: Type.String(),
  value: Nullable(Type.Number()),
  unit: Type.String(),
  /**
   * `given`: by whoever asked. `kept`: by those who decide, for the service. `record`: of the production record. `measured`: from plays.
   * `assumed`: a default of the method.
   */
  from: Type.Enum(['given', 'kept', 'record', 'measured', 'assumed']),
  why: Type.String(),
})
export type Assumption = Static<typeof Assumption>

/** The terms of every service, and how they came about. */
export const ServicesTerms = Type.Object({
  terms: Type.Array(StoredTerms, { description: 'what holds, by service' }),
  versions: Type.Array(StoredTerms, { description: 'all that ever held, the latest first' }),
  services: Type.Array(Type.String(), { description: 'services of the catalogue' }),
})
export type ServicesTerms = Static<typeof ServicesTerms>

/** What may be stated of a case, as numbers: absent is as it is kept, recorded or assumed. */
export const StatedTerms = Type.Object({
  cost: Type.Optional(Type.Number()),
  costPerEpisode: Type.Optional(Type.Number()),
  nextCost: Type.Optional(Type.Number()),
  nextCostPerEpisode: Type.Optional(Type.Number()),
  episodes: Type.Optional(Type.Integer()),
  valuePerHour: Type.Optional(Type.Number()),
  fee: Type.Optional(Type.Number()),
  escalation: Type.Optional(Type.Number()),
  marketing: Type.Optional(Type.Number()),
  audience: Type.Optional(Type.Number()),
  lift: Type.Optional(Type.Boolean()),
  currency: Type.Optional(Type.String()),
})
export type StatedTerms = Static<typeof StatedTerms>

/** Terms of a case under a name, to come back to and to compare. */
export const CaseScenario = Type.Object({
  name: Type.String(),
  version: Type.Integer({ minimum: 1 }),
  made: Instant,
  actor: Type.String({ description: 'who put it down' }),
  terms: StatedTerms,
})
export type CaseScenario = Static<typeof CaseScenario>

export const CaseScenarios = Type.Object({ title: Type.String(), season: Type.Integer(), scenarios: Type.Array(CaseScenario) })
export type CaseScenarios = Static<typeof CaseScenarios>
