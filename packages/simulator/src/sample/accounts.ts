import { type Random, random } from '@sweeps/stats'
import { type Market, markets } from '../markets.js'
import { genres } from '../titles.js'

/** Accounts of the sample, and the seed they and their plays are made from. */
export const sampleAccounts = 50_000
export const sampleSeed = 2026
/** The country in which the sample has a panel. */
export const panelMarket = 'US'

export const ages = ['2-17', '18-34', '35-54', '55+'] as const
export const sexes = ['female', 'male'] as const

export interface SamplePerson {
  age: (typeof ages)[number]
  sex: (typeof sexes)[number]
  /** Favourite hour of the local day, and how far around it they begin. */
  hour: number
  spread: number
}

/** Who pays together. */
export interface SampleAccount {
  /** From 1. */
  number: number
  market: Market
  persons: readonly SamplePerson[]
  /** Per genre, how likely an offer of it is taken beside the usual; their mean over accounts is 1. */
  taste: readonly number[]
  /** How much is watched here, beside the usual. */
  appetite: number
  /** Share of those who go on with the next episode at once. */
  binge: number
}

/** Its name among the ids of people: that of the account, and of its persons with a number, `home-17/2`. */
export const accountId = (account: number): string => `home-${account}`
export const viewerId = (account: number, person: number): string => `home-${account}/${person}`

const shares = markets.map(({ share }) => share)
const oddsOfAges: Record<number, readonly number[]> = { 0: [0, 30, 42, 28], 1: [8, 30, 40, 22], 2: [72, 12, 14, 2], 3: [80, 12, 6, 2] }

/** One account. `luck` is its own from here on: what it watches does not depend on the others. */
export function sampleAccount(number: number, seed = sampleSeed): { account: SampleAccount; luck: Random } {
  const luck = random(seed, number)
  const market = markets[luck.weighted(shares)]!
  const size = 1 + luck.weighted([40, 32, 16, 12])
  const persons = Array.from({ length: size }, (_, at): SamplePerson => {
    const age = ages[luck.weighted(oddsOfAges[at]!)]!
    const hour = age === '2-17' ? luck.normal(17.2, 1.2) : luck.chance(0.8) ? luck.normal(20.6, 1.1) : luck.normal(14, 2.2)
    return { age, sex: luck.pick(sexes), hour, spread: luck.uniform(0.5, 1.6) }
  })
  const taste = genres.map(() => luck.exponential(0.75) + 0.25)
  return {
    account: { number, market, persons, taste, appetite: Math.exp(luck.normal(-0.245, 0.7)), binge: luck.uniform(0.35, 0.9) },
    luck,
  }
}
