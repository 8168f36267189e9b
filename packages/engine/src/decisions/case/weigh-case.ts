import type { Fact, RenewalCase, Sensitivity } from '@sweeps/model'
import { type CaseResult, type NextSeasonTerms, sensitivity, type TermRange, weighNextSeason } from '@sweeps/stats'
import { dayNumber } from '../day-number.js'
import type { FinalBefore } from '../ledger/index.js'
import type { NextForecast } from './outlook.js'
import { recommend, thresholds } from './recommend.js'
import { type CaseGiven, type CaseTerms, caseTerms } from './terms.js'

/** What a case comes to: what is behind its answer, and behind its line on the board. */
export interface WeighedCase {
  terms: CaseTerms
  /** Undefined without a forecast. */
  result: CaseResult | undefined
  sensitivity: Sensitivity[]
  /** The day of the premiere is day 1. */
  daysSincePremiere: number | null
  recommendation: RenewalCase['recommendation']
}

interface Weighing {
  given: CaseGiven
  facts: readonly Fact[]
  /** Episodes the catalogue has. */
  episodes: number | null
  next: NextForecast | undefined
  premiere: string | null
  asOf: string
  /** What an hour was worth by the fees; null: not measured. */
  measured: number | null
  /** Whether to ask what each term does to the answer: the answer itself does not need it. */
  effects: boolean
  /** The season is the last by this decision. */
  last?: FinalBefore | null
  /** What of the given is kept for the service, not stated. */
  stored?: RenewalCase['kept']
}

/** Weighs a next season against its cost, and says what the rule says. Throws `invalid-request` for terms that are none. */
export function weighCase({ given, facts, episodes, next, premiere, asOf, measured, effects, last = null, stored }: Weighing): WeighedCase {
  const terms = caseTerms(given, facts, episodes, measured, stored)
  const result = next && weighNextSeason(next.drawn, terms.next, thresholds)
  const sensitive = next && effects ? effectsOf(next, terms.next) : []
  const days = daysSince(premiere, asOf)
  const recommendation = recommend({ result, daysSincePremiere: days, currency: terms.currency, sensitivity: sensitive, last })
  return { terms, result, sensitivity: sensitive, daysSincePremiere: days, recommendation }
}

/** Which day since its premiere it is, the premiere's being the first; null where the day of the premiere is not known. */
export const daysSince = (premiere: string | null, asOf: string): number | null =>
  premiere?.length === 10 ? dayNumber(asOf) - dayNumber(premiere) + 1 : null

const effectsOf = (next: NextForecast, terms: NextSeasonTerms): Sensitivity[] =>
  sensitivity(next.drawn, terms, thresholds, rangesOf(terms)).map(({ term, ...effect }) => ({ term, words: termWords[term], ...effect }))

const termWords: Record<TermRange['term'], string> = {
  valuePerHour: 'The value of an hour',
  costPerEpisode: 'The cost of an episode',
  marketing: 'Marketing',
  audience: 'The audience beside the forecast',
  episodes: 'The number of episodes',
}

/** How far each term is argued with: by half for what is a guess, by a quarter for what is budgeted. */
const rangesOf = ({ valuePerHour, costPerEpisode, marketing }: NextSeasonTerms): TermRange[] => [
  { term: 'valuePerHour', low: valuePerHour / 2, high: valuePerHour * 2 },
  { term: 'audience', low: 0.5, high: 2 },
  ...(costPerEpisode === null ? [] : [{ term: 'costPerEpisode' as const, low: costPerEpisode * 0.75, high: costPerEpisode * 1.25 }]),
  { term: 'marketing', low: 0, high: Math.max(0.5, marketing * 2) },
]
