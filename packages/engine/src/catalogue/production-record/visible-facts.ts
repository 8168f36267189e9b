import type { Fact } from '@sweeps/model'

/**
 * The facts that a reader may use or see: confidential ones for those who decide only. What is derived from facts is made from these alone, so
 * that it is as confidential as they are.
 *
 * @param confidential whether the reader may see what is confidential
 */
export const visibleFacts = (facts: readonly Fact[], confidential: boolean): Fact[] =>
  facts.filter(fact => confidential || fact.confidential !== true)
