import type { Random } from '@sweeps/stats'
import { DAY, HOUR, MINUTE, SECOND } from '../day.js'
import { type HomeHabits, type HomePerson, type HomePresence, type HomeSession, homeHabits } from './home.js'
import { affinityOf, type Programme } from './programmes.js'

/** Sittings of a usual home on a day. */
const sittingsOfDay = 1.15
/** How often a sitting has a guest. */
const guests = 0.04
const screens = ['tv', 'tv', 'tv', 'tablet', 'phone'] as const

/** What a home watched in the week that begins at `monday` (epoch milliseconds), one session after the other. */
export function watchAtHome(
  number: number,
  { seed, monday, offer }: { seed: number; monday: number; offer: readonly Programme[] },
): {
  home: HomeHabits
  sessions: HomeSession[]
} {
  const home = homeHabits(number, seed)
  const { luck } = home
  const taste = offer.map(() => luck.exponential(0.8) + 0.2)
  const sessions: HomeSession[] = []
  let free = monday
  for (let day = 0; day < 7; day++) {
    const sittings = luck.poisson(sittingsOfDay * home.appetite * (day >= 5 ? 1.35 : 1))
    // Whole seconds, as everything here: so that halves of a session end where it does.
    const starts = Array.from({ length: sittings }, () =>
      Math.round((luck.chance(0.75) ? luck.normal(20.3, 1.4) : luck.normal(14.5, 3)) * 3600),
    )
    for (const start of starts.sort((one, other) => one - other)) {
      const at = monday + day * DAY + Math.min(Math.max(start * SECOND, 6 * HOUR), 23.9 * HOUR)
      if (at < free || at >= monday + 7 * DAY) continue
      free = sit(home, at, { offer, taste, into: sessions }) + 5 * MINUTE
    }
  }
  return { home, sessions }
}

/** One sitting in front of a screen: an episode or film, or several of one title. Returns when it is over. */
function sit(
  home: HomeHabits,
  from: number,
  { offer, taste, into }: { offer: readonly Programme[]; taste: readonly number[]; into: HomeSession[] },
): number {
  const { luck, persons } = home
  const lead = luck.weighted(persons.map(({ age }) => (age === '2-17' ? 0.6 : 1)))
  const odds = offer.map(
    ({ appeal, inRegion, genre }, at) => appeal * taste[at]! * inRegion[home.region]! * affinityOf(persons[lead]!.age, genre),
  )
  const programme = offer[luck.weighted(odds)]!
  const company = persons.filter((person, at) => at !== lead && luck.chance(joins(person, programme)))
  const guest = luck.chance(guests)
  const screen = company.length > 0 || guest ? 'tv' : luck.pick(screens)
  let at = from
  let place = luck.integer(0, programme.contents.length - 1)
  for (let count = programme.series ? 1 + luck.poisson(0.6) : 1; count > 0 && place < programme.contents.length; count--, place++) {
    const { id, runtime } = programme.contents[place]!
    const seen = luck.chance(0.85) ? runtime - luck.integer(0, 90) * SECOND : luck.uniform(0.05, 0.9) * runtime
    const stop = at + Math.round(seen / SECOND) * SECOND
    into.push({
      ...{ play: `${home.id}-${into.length + 1}`, service: programme.service, content: id, title: programme.title },
      ...{ device: `${home.id}-${screen}`, screen, runtime, start: at, stop },
      presence: [
        { person: persons[lead]!.id, start: at, stop },
        ...company.map(({ id: person }) => ({ person, ...partOf(luck, at, stop) })),
        ...(guest ? [{ guest: 1, ...partOf(luck, at, stop) }] : []),
      ].filter((one: HomePresence) => one.stop > one.start),
    })
    at = stop + luck.integer(5, 40) * SECOND
  }
  return at
}

const joins = ({ age }: HomePerson, { genre }: Programme): number => (genre === 'family' ? 0.6 : age === '2-17' ? 0.15 : 0.5)

/** Some come later, some go before the end. */
function partOf(luck: Random, start: number, stop: number): { start: number; stop: number } {
  const late = luck.chance(0.2) ? luck.uniform(0, 0.5) : 0
  const early = luck.chance(0.15) ? luck.uniform(0.1, 0.5) : 0
  const at = (share: number) => Math.round((start + share * (stop - start)) / SECOND) * SECOND
  return { start: at(late), stop: at(1 - early) }
}
