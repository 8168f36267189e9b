import { rmSync } from 'node:fs'
import Type from '@sweeps/model/typebox'
import { Catalogue } from '../src/catalogue/index.js'
import { Census, type MinutesAnswer, type MinutesRequest, minutes } from '../src/minutes/index.js'
import type { Collected } from '../src/plays/index.js'
import { Plays, type PlaysOptions } from '../src/plays/index.js'
import { defineQuery, Int64, openStore, type Store } from '../src/store/index.js'
import { newDirectory } from './new-directory.js'
import { scratch } from './scratch.js'

export { newDirectory, scratch }

export const viewerKey = Buffer.alloc(32, 7)

/** The path from plays to minutes on one directory, with the real engine. */
export interface World {
  directory: string
  store: Store
  catalogue: Catalogue
  plays: Plays
  census: Census
  /** What went wrong, in words. */
  trouble: string[]
  /** Receives messages (one `sentAt` each is the moment it is received, unless told otherwise) and waits until the engine has them. */
  receive(messages: unknown, receivedAt?: number | string, flags?: number): Promise<Collected>
  minutes(request?: Partial<MinutesRequest>): Promise<MinutesAnswer>
  rows(request: Partial<MinutesRequest>): Promise<Record<string, string | number | null>[]>
  /** Rule → spans. */
  setAside(request?: Partial<MinutesRequest>): Promise<Record<string, number>>
  merge(): Promise<void>
  /** Empties it: nothing was ever received or imported. */
  forget(): Promise<void>
  close(): Promise<void>
  remove(): Promise<void>
}

/** What `forget` empties: all but what is kept of people and of the store itself. */
const forgotten = [
  'spans',
  'viewing_changes',
  'rejects',
  'reported_runtimes',
  'cut_stretches',
  'overfull_viewer_days',
  'found_overfull',
  'found_stretches',
  'found_runtimes',
  'looked_days',
  'guarded_runtimes',
  'erased_days',
  'test_viewers',
  'service_sources',
  'source_terms',
  'catalogue',
  'catalogue_versions',
  'census_counts',
  'census_weeks_counted',
  'census_due',
  'audience_units',
  'audience_pieces',
  'audience_segments',
  'audience_days',
  'audience_built',
  'audience_counts',
  'audience_counted',
]

/** An empty table takes as long to empty as a full one. */
const filled = defineQuery({
  tag: 'test.filled',
  sql: `-- one row per table of these that has anything in it
SELECT DISTINCT replaceRegexpOne(parts.table, '_[0-9]$', '') AS table FROM system.parts AS parts
WHERE database = currentDatabase() AND active AND has({forgotten:Array(String)}, replaceRegexpOne(parts.table, '_[0-9]$', ''))`,
  row: Type.Object({ table: Type.String() }),
})

export async function openWorld(options: Partial<Omit<PlaysOptions, 'catalogue'>> & { directory?: string } = {}): Promise<World> {
  const directory = options.directory ?? (await newDirectory())
  const store = options.store ?? (await openStore({ directory }))
  const trouble: string[] = []
  let stages: { catalogue: Catalogue; plays: Plays; census: Census }
  const open = async (): Promise<void> => {
    const catalogue = await Catalogue.open(store)
    const plays = await Plays.open({ catalogue, viewerKey, onTrouble: message => trouble.push(message), ...options, store })
    stages = { catalogue, plays, census: new Census({ store, plays, catalogue }) }
  }
  await open()
  const ask = (request: Partial<MinutesRequest> = {}) => minutes({ store, ...stages }, { from: '2021-08-09', to: '2021-08-16', ...request })
  const world: World = {
    directory,
    store,
    get catalogue() {
      return stages.catalogue
    },
    get plays() {
      return stages.plays
    },
    get census() {
      return stages.census
    },
    trouble,
    async receive(messages, receivedAt, flags = 0) {
      const first = Array.isArray(messages) ? messages[0] : messages
      const at = receivedAt ?? first?.sentAt ?? Date.now()
      const collected = await stages.plays.collector.collect(messages, {
        receivedAt: typeof at === 'number' ? at : Date.parse(at),
        source: 'test',
        flags,
      })
      await stages.plays.loader.drained()
      return collected
    },
    minutes: ask,
    rows: async request => (await ask(request)).rows,
    setAside: async request => Object.fromEntries((await ask(request)).setAside.map(({ rule, spans }) => [rule, spans])),
    merge: () => store.command('test.merge', 'OPTIMIZE TABLE spans FINAL'),
    async forget() {
      await stages.plays.close()
      for (const { table } of await store.run(filled, { forgotten })) await store.command('test.forget', `TRUNCATE TABLE ${table}`)
      await open()
    },
    async close() {
      await stages.plays.close()
      await store.close()
    },
    async remove() {
      await world.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
  return world
}

/** Instant of the test week, Monday 2021-08-09: `at('20:00')`, `at('Tue 00:10')`; `nxt` is the Monday after. */
export function at(text: string): string {
  const [, name = 'Mon', time] = /^(?:(\w{3}) )?(\d\d:\d\d.*)$/.exec(text)!
  const day = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun', 'nxt'].indexOf(name)
  return `2021-08-${String(9 + day).padStart(2, '0')}T${time!.padEnd(8, ':00')}.000Z`
}

/** A message of service `s`: `says('ana', 'e1', 'p1', ['20:00', '20:30'])`. The last stop is when it was sent. */
export function says(
  viewer: string,
  content: string,
  play: string,
  ...spans: [start: string, stop: string, position?: number, rate?: number][]
) {
  const told = spans.map(([start, stop, position = 0, rate]) => ({
    start: at(start),
    stop: at(stop),
    position,
    ...(rate === undefined ? {} : { rate }),
  }))
  return { service: 's', content, play, viewer, sentAt: told.at(-1)!.stop, spans: told }
}

/** A catalogue file from a few words a row: `content title season episode minutes`; a film has `-` for both. */
export function catalogueOf(...rows: string[]): string {
  const lines = rows.map(row => {
    const [content, title, season, episode, minutes] = row.split(' ')
    const film = season === '-'
    const [service, id] = content!.includes('/') ? content!.split('/') : ['s', content]
    const runtime = minutes ? Number(minutes) * 60_000 : ''
    return `${service},${id},${title},${film ? '' : season},${film ? '' : episode},,${film ? 'film' : 'series'},,,${runtime},`
  })
  return ['service,content,title,season,episode,name,kind,origin,language,runtime_ms,released', ...lines, ''].join('\n')
}

export const made = { actor: 'test', note: 'test' }

const counted = (table: string) =>
  defineQuery({ tag: 'test.count', sql: `SELECT count() AS rows FROM ${table}`, row: Type.Object({ rows: Int64 }) })

/** Rows of a table; `spans FINAL`: as if merged. */
export const countRows = async (store: Store, table: string): Promise<number> => (await store.one(counted(table), {})).rows
