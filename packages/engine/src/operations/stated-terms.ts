import { Problem, readAmount, readNumber } from '@sweeps/model'
import Type from '@sweeps/model/typebox'
import type { CaseGiven } from '../decisions/index.js'
import { flag, whole, words } from './inputs.js'

/** TRICKY: without a type the framework leaves a text as it came. As a number it would read `9.500` in its own way, and refuse `9.5M`. */
const stated = (description: string) => Type.Optional(Type.Unsafe<number | string>({ description }))
export const amount = (description: string) => stated(`${description}; a number, or an amount as people write it: 9.5M, 4,500,000`)

/** What whoever asks for a case may state. */
export const statedTerms = {
  cost: amount('what this season cost; the production record’s when absent'),
  costPerEpisode: amount('the same, of an episode'),
  nextCost: amount('what the next season would cost, without marketing'),
  nextCostPerEpisode: amount('the same, of an episode'),
  episodes: whole('episodes of the next season'),
  valuePerHour: amount('what an hour viewed is worth'),
  fee: amount('monthly fee of an account, to split over what it watched'),
  escalation: stated('what an episode costs more next time: 0.1 is 10 %'),
  marketing: stated('marketing beside the cost: 0.1 is 10 %'),
  audience: stated('the audience beside the forecast: 0.8 is four fifths of it'),
  lift: flag('whether what a next season adds to earlier ones counts; true when absent'),
  currency: words('of all amounts, ISO 4217; USD when absent', 3),
}

const amounts = ['cost', 'costPerEpisode', 'nextCost', 'nextCostPerEpisode', 'valuePerHour', 'fee'] as const
const shares = ['escalation', 'marketing', 'audience'] as const

/** As they are stated. */
type StatedTerms = { [Name in (typeof amounts)[number] | (typeof shares)[number]]?: unknown } & Pick<
  CaseGiven,
  'episodes' | 'currency' | 'lift'
>

/** Amounts and shares as the terminal reads them. Throws `invalid-request` for what is none, or can be read in two ways, with both. */
export function readTerms({ episodes, currency, lift, ...stated }: StatedTerms): CaseGiven {
  const terms: CaseGiven = Object.fromEntries(Object.entries({ episodes, currency, lift }).filter(([, value]) => value !== undefined))
  for (const name of amounts) {
    const value = stated[name]
    if (value !== undefined) terms[name] = typeof value === 'number' ? value : amountIn(name, value)
  }
  for (const name of shares) {
    const value = stated[name]
    if (value !== undefined) terms[name] = typeof value === 'number' ? value : shareIn(name, value)
  }
  return terms
}

export function amountIn(name: string, value: unknown): number {
  const read = readAmount(asText(name, value))
  if ('refused' in read) throw new Problem('invalid-request', `${name}: ${read.refused}`)
  return read.amount
}

function shareIn(name: string, value: unknown): number {
  const text = asText(name, value)
  const { value: number, readings } = readNumber(text)
  if (number !== undefined) return number
  const reason = readings ? `may be ${readings.join(' or ')}: write it with a point for decimals` : 'is no number: 0.1 is 10 %'
  throw new Problem('invalid-request', `${name}: "${text}" ${reason}`)
}

function asText(name: string, value: unknown): string {
  if (typeof value === 'string' && value.length <= 60) return value
  throw new Problem('invalid-request', `${name}: give it once, as a number or a short text such as 9.5M`)
}
