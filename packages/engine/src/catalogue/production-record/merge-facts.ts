import { isDeepStrictEqual } from 'node:util'
import type { Fact, FactName, NoFact } from '@sweeps/model'
import { sameKind } from './read-record.js'

export interface MergedFacts {
  facts: Fact[]
  added: Fact[]
  removed: Fact[]
}

/** What is said over time: a new one stands beside the older ones. */
const accumulating = new Set<FactName>(['score', 'figure'])

/**
 * What is held, brought up to what a file says. What it says of a name replaces what was held of that name, public and confidential
 * facts apart; names it does not have stay. Scores and figures are added to those held. `value: null` takes back what was held.
 */
export function mergeFacts(stored: readonly Fact[], given: readonly (Fact | NoFact)[]): MergedFacts {
  const said = given.filter((fact): fact is Fact => fact.value !== null)
  const replaced = (fact: Fact): boolean =>
    given.some(other => sameKind(other, fact) && (other.value === null || !accumulating.has(fact.fact)))
  const staying = stored.filter(fact => !replaced(fact) || includes(said, fact))
  const added = unique(said).filter(fact => !includes(stored, fact))
  return { facts: [...staying, ...added], added, removed: stored.filter(fact => !includes(staying, fact)) }
}

const includes = (facts: readonly Fact[], fact: Fact): boolean => facts.some(other => isDeepStrictEqual(other, fact))

const unique = (facts: readonly Fact[]): Fact[] =>
  facts.filter((fact, index) => facts.findIndex(other => isDeepStrictEqual(other, fact)) === index)
