import Type from '@sweeps/model/typebox'
import { defineQuery, Int64, type Store, sqlFile } from '../store/index.js'
import type { Season } from './find-season.js'
import { scopeOf } from './scope.js'

const blindQuery = defineQuery({
  tag: 'seasons.blind-starters',
  sql: sqlFile(import.meta.url, './blind-starters.sql'),
  row: Type.Object({ episode: Type.Integer(), starters: Int64 }),
})

const servicesQuery = defineQuery({
  tag: 'seasons.blind-starters.services',
  sql: `-- one row: how many services reported plays without a playhead
SELECT uniqExact(service) AS services FROM service_sources WHERE service IN (SELECT arrayJoin({services:Array(String)})) AND blind = 1`,
  row: Type.Object({ services: Int64 }),
})

/** Starters of whose plays in a window no playhead is known: nobody can say whether they completed anything. */
export interface BlindStarters {
  accounts: number
  viewers: number
  /** Accounts, by episode. */
  episodes: ReadonlyMap<number, number>
}

const nobody: BlindStarters = { accounts: 0, viewers: 0, episodes: new Map() }
const wholeSeason = 65_535

/** Counts them. Where every play of the season's services has its playhead, which is known without reading any, there are none. */
export async function blindStarters(
  store: Store,
  season: Season,
  window: { from: number; to: number; epoch: number },
): Promise<BlindStarters> {
  if ((await store.one(servicesQuery, { services: season.services })).services === 0) return nobody
  const scope = scopeOf(season, window)
  const accounts = await store.run(blindQuery, { ...scope, by: 'accounts' })
  const viewers = await store.run(blindQuery, { ...scope, by: 'viewers' })
  const ofSeason = (rows: readonly { episode: number; starters: number }[]): number =>
    rows.find(({ episode }) => episode === wholeSeason)?.starters ?? 0
  return {
    accounts: ofSeason(accounts),
    viewers: ofSeason(viewers),
    episodes: new Map(accounts.filter(({ episode }) => episode !== wholeSeason).map(({ episode, starters }) => [episode, starters])),
  }
}

/**
 * The same for a rate that anybody may see: of a few of them a rate would say how few they are, so there is none (NaN) where small cells
 * are hidden.
 */
export function visibleBlind(
  { accounts, viewers, episodes }: BlindStarters,
  hidden: { smallCells: 'hidden' | 'shown'; minimumCell: number },
): BlindStarters {
  const visible = (count: number): number =>
    hidden.smallCells === 'hidden' && count > 0 && count < hidden.minimumCell ? Number.NaN : count
  return {
    accounts: visible(accounts),
    viewers: visible(viewers),
    episodes: new Map([...episodes].map(([episode, count]) => [episode, visible(count)])),
  }
}

/** Where it is not known who they are among: no rate of completion can be had. */
export const unknownBlind = ({ episodes }: Season): BlindStarters => ({
  accounts: Number.NaN,
  viewers: Number.NaN,
  episodes: new Map(episodes.map(({ episode }) => [episode, Number.NaN])),
})
