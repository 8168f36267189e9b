import { amountWords, type Fact, type FactValue } from '@sweeps/model'
import { factsOf } from '../catalogue/index.js'

/** What an episode cost. Costs are compared in one currency only: what money of two was worth to each other on a day is not known here. */
export interface EpisodeCost {
  amount: number
  /** ISO 4217. */
  currency: string
}

/** Of a cost its part of an episode, with the episodes of the season's record, else of the catalogue; null: how many there are is not known. */
export function episodeCost(cost: FactValue<'cost'>, facts: readonly Fact[], catalogued: number | null): EpisodeCost | null {
  const { amount, currency } = cost
  if (cost.per === 'episode') return { amount, currency }
  const episodes = factsOf(facts, 'episodes').at(-1)?.value ?? catalogued
  return episodes ? { amount: amount / episodes, currency } : null
}

export const costWords = ({ amount, currency }: EpisodeCost): string => `${amountWords(amount)} ${currency}`
