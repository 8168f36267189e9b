import Type from '@sweeps/model/typebox'
import { defineQuery, Int64, type Store, SummedMs, sqlFile } from '../../store/index.js'
import type { AllViewing } from '../all-viewing.js'
import type { Audience } from '../audience.js'
import type { EpisodeAudience } from '../episode-audience.js'
import type { Season } from '../find-season.js'
import type { SeasonMeasures } from '../measure-season.js'
import type { Scope } from '../scope.js'
import type { WatchedPart } from '../watched-by-part.js'
import type { WatchedBucket } from '../watched-by-time.js'
import type { WindowCuts } from '../window-cuts.js'
import type { ClockShifts } from './clock-shifts.js'
import { type Counted, daysOf } from './counts.js'

const sql = (name: string): string => sqlFile(import.meta.url, `./${name}.sql`)

const seasonWatched = defineQuery({
  tag: 'seasons.rollup.watched',
  sql: sql('season-watched'),
  row: Type.Object({ unit: Type.Enum(['episode', 'day', 'week', 'hour']), bucket: Type.Integer(), watchedMs: SummedMs }),
})
const servicesWatched = defineQuery({
  tag: 'seasons.rollup.services',
  sql: sql('services-watched'),
  row: Type.Object({ watchedMs: SummedMs, otherMs: SummedMs }),
})
const otherAccounts = defineQuery({ tag: 'seasons.rollup.others', sql: sql('other-accounts'), row: Type.Object({ accounts: Int64 }) })
const since = defineQuery({ tag: 'seasons.rollup.since', sql: sql('since'), row: Type.Object({ since: Type.String() }) })
const sinceAll = defineQuery({ tag: 'seasons.rollup.since-all', sql: sql('since-all'), row: Type.Object({ since: Type.String() }) })

/** No build has a higher number: asks for what holds now. */
const latestBuild = 4_294_967_295

type Watched = ReadonlyMap<string, number>

/** What was counted of a season and a window, in the words of a report. `exactly` asks spans who watched anything else, where they are few. */
export async function measureCounted(
  store: Store,
  { season, scope, cuts, clock, minimumCell }: { season: Season; scope: Scope; cuts: WindowCuts; clock: ClockShifts; minimumCell: number },
  counted: readonly Counted[],
  exactly: () => Promise<AllViewing>,
): Promise<SeasonMeasures> {
  const window = cuts.dates.length
  const watched: Watched = new Map(
    (await store.run(seasonWatched, { ...daysOf(scope, window), ...clock, window, upto: latestBuild })).map(row => [
      `${row.unit} ${row.bucket}`,
      row.watchedMs,
    ]),
  )
  const all = await allOf(store, { ...scope, minimumCell }, exactly)
  const measures = measuresOf({ season, cuts }, { counted, watched }, all, await firstDay(store, scope))
  // Of what nobody watched at all nobody is missed.
  const episodes = measures.episodes.map(of => (of.watchedMs === 0 ? { ...of, viewersAbsentAccounts: 0 } : of))
  return { ...measures, episodes }
}

/** Measures from what was counted of all of a season's audience, or of some; `since` is the first day with any viewing on record. */
export function measuresOf(
  { season, cuts }: { season: Season; cuts: WindowCuts },
  { counted, watched }: { counted: readonly Counted[]; watched: ReadonlyMap<string, number> },
  all: AllViewing,
  since: string,
): SeasonMeasures {
  const amounts = new Map(counted.map(row => [`${row.measure} ${row.episode || row.part || row.name}`, row.amount]))
  const amount = (measure: string, of: string | number = ''): number => amounts.get(`${measure} ${of}`) ?? 0
  const buckets = (unit: 'day' | 'week' | 'hour', of: readonly number[]): WatchedBucket[] =>
    [...new Set(of)]
      .sort((a, b) => a - b)
      .map(bucket => ({ bucket, watchedMs: watched.get(`${unit} ${bucket}`) ?? 0, accounts: amount(unit, bucket || '') }))
  const episodes = season.episodes.map(({ episode }) => episodeOf(episode, watched, amount))
  return {
    accounts: audienceOf('accounts', amount),
    viewers: audienceOf('viewers', amount),
    watchedMs: episodes.reduce((sum, { watchedMs }) => sum + watchedMs, 0),
    all,
    episodes,
    carriedOver: new Map(season.episodes.slice(0, -1).map(({ episode }) => [episode, amount('carriedOver', episode || '')])),
    days: buckets('day', cuts.days),
    weeks: buckets('week', cuts.weeks),
    hours: buckets('hour', cuts.hours),
    screens: partsOf('screen', counted, amount),
    markets: partsOf('market', counted, amount),
    leavers: counted
      .filter(({ measure }) => measure === 'left')
      .map(({ episode, percent, part: second, amount: accounts }) => ({ episode, percent, second, accounts })),
    daysToComplete: counted
      .filter(({ measure }) => measure === 'completed')
      .map(({ part: days, amount: completers }) => ({ days, completers })),
    arrivals: {
      reach: amount('arrivals.reach'),
      first: amount('arrivals.first'),
      returned: amount('arrivals.returned'),
      since,
    },
  }
}

type Amount = (measure: string, of?: string | number) => number

function audienceOf(by: 'accounts' | 'viewers', amount: Amount): Audience {
  const of = (name: string): number => amount(`${by}.${name}`)
  // How many accounts a figure is of decides whether it may be shown: a figure of accounts is that number itself.
  const accountsOf = (steps: string, accounts: string): number => of(by === 'accounts' ? steps : accounts)
  return {
    reach: of('reach'),
    starters: of('starters'),
    watchers: of('watchers'),
    completers: of('completers'),
    reachAccounts: accountsOf('reach', 'reachAccounts'),
    starterAccounts: accountsOf('starters', 'starterAccounts'),
    watcherAccounts: accountsOf('watchers', 'watcherAccounts'),
    completerAccounts: accountsOf('completers', 'completerAccounts'),
    reachNotStarter: of('reachNotStarter'),
    reachNotWatcher: of('reachNotWatcher'),
    reachNotCompleter: of('reachNotCompleter'),
    starterNotWatcher: of('starterNotWatcher'),
    starterNotCompleter: of('starterNotCompleter'),
    watcherNotCompleter: of('watcherNotCompleter'),
  }
}

function episodeOf(episode: number, watched: Watched, amount: Amount): EpisodeAudience {
  const watchedMs = watched.get(`episode ${episode}`) ?? 0
  const of = (name: string): number => amount(`episode.${name}`, episode || '')
  return {
    episode,
    watchedMs,
    reach: of('reach'),
    starters: of('starters'),
    completers: of('completers'),
    viewers: of('viewers'),
    viewersAbsentAccounts: of('absent'),
  }
}

function partsOf(kind: 'screen' | 'market', counted: readonly Counted[], amount: Amount): WatchedPart[] {
  return counted
    .filter(({ measure }) => measure === `${kind}.watched`)
    .map(({ name: part, amount: watchedMs }) => ({ kind, part, watchedMs, accounts: amount(kind, part) }))
    .sort((a, b) => b.watchedMs - a.watchedMs || (a.part < b.part ? -1 : 1))
}

/** Of days that `changes` tells of the first has viewing, unless that was erased. */
export async function firstDay(store: Store, { services }: Pick<Scope, 'services'>): Promise<string> {
  const [row] = await store.run(since, { services })
  return (row ?? (await store.one(sinceAll, { services }))).since
}

/** Everything watched on the season’s services. How many watched anything else is counted up to what small cells ask for. */
async function allOf(store: Store, scope: Scope & { minimumCell: number }, exactly: () => Promise<AllViewing>): Promise<AllViewing> {
  const params = { services: scope.services, contents: scope.contents, from: scope.from, to: scope.to }
  const { watchedMs, otherMs } = await store.one(servicesWatched, params)
  if (otherMs === 0) return { watchedMs, otherMs, otherAccounts: 0 }
  const { minimumCell } = scope
  const { accounts } = await store.one(otherAccounts, { ...params, fewest: minimumCell })
  return { watchedMs, otherMs, otherAccounts: accounts >= minimumCell ? accounts : Math.min(minimumCell, (await exactly()).otherAccounts) }
}
