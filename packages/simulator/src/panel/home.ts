import { type Random, random } from '@sweeps/stats'
import { ages, sexes } from '../sample/accounts.js'

export type Age = (typeof ages)[number]
export type Sex = (typeof sexes)[number]
export const regions = ['north', 'east', 'south', 'west'] as const
export type Region = (typeof regions)[number]

/** Somebody of a simulated home. */
export interface HomePerson {
  id: string
  age: Age
  sex: Sex
}

/** Somebody in front of a screen, in epoch milliseconds: a person of the home, or a guest of it. */
export interface HomePresence {
  person?: string
  guest?: number
  start: number
  stop: number
}

/** One content that played without a pause on a device of a home, in epoch milliseconds, and who was there. */
export interface HomeSession {
  play: string
  service: string
  content: string
  title: string
  device: string
  screen: string
  /** Milliseconds. */
  runtime: number
  start: number
  stop: number
  /** Whoever chose it comes first and stays to the end. */
  presence: readonly HomePresence[]
}

/** A household of the fictional population. */
export interface Home {
  id: string
  region: Region
  /** Age of the person who answers for it. */
  head: Age
  persons: readonly HomePerson[]
}

/** A home with its habits, before anything is watched. */
export interface HomeHabits extends Home {
  luck: Random
  /** How much is watched there, beside the usual. */
  appetite: number
}

const shareOfRegions = [28, 19, 32, 21]
/** Of heads of homes by region: north is older, east younger. */
const agesOfHeads: Readonly<Record<Region, readonly number[]>> = {
  north: [0, 20, 36, 44],
  east: [0, 38, 38, 24],
  south: [0, 27, 40, 33],
  west: [0, 28, 34, 38],
}
const appetiteOfAge: Readonly<Record<Age, number>> = { '2-17': 1, '18-34': 0.75, '35-54': 1, '55+': 1.4 }

/** A home of the population by its number, from 0: it depends on the seed and its number alone. */
export function homeHabits(number: number, seed: number): HomeHabits {
  const luck = random(seed, number)
  const id = `h${number + 1}`
  const region = regions[luck.weighted(shareOfRegions)]!
  const head = ages[luck.weighted(agesOfHeads[region])]!
  const size = 1 + luck.weighted(head === '55+' ? [42, 48, 7, 3] : [26, 28, 22, 24])
  const persons = Array.from({ length: size }, (_, at): HomePerson => {
    const age =
      at === 0 ? head : at === 1 && luck.chance(0.85) ? (luck.chance(0.8) ? head : luck.pick(ages.slice(1))) : youngerOf(luck, head)
    return { id: `${id}-${at + 1}`, age, sex: luck.pick(sexes) }
  })
  return { id, region, head, persons, luck, appetite: appetiteOfAge[head] * Math.exp(luck.normal(-0.18, 0.6)) }
}

const youngerOf = (luck: Random, head: Age): Age =>
  head === '55+' ? luck.pick(['18-34', '35-54'] as const) : luck.chance(0.85) ? '2-17' : '18-34'
