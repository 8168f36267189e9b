import { type Random, random } from '@sweeps/stats'
import { MINUTE, SECOND } from './day.js'
import { type Market, markets } from './markets.js'
import type { Plan } from './options.js'
import { streams } from './streams.js'
import { genres } from './titles.js'

/** Where a viewer is in a title: the next content of it and the playhead there, in milliseconds. */
export interface Bookmark {
  next: number
  position: number
  /** The viewer has had enough of it. */
  dropped: boolean
}

export interface Account {
  number: number
  id: string
  market: Market
}

/** A person with habits, and where that person is in the titles begun. */
export interface Viewer {
  number: number
  id: string
  account: Account
  luck: Random
  /** Milliseconds the clock of the viewer's devices is ahead. */
  clockError: number
  /** Per genre, how likely an offer of it is taken. */
  taste: Float64Array
  /** Favourite hour of the local day, and how far around it the viewer starts. */
  hour: number
  hourSpread: number
  /** Chance to watch on a weekday, and typical minutes when so. Both are skewed: a few watch most. */
  activity: number
  minutes: number
  /** Chance to go on with the next episode at once. */
  binge: number
  /** Playback speed. */
  rate: number
  /** Share of interruptions that are stalls of the network. */
  stalls: number
  /** Milliseconds; nothing is watched before. */
  freeFrom: number
  bookmarks: Map<number, Bookmark>
  latestTitle: number | undefined
}

/** All viewers, in accounts of one to four. */
export function population(plan: Plan): Viewer[] {
  const luck = random(plan.seed, streams.households)
  const shares = markets.map(market => market.share)
  const viewers: Viewer[] = []
  for (let number = 0; viewers.length < plan.viewers; number++) {
    const account = { number, id: `account-${number + 1}`, market: markets[luck.weighted(shares)]! }
    const people = Math.min(1 + luck.weighted([45, 30, 15, 10]), plan.viewers - viewers.length)
    for (let i = 0; i < people; i++) viewers.push(viewer(viewers.length, account, plan))
  }
  return viewers
}

function viewer(number: number, account: Account, plan: Plan): Viewer {
  const luck = random(plan.seed, streams.habits(number))
  const appetite = Math.exp(luck.normal(-0.15, 0.75))
  const [evening, night, daytime] = [luck.normal(20.3, 1.2), luck.normal(23.2, 1), luck.normal(14.5, 2)]
  return {
    number,
    id: `viewer-${number + 1}`,
    account,
    luck,
    clockError: clockError(plan, number),
    taste: Float64Array.from(genres, () => luck.uniform(0.08, 1) ** 1.5),
    hour: [evening, night, daytime][luck.weighted([74, 12, 14])]!,
    hourSpread: luck.uniform(0.5, 2),
    activity: Math.min(0.95, 0.42 * Math.sqrt(appetite)),
    minutes: Math.min(300, 70 * appetite),
    binge: luck.uniform(0.5, 0.97),
    rate: luck.chance(0.03) ? 1.5 : 1,
    stalls: luck.uniform(0.05, 0.5),
    freeFrom: 0,
    bookmarks: new Map(),
    latestTitle: undefined,
  }
}

/** How far ahead of the right time a viewer's clock runs, in milliseconds; below 0 when it is late. The same for all its devices. */
function clockError({ seed, faults }: Plan, viewer: number): number {
  const luck = random(seed, streams.clock(viewer))
  const [far, near] = [luck.uniform(), luck.uniform()]
  const farAhead = luck.integer(3 * MINUTE, 10 * MINUTE)
  const slightly = luck.integer(-90 * SECOND, 90 * SECOND)
  if (far < faults.ahead) return farAhead
  return near < faults.clocks ? slightly : 0
}
