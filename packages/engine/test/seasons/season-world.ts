import type { SeasonPeers, SeasonRange, SeasonReport } from '@sweeps/model'
import type { Plays } from '../../src/plays/index.js'
import {
  type PeersRequest,
  type RangeRequest,
  Rollup,
  type SeasonRequest,
  seasonPeers,
  seasonRange,
  seasonReport,
} from '../../src/seasons/index.js'
import { made, openWorld, type World } from '../world.js'

/** A world whose catalogue has the season `show/1`, released on 2021-08-06. */
export interface SeasonWorld extends World {
  /** Imports episodes of `show/1`: `e1 1 45` is content, episode and minutes; `-` for an unknown runtime; a release may follow. */
  carry(...episodes: string[]): Promise<void>
  /** Empties what was rolled up, and nothing else. */
  forgetRollup(): Promise<void>
  /** As of now, or an instant. */
  report(request?: Partial<SeasonRequest>, now?: number): Promise<SeasonReport>
  /** Some weeks of it beside those before. */
  range(request: Pick<RangeRequest, 'from' | 'to'> & Partial<RangeRequest>, now?: number): Promise<SeasonRange>
  /** Beside others at the same age, as of an instant; long after the release unless told otherwise. */
  peers(request?: Partial<PeersRequest>, now?: number): Promise<SeasonPeers>
}

const released = Date.parse('2021-08-06T00:00:00.000Z')
const header = 'service,content,title,season,episode,name,kind,origin,language,runtime_ms,released'

export async function openSeasonWorld(): Promise<SeasonWorld> {
  const world = await openWorld()
  const { receive } = world
  let kept: { plays: Plays; rollup: Rollup } | undefined
  // A world that forgets opens its plays anew.
  const rollup = (): Rollup => {
    const { store, plays } = world
    if (kept?.plays !== plays) kept = { plays, rollup: new Rollup({ store, plays }) }
    return kept.rollup
  }
  const counters = () => ({ store: world.store, plays: world.plays, catalogue: world.catalogue, rollup: rollup(), minimumCell: 10 })
  return Object.assign(world, {
    async carry(...episodes: string[]) {
      const rows = episodes.map(text => {
        const [content, episode, minutes, day = '2021-08-06'] = text.split(' ')
        return `s,${content},show,1,${episode},The Show: Season 1,series,,,${minutes === '-' ? '' : Number(minutes) * 60_000},${day === '-' ? '' : day}`
      })
      await world.catalogue.import([header, ...rows, ''].join('\n'), made)
    },
    async forgetRollup() {
      for (const table of ['units', 'pieces', 'days', 'built', 'counts', 'counted'])
        await world.store.command('test.forget', `TRUNCATE TABLE audience_${table}`)
    },
    // Long after: a batch has many moments at which it was sent, and a stop later than that looks like a clock that runs ahead.
    receive: (messages: unknown, receivedAt: number | string = '2022-01-01T00:00:00.000Z', flags = 0) =>
      receive(messages, receivedAt, flags),
    report: (request: Partial<SeasonRequest> = {}, now = Date.now()) =>
      seasonReport(counters(), { title: 'show', season: 1, smallCells: 'show', ...request }, now),
    range: (request: Pick<RangeRequest, 'from' | 'to'> & Partial<RangeRequest>, now = Date.now()) =>
      seasonRange(counters(), { title: 'show', season: 1, smallCells: 'show', ...request }, now),
    peers: (request: Partial<PeersRequest> = {}, now = Date.parse('2022-01-01T00:00:00.000Z')) =>
      seasonPeers(counters(), { title: 'show', season: 1, smallCells: 'show', ...request }, now),
  })
}

/** The instant of a day of the window (1 is the release) and a time: `on(2, '20:00')`. */
export const on = (day: number, time: string): number =>
  released + (day - 1) * 86_400_000 + Date.parse(`1970-01-01T${time.padEnd(8, ':00')}Z`)

let plays = 0

/** A play: `account/viewer`, content, when it began, which minutes of the content it showed, how fast. Each is a play of its own. */
export function watch(
  who: string,
  content: string,
  began: number,
  [from, to]: readonly [number, number],
  more: { rate?: number; screen?: string; market?: string; play?: string; anonymous?: boolean; service?: string } = {},
) {
  const { rate = 1, play = `p${++plays}`, service = 's', ...rest } = more
  const [account, viewer = account] = who.split('/')
  const start = new Date(began).toISOString()
  const stop = new Date(began + Math.round(((to - from) * 60_000) / rate)).toISOString()
  return {
    service,
    content,
    play,
    viewer,
    account,
    sentAt: stop,
    ...rest,
    spans: [{ start, stop, position: Math.round(from * 60_000), rate }],
  }
}
