import { type Assumption, type Fact, Problem, type RenewalCase } from '@sweeps/model'
import type { NextSeasonTerms } from '@sweeps/stats'
import { factsOf } from '../../catalogue/index.js'

/** What whoever wants a case takes for granted; what is absent is taken from the record, or assumed. Money in one currency. */
export interface CaseGiven {
  /** This season’s cost: of all of it, or of one episode. */
  cost?: number | undefined
  costPerEpisode?: number | undefined
  /** The next season’s, without marketing. */
  nextCost?: number | undefined
  nextCostPerEpisode?: number | undefined
  /** Episodes of the next season. */
  episodes?: number | undefined
  valuePerHour?: number | undefined
  /** A monthly fee: then an hour is worth what the fees gave this season’s hours. */
  fee?: number | undefined
  /** Shares: 0.1 is 10 %. */
  escalation?: number | undefined
  marketing?: number | undefined
  /** The audience beside the forecast: 0.8 is four fifths of it. */
  audience?: number | undefined
  /** Whether what a next season adds to earlier ones counts; it does when absent. */
  lift?: boolean | undefined
  /** ISO 4217. */
  currency?: string | undefined
}

/** What an hour viewed is worth unless somebody says better. */
const statedValue = {
  perHour: 0.18,
  currency: 'USD',
  why: 'Netflix’s revenue of 2023, 33.7 billion USD, over the 183.5 billion hours of its two engagement reports of that year: what members pay an hour, not what one more hour earns',
}

const assumed = { escalation: 0.1, marketing: 0.1, costSpread: 0.1, episodes: 8 }

export interface CaseTerms {
  currency: string
  /** This season’s. Null: not known. */
  cost: number | null
  costPerEpisode: number | null
  episodes: number | null
  /** Where the cost is from, or what is said of it. */
  words: string
  confidential: boolean
  next: NextSeasonTerms
  assumptions: Assumption[]
}

/**
 * Puts together what is given, recorded and assumed. `facts` are those the reader may see; `stored` says that the fee or the value of an hour among
 * what is given is not of whoever asked. Throws `invalid-request`.
 */
export function caseTerms(
  given: CaseGiven,
  facts: readonly Fact[],
  catalogued: number | null,
  measured: number | null,
  stored: RenewalCase['kept'] = null,
): CaseTerms {
  checkGiven(given)
  const assumptions: Assumption[] = []
  const usedTerms = stored?.used ? stored.words : undefined
  const note = (name: string, words: string, value: number | null, unit: string, from: Assumption['from'], why: string): void => {
    assumptions.push({ name, words, value, unit, from, why })
  }
  const recorded = factsOf(facts, 'cost').at(-1)
  const currency = given.currency ?? recorded?.value.currency ?? statedValue.currency
  const episodes = factsOf(facts, 'episodes')[0]?.value ?? catalogued
  const [cost, costPerEpisode] = thisCost(given, recorded?.value.currency === currency ? recorded.value : undefined, episodes)
  const statement = factsOf(facts, 'cost-statement')[0]?.value
  const words = costGiven(given)
    ? 'as given by whoever asked'
    : recorded && recorded.value.currency === currency
      ? `of the production record (${recorded.source})`
      : statement
        ? `not known; “${statement.text}”, says ${statement.by}`
        : 'not known'
  const nextEpisodes = given.episodes ?? episodes ?? assumed.episodes
  const escalation = given.escalation ?? assumed.escalation
  const nextGiven = given.nextCostPerEpisode ?? (given.nextCost === undefined ? undefined : given.nextCost / nextEpisodes)
  const next: NextSeasonTerms = {
    valuePerHour: given.valuePerHour ?? measured ?? statedValue.perHour,
    episodes: nextEpisodes,
    costPerEpisode: nextGiven ?? (costPerEpisode === null ? null : costPerEpisode * (1 + escalation)),
    marketing: given.marketing ?? assumed.marketing,
    costSpread: assumed.costSpread,
    audience: given.audience ?? 1,
  }
  note(
    'value-per-hour',
    'What an hour viewed is worth',
    next.valuePerHour,
    `${currency} an hour`,
    given.valuePerHour !== undefined ? (stored?.used ? 'kept' : 'given') : measured !== null ? 'measured' : 'assumed',
    given.valuePerHour !== undefined
      ? (usedTerms ?? 'as given')
      : measured !== null
        ? `this season’s share of its viewers’ fees over its hours${usedTerms ? `; the fee is ${usedTerms}` : ''}`
        : statedValue.why,
  )
  note(
    'episodes',
    'Episodes of the next season',
    nextEpisodes,
    'episodes',
    given.episodes !== undefined ? 'given' : episodes !== null ? 'record' : 'assumed',
    given.episodes !== undefined
      ? 'as given'
      : episodes !== null
        ? 'as many as this season has'
        : 'a usual number; this season’s is not known',
  )
  note(
    'escalation',
    'What an episode of the next season costs more',
    escalation,
    'share of this season’s cost',
    given.escalation !== undefined ? 'given' : 'assumed',
    nextGiven === undefined
      ? 'cast and crew are paid more when a series returns; a round number, not a measured one'
      : 'not used: the next season’s cost is given',
  )
  note(
    'marketing',
    'Marketing of the next season',
    next.marketing,
    'share of its cost',
    given.marketing !== undefined ? 'given' : 'assumed',
    'a round number, not a measured one',
  )
  if (given.audience !== undefined)
    note('audience', 'The audience beside the forecast', given.audience, 'share of the one forecast', 'given', 'as given')
  note(
    'cost-spread',
    'How far the cost may come out',
    next.costSpread,
    'standard deviation of its log',
    'assumed',
    'budgets are not kept to the cent',
  )
  return {
    currency,
    cost,
    costPerEpisode,
    episodes,
    words,
    confidential: recorded?.confidential === true && recorded.value.currency === currency && !costGiven(given),
    next,
    assumptions,
  }
}

const costGiven = ({ cost, costPerEpisode }: CaseGiven): boolean => cost !== undefined || costPerEpisode !== undefined

/** Cost of this season and of an episode of it, as far as one gives the other. */
function thisCost(
  given: CaseGiven,
  recorded: { amount: number; per: 'episode' | 'season' } | undefined,
  episodes: number | null,
): [number | null, number | null] {
  const stated =
    given.cost !== undefined
      ? { amount: given.cost, per: 'season' as const }
      : given.costPerEpisode !== undefined
        ? { amount: given.costPerEpisode, per: 'episode' as const }
        : recorded
  if (!stated) return [null, null]
  return stated.per === 'season'
    ? [stated.amount, episodes === null ? null : stated.amount / episodes]
    : [episodes === null ? null : stated.amount * episodes, stated.amount]
}

function checkGiven(given: CaseGiven): void {
  const amounts = ['cost', 'costPerEpisode', 'nextCost', 'nextCostPerEpisode', 'valuePerHour', 'fee'] as const
  for (const name of amounts) {
    const value = given[name]
    if (value !== undefined && !(value > 0 && value < 1e12))
      throw new Problem('invalid-request', `${name}: ${value} is no amount: give a number above 0`)
  }
  if (given.cost !== undefined && given.costPerEpisode !== undefined)
    throw new Problem('invalid-request', 'cost: give the cost of the season or of an episode, not both')
  if (given.nextCost !== undefined && given.nextCostPerEpisode !== undefined)
    throw new Problem('invalid-request', 'nextCost: give the cost of the next season or of an episode of it, not both')
  if (given.episodes !== undefined && !(Number.isInteger(given.episodes) && given.episodes > 0 && given.episodes < 1000))
    throw new Problem('invalid-request', `episodes: ${given.episodes} is no number of episodes: give a whole number from 1 to 999`)
  for (const [name, least, most] of [
    ['escalation', -0.9, 10],
    ['marketing', 0, 10],
    ['audience', 0.01, 100],
  ] as const) {
    const value = given[name]
    if (value !== undefined && !(value >= least && value <= most))
      throw new Problem('invalid-request', `${name}: ${value} is no share: 0.1 is 10 %`)
  }
  if (given.currency !== undefined && !/^[A-Z]{3}$/.test(given.currency))
    throw new Problem('invalid-request', `currency: "${given.currency}" is no code of ISO 4217, such as USD`)
}
