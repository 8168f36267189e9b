import type { Random } from '@sweeps/stats'
import { genres } from '../titles.js'
import { type SampleAccount, sampleAccount } from './accounts.js'
import { type SampleContent, sampleContents } from './contents.js'
import { type SampleSeason, sampleDays, sampleFilms, sampleLibrary, sampleSeasons } from './seasons.js'

/** Kinds of screen, by the number that a play has. */
export const sampleScreens = ['tv', 'computer', 'tablet', 'phone', 'other'] as const

/** One play: an uninterrupted stretch of one content. Times in whole seconds. */
export interface SamplePlay {
  account: number
  /** Which person of the account, from 1. */
  person: number
  /** Place of its content among all. */
  content: number
  /** From 00:00 UTC of the day of loading on; below 0 before. */
  start: number
  /** Playhead at its start. */
  position: number
  length: number
  /** Place among `sampleScreens`. */
  screen: number
}

const daySeconds = 86_400
/** How many evenings of an account are spent with the library, in all. */
const libraryEvenings = 1.9

/** Where each season begins among the contents. */
const firstOf = (contents: readonly SampleContent[]): ReadonlyMap<SampleSeason, number> => {
  const first = new Map<SampleSeason, number>()
  for (const [place, { of }] of contents.entries()) if (!first.has(of)) first.set(of, place)
  return first
}

/** Makes what accounts watched, one account at a time: an account's plays depend on its number and the seed alone. */
export class SamplePlays {
  readonly #contents = sampleContents()
  readonly #first = firstOf(this.#contents)
  readonly #offers = [...sampleSeasons, ...sampleFilms].filter(({ premiere }) => premiere <= 0)

  constructor(readonly seed?: number) {}

  /** What one account watched from the first day of the sample to the end of the day of loading, by person and start. */
  of(number: number): { account: SampleAccount; plays: SamplePlay[] } {
    const { account, luck } = sampleAccount(number, this.seed)
    const plays: SamplePlay[] = []
    for (const season of this.#offers) {
      const chance = season.reach * account.appetite * account.taste[genres.indexOf(season.genre)]! * understood(account, season)
      if (luck.chance(Math.min(0.9, chance))) this.#watch(account, luck, season, beginning(luck, season), plays)
    }
    const evenings = luck.poisson(libraryEvenings * account.appetite)
    for (let evening = 0; evening < evenings; evening++) this.#evening(account, luck, plays)
    return { account, plays: oneAtATime(plays) }
  }

  /** A season from its first episode on, until it is dropped or over. `from` is a day. */
  #watch(account: SampleAccount, luck: Random, season: SampleSeason, from: number, plays: SamplePlay[]): void {
    const person = personFor(account, luck, season)
    const first = this.#first.get(season)!
    let at = evening(account, luck, person, Math.floor(from))
    const screen = screenFor(luck)
    for (let episode = 0; episode < season.episodes; episode++) {
      const content = this.#contents[first + episode]!
      const released = content.released * daySeconds
      if (at < released) at = evening(account, luck, person, content.released + Math.floor(luck.exponential(2)))
      if (at < released) at += daySeconds
      if (at >= daySeconds) return
      const dropped = !luck.chance(season.hold) && season.episodes > 1
      const end = dropped ? Math.ceil(content.runtime * luck.uniform(0.05, 0.8)) : content.runtime - credits(luck)
      at = play(plays, { account: account.number, person, content: first + episode, screen }, luck, at, end)
      if (dropped) return
      if (!luck.chance(account.binge))
        at = evening(account, luck, person, Math.floor(at / daySeconds) + 1 + Math.floor(luck.exponential(2.2)))
    }
  }

  /** An evening with what is always there. */
  #evening(account: SampleAccount, luck: Random, plays: SamplePlay[]): void {
    const odds = sampleLibrary.map(one => one.reach * account.taste[genres.indexOf(one.genre)]! * understood(account, one))
    const chosen = sampleLibrary[luck.weighted(odds)]!
    const person = personFor(account, luck, chosen)
    let at = evening(account, luck, person, luck.integer(-sampleDays, 0))
    const screen = screenFor(luck)
    let episode = luck.integer(0, chosen.episodes - 1)
    for (let count = 1 + luck.poisson(0.3); count > 0 && episode < chosen.episodes && at < daySeconds; count--, episode++) {
      const content = this.#first.get(chosen)! + episode
      const { runtime } = this.#contents[content]!
      at = play(plays, { account: account.number, person, content, screen }, luck, at, runtime - credits(luck))
    }
  }
}

/** Day on which an account begins a season: most come for the premiere, some hear of it later. */
const beginning = (luck: Random, { premiere, fade }: SampleSeason): number =>
  premiere + luck.uniform(0, 1) + luck.exponential(luck.chance(0.8) ? fade : 8 * fade)

const understood = ({ market }: SampleAccount, { language }: SampleSeason): number => (market.languages.includes(language) ? 1 : 0.35)

/** Children's programmes are for the children, where there are any. */
function personFor({ persons }: SampleAccount, luck: Random, { genre }: SampleSeason): number {
  const young = persons.findIndex(({ age }) => age === '2-17')
  if (genre === 'family' && young >= 0 && luck.chance(0.7)) return young + 1
  return 1 + luck.weighted(persons.map(({ age }, at) => (age === '2-17' ? 0.3 : 1 / (at + 1))))
}

/** An instant of a UTC day at which it is about this person's hour where they live. */
function evening({ market, persons }: SampleAccount, luck: Random, person: number, day: number): number {
  const { hour, spread } = persons[person - 1]!
  const local = Math.round(luck.normal(hour, spread) * 3600)
  return day * daySeconds + ((((local - market.offset * 60) % daySeconds) + daySeconds) % daySeconds)
}

const screenFor = (luck: Random): number => luck.weighted([62, 13, 9, 15, 1])

/** Seconds of the end that many leave out. */
const credits = (luck: Random): number => (luck.chance(0.55) ? luck.integer(1, 70) : 0)

/** Plays a content up to a playhead, now and then in two parts with a pause between. Returns when the next may begin. */
function play(
  plays: SamplePlay[],
  of: Pick<SamplePlay, 'account' | 'person' | 'content' | 'screen'>,
  luck: Random,
  at: number,
  end: number,
): number {
  const pause = luck.chance(0.08) && end > 600 ? luck.integer(300, end - 300) : 0
  if (pause > 0) plays.push({ ...of, start: at, position: 0, length: pause })
  const resumed = pause > 0 ? at + pause + luck.integer(120, 5400) : at
  plays.push({ ...of, start: resumed, position: pause, length: end - pause })
  return resumed + end - pause + luck.integer(4, 40)
}

/** By person and start; what would overlap begins later, and nothing that would begin after the day of loading is left. */
function oneAtATime(plays: readonly SamplePlay[]): SamplePlay[] {
  const ordered = [...plays].sort((a, b) => a.person - b.person || a.start - b.start || a.content - b.content || a.position - b.position)
  const chosen: SamplePlay[] = []
  let free = Number.NEGATIVE_INFINITY
  let person = 0
  for (const one of ordered) {
    if (one.person !== person) free = Number.NEGATIVE_INFINITY
    person = one.person
    const start = Math.max(one.start, free)
    if (start + one.length >= daySeconds) continue
    chosen.push({ ...one, start })
    free = start + one.length + 5
  }
  return chosen
}
