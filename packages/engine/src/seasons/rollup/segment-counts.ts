import { createHash } from 'node:crypto'
import Type, { type Static } from '@sweeps/model/typebox'
import { defineQuery, Int64, type Store, SummedMs, sqlFile } from '../../store/index.js'
import { lapsedDays } from '../arrivals.js'
import type { Builds } from './builds.js'
import { type Counted, type CountsWanted, countedColumns, daysOf, slices } from './counts.js'

const sql = (name: string): string => sqlFile(import.meta.url, `./${name}.sql`)

const segment = Type.Object({
  service: Type.String(),
  /** Empty where players did not say. */
  market: Type.String(),
  screen: Type.String(),
  came: Type.Enum(['new', 'returned', 'others']),
  accounts: Int64,
})
/**
 * Accounts of a season's audience that are alike: of one service, who watched most of it in one market and on one screen, and came in one way. Each
 * account is in one. Of people who are not recognised there are no accounts: their viewing is where it was, among the others.
 */
export type Segment = Static<typeof segment>

const sizes = defineQuery({ tag: 'seasons.segments.sizes', sql: sql('segment-sizes'), row: segment })
const times = defineQuery({
  tag: 'seasons.segments.times',
  sql: sql('segment-times'),
  row: Type.Object({
    groupNumber: Type.Integer(),
    unit: Type.Enum(['episode', 'day', 'week', 'hour']),
    bucket: Type.Integer(),
    watchedMs: SummedMs,
  }),
})
const read = defineQuery({
  tag: 'seasons.segments.read',
  sql: sql('read-segments'),
  row: Type.Object({ groupNumber: Type.Integer(), ...countedColumns }),
})
const mark = sql('mark-segments')
const putDown = sql('put-down-segments')
const counts = ['people', 'times', 'parts'].map(name => ({ tag: `seasons.segments.${name}`, sql: sql(`count-${name}`) }))

/** What was counted of one group of segments. */
export interface CountedGroup {
  counted: Counted[]
  /** `episode 1`, `day 3`…: milliseconds. */
  watched: ReadonlyMap<string, number>
}

/** How many groups there are, at most 255, and which each segment is of, from 0. */
export interface Grouping {
  count: number
  of: (segment: Segment) => number
}

export interface SegmentCountsOptions {
  store: Store
  builds: Builds
  upto: () => Promise<number>
  goOn: () => void
  piecesAtOnce: number
}

/**
 * Counts a window of a season by groups of segments. The statements are those that count a whole season by slices of accounts; here a slice is a
 * group. Nothing is kept: a window, a segment of which depends on all days of it, is counted when it is asked for.
 */
export class SegmentCounts {
  readonly #options: SegmentCountsOptions

  constructor(options: SegmentCountsOptions) {
    this.#options = options
  }

  /** Tells the segments of a window's audience, has them put in groups, and counts each; days must be rolled up. */
  async count(wanted: CountsWanted, group: (segments: Segment[]) => Grouping): Promise<{ segments: Segment[]; groups: CountedGroup[] }> {
    const { store, builds, upto, goOn } = this.#options
    const marked = await builds.take(1)
    const query = {
      ...daysOf(wanted.scope, wanted.horizon),
      ...wanted.clock,
      upto: await upto(),
      marked,
      runtime: wanted.season.runtimeMs,
      episodes: wanted.season.episodes.map(({ episode }) => episode),
      pause: lapsedDays * 86_400_000,
    }
    try {
      goOn()
      await store.command('seasons.segments.mark', mark, { ...query, build: marked, slices: numbersTo(slices) })
      const segments = await store.run(sizes, query)
      const { count, of: groupOf } = group(segments)
      const grouped = { ...query, segments: segments.map(keyOf), groups: segments.map(groupOf) }
      const scope = createHash('sha256').update(JSON.stringify(grouped)).digest().readBigUInt64LE(0).toString()
      const counted = await this.#countGroups(grouped, scope)
      const rows = await store.run(read, { scope, builds: counted, window: wanted.horizon })
      const watched = await store.run(times, grouped)
      return {
        segments,
        groups: numbersTo(count).map(number => ({
          counted: [
            ...rows.filter(({ groupNumber }) => groupNumber === number),
            ...arrivalsOf(segments.filter(segment => groupOf(segment) === number)),
          ],
          watched: new Map(
            watched
              .filter(({ groupNumber }) => groupNumber === number)
              .map(({ unit, bucket, watchedMs }) => [`${unit} ${bucket}`, watchedMs] as const),
          ),
        })),
      }
    } finally {
      await store.command('seasons.segments.forget', `ALTER TABLE audience_segments DROP PARTITION ${marked}`)
    }
  }

  /** Some slices of accounts at a time, as many as the memory allows. Gives the builds whose counts add up. */
  async #countGroups(query: GroupedQuery, scope: string): Promise<number[]> {
    const { store, builds, goOn, piecesAtOnce } = this.#options
    const { pieces } = await store.one(weight, query)
    const atOnce = Math.max(1, Math.floor(piecesAtOnce / Math.max(1, pieces / slices)))
    const counted: number[] = []
    for (let at = 0; at < slices; at += atOnce) {
      const build = await builds.take(2)
      const some = numbersTo(slices).slice(at, at + atOnce)
      goOn()
      await store.command('seasons.segments.pieces', putDown, { ...query, build, slices: some })
      try {
        for (const { tag, sql } of counts) {
          goOn()
          await store.command(tag, sql, { ...query, scope, pieces: build, build: build + 1, slices: [...new Set(query.groups)] })
        }
      } finally {
        await store.command('seasons.segments.forget', `ALTER TABLE audience_pieces DROP PARTITION ${build}`)
      }
      counted.push(build + 1)
    }
    return counted
  }
}

const weight = defineQuery({
  tag: 'seasons.segments.weight',
  sql: `-- one row: how many pieces of a season are rolled up
SELECT sum(pieces) AS pieces
FROM season_units(services = {services:Array(String)}, contents = {contents:Array(String)}, numbers = {numbers:Array(UInt16)}, runtimes = {runtimes:Array(UInt32)}, from = {from:UInt32}, to = {to:UInt32}, upto = {upto:UInt32})`,
  row: Type.Object({ pieces: Int64 }),
})

type GroupedQuery = Readonly<Record<string, string | number | readonly (string | number)[]>> & { groups: readonly number[] }

const numbersTo = (count: number): number[] => Array.from({ length: count }, (_, at) => at)

/** How many came in which way: a segment says it of all its accounts. */
function arrivalsOf(segments: readonly Segment[]): Counted[] {
  const accounts = (of: readonly Segment[]): number => of.reduce((sum, segment) => sum + segment.accounts, 0)
  return [
    ['arrivals.reach', accounts(segments)] as const,
    ['arrivals.first', accounts(segments.filter(({ came }) => came === 'new'))] as const,
    ['arrivals.returned', accounts(segments.filter(({ came }) => came === 'returned'))] as const,
  ].map(([measure, amount]) => ({ measure, amount, episode: 0, part: 0, percent: 0, name: '' }))
}

/** As the statements write it. */
const keyOf = ({ service, market, screen, came }: Segment): string => [service, market, screen, came].join('\t')
