import type { Fact, RenewalCase, StoredTerms } from '@sweeps/model'
import { factsOf } from '../../catalogue/index.js'
import type { CaseGiven } from '../case/terms.js'
import { serviceKey } from './service-terms.js'

/** What a case is made with where nothing is stated of an hour's worth, and what is said of it. */
export interface WithStoredTerms {
  given: CaseGiven
  stored: NonNullable<RenewalCase['kept']> | null
}

/** The terms of the service that made the season, by its record, else of the first in order of name that carries it and keeps any. */
export function storedTermsFor(terms: readonly StoredTerms[], facts: readonly Fact[], carriers: readonly string[]): StoredTerms | null {
  const services = [...factsOf(facts, 'service').map(({ value }) => value), ...[...carriers].sort()]
  for (const service of services) {
    const found = terms.find(one => serviceKey(one.service) === serviceKey(service))
    if (found) return found
  }
  return null
}

/**
 * Stored terms come in where nobody states what an hour is worth, in one currency: a stated fee or value is a what-if, and goes before. Of a stored
 * value and a stored fee the value goes before, as it does where both are stated.
 */
export function withStoredTerms(given: CaseGiven, facts: readonly Fact[], terms: StoredTerms | null): WithStoredTerms {
  if (terms === null) return { given, stored: null }
  const { fee, valuePerHour, currency } = terms
  const who = storedTermsWords(terms)
  if (given.valuePerHour !== undefined || given.fee !== undefined)
    return { given, stored: { terms, used: null, words: `${who}; not used: another is stated` } }
  const ofCase = given.currency ?? factsOf(facts, 'cost').at(-1)?.value.currency ?? currency
  if (ofCase !== currency)
    return { given, stored: { terms, used: null, words: `${who}, in ${currency}; not used: the case is in ${ofCase}` } }
  return {
    given: { ...given, currency, ...(valuePerHour !== null && { valuePerHour }), ...(fee !== null && { fee }) },
    stored: { terms, used: valuePerHour !== null ? 'valuePerHour' : 'fee', words: who },
  }
}

/** A stored fee of a season without plays gives an hour no worth: then that is said. */
export function withoutMeasure(stored: WithStoredTerms['stored'], measured: number | null): WithStoredTerms['stored'] {
  if (stored?.used !== 'fee' || measured !== null) return stored
  return { ...stored, used: null, words: `${stored.words}; not used: there are no plays of accounts to split the fee over` }
}

/** `kept for noa by ada on 2026-11-30` */
const storedTermsWords = ({ service, actor, made }: Pick<StoredTerms, 'service' | 'actor' | 'made'>): string =>
  `kept for ${service} by ${actor} on ${made.slice(0, 10)}`
