import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { type Engine, openEngine } from '../../src/engine.js'
import { groupBy } from '../../src/group-by.js'
import { operations } from '../../src/operations/index.js'
import { made, newDirectory } from '../world.js'

/*
 * An installation with two services. Of `alpha`, the same in every world:
 *
 *   alfa/1    30 minutes on Monday 9 August 2021, of one account
 *   shared/1  20 minutes on Monday
 *   stray     10 minutes of a content that is in no catalogue
 *   alfa-new/1, which premieres today: a play that runs, for 2 minutes so far
 *
 * The other one carries shared/1 too, and has `plays` times all of that; everything of it is called after it.
 */

/** What differs from world to world: the service beside alpha, how much is played there, and the name that all of it has. */
export interface Beside {
  service: string
  plays: number
}

export interface TwoServices {
  engine: Engine
  close(): Promise<void>
}

/** The clock of all worlds. */
const now = Date.now()
const minute = 60_000
const iso = (at: number): string => new Date(at).toISOString()
const monday = Date.parse('2021-08-09T20:00:00Z')

const says = (service: string, content: string, play: string, from: number, minutes: number, more = {}) => ({
  ...{
    service,
    content,
    play: `${service}-${play}`,
    viewer: `${service}-${play}`,
    account: `${service}-${play}`,
    sentAt: iso(from + minutes * minute),
  },
  market: 'US',
  spans: [{ start: iso(from), stop: iso(from + minutes * minute), position: 0 }],
  ...more,
})

/** What is told of a service, so many times over. */
const told = (service: string, show: string, times: number) =>
  Array.from({ length: times }, (_, at) => [
    says(service, `${show}-1`, `show-${at}`, monday, 30),
    says(service, `${service}-shared`, `shared-${at}`, monday, 20),
    says(service, `${service}-stray`, `stray-${at}`, monday, 10),
    // Refused, and set aside.
    { ...says(service, `${show}-1`, `bad-${at}`, monday, 30), spans: 'none' },
    says(service, `${show}-1`, `ahead-${at}`, monday + 3_600_000, 30, { sentAt: iso(monday + 3_600_000) }),
  ]).flat()

const call = (text = '') => ({ actor: 'test', progress: () => {}, file: Readable.from([Buffer.from(text)]) })
const nielsen = `week_start,week_end,list,rank,title,service,minutes_millions,episodes,source_url,note
2021-08-09,2021-08-15,overall,1,Hit & Run,Netflix,549,9,https://example.org,
`

/** `shared`: a directory in which the secrets of several worlds are. */
export async function twoServices({ service, plays }: Beside, shared: string): Promise<TwoServices> {
  const directory = await newDirectory()
  const engine = await openEngine({ directory, minimumCell: 1, secrets: join(shared, 'secrets.json') })
  const row = (of: string, show: string, shared: string) =>
    `${of},${show}-1,${show},1,1,The ${show},series,original,en,3600000,2021-08-09
${of},${of}-shared,shared,1,1,${shared},series,original,en,3600000,2021-08-09
${of},${show}-new-1,${show}-new,1,1,New ${show},series,original,en,3600000,${iso(now).slice(0, 10)}
`
  const head = 'service,content,title,season,episode,name,kind,origin,language,runtime_ms,released\n'
  await engine.catalogue.import(head + row('alpha', 'alfa', 'Shared') + row(service, `${service}-show`, 'Shared'), made)
  const messages = [...told('alpha', 'alfa', 1), ...told(service, `${service}-show`, plays)]
  const collect = (all: readonly object[], receivedAt: number) =>
    engine.plays.collector.collect([...all], { receivedAt, source: 'beacon', flags: 0 })
  // Each as it is sent: one that ends in the future of its own clock is ahead.
  for (const [sentAt, some] of groupBy(messages, ({ sentAt }) => sentAt)) await collect(some, Date.parse(sentAt))
  await engine.plays.loader.drained()
  await operations['sources-speak'].run(engine, { service, source: 'native' }, call())
  await operations['test-viewer'].run(engine, { service, viewer: `${service}-show-0`, test: plays > 2 }, call())
  await engine.polled.set({ source: 'jellyfin', service, address: `http://${service}.example.org`, token: 'secret' })
  await operations['import-nielsen-top10'].run(engine, {}, call(nielsen))
  for (const title of ['alfa', `${service}-show`])
    await engine.records.import(
      { format: 'sweeps-record/1', title, season: 1, name: `The ${title}`, facts: [{ fact: 'episodes', value: 8, source: `by ${title}` }] },
      made,
    )
  await engine.ledger.decide(
    { title: `${service}-show`, season: 1, outcome: 'cancelled', reason: `${service} ended it`, by: 'Dana' },
    'test',
  )
  await operations['terms-set'].run(engine, { service, valuePerHour: plays }, call())
  await engine.people.keys.create({ kind: 'write', service, name: service }, 'test')
  await engine.notices.note([], now - 1000)
  await engine.notices.note(
    [{ kind: 'source', key: `source ${service}`, subject: `${service} is silent`, text: `${plays} plays`, path: '/' }],
    now,
  )
  // As late as possible: it runs for two minutes more.
  const started = Date.now() - 2 * minute
  const running = Array.from({ length: plays }, (_, at) => says(service, `${service}-show-new-1`, `now-${at}`, started, 2))
  await collect([says('alpha', 'alfa-new-1', 'now', started, 2), ...running], Date.now())
  await engine.plays.loader.drained()
  const close = async () => {
    await engine.close()
    rmSync(directory, { recursive: true, force: true })
  }
  return { engine, close }
}
