import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineQuery, type Engine, openEngine, seasonPeers, seasonReport } from '@sweeps/engine'
import Type from '@sweeps/model/typebox'
import { report } from './report.js'

const plainSum = defineQuery({
  tag: 'bench.plain',
  sql: `-- one row: the least work over the same rows
SELECT sum(toUnixTimestamp64Milli(start)) AS a, sum(toUnixTimestamp64Milli(stop)) AS b, sum(position) AS c, sum(viewer) AS d FROM spans`,
  row: Type.Object({ a: Type.Unknown(), b: Type.Unknown(), c: Type.Unknown(), d: Type.Unknown() }),
})

/**
 * Ten episodes, each watched by every account in four spans: later ones on later days, one play in seven left early, one in five
 * finished on another day, perhaps by a second viewer. 1× is a million accounts, 40 million spans.
 */
const generate = `INSERT INTO spans (service, content, play, start, epoch, stop, position, rate, viewer, account, market, screen, source, runtime, lead, flags)
WITH
    toDateTime64('2021-08-06 00:00:00', 3, 'UTC') AS released,
    cityHash64(a, e) AS luck,
    least(27, cityHash64(a) % 18 + intDiv(e * (cityHash64(a, 'pace') % 10), 9)) AS day,
    luck % 5 = 0 AND n >= 2 AS again,
    (luck % 64800 + 3600) * 1000 AS clock,
    if(luck % 7 = 0, 150000 + luck % 500000, 675000) AS part
SELECT
    'bench', concat('e', toString(e + 1)), reinterpretAsUUID(sipHash128(a, e, again)),
    released + toIntervalMillisecond((day + again) * 86400000 + clock + n * 700000) AS began, 0,
    began + toIntervalMillisecond(part),
    n * 675000, 1,
    cityHash64('viewer', a, if(again, cityHash64(a, 'size') % 2, 0)), cityHash64('account', a),
    ['US', 'US', 'DE', 'IN', 'BR'][a % 5 + 1], ['tv', 'tv', 'phone', 'tablet'][cityHash64(a, again) % 4 + 1],
    'beacon', 2700000, -20, 0
FROM (SELECT number AS a FROM numbers({from:UInt64}, {count:UInt64}))
ARRAY JOIN range(10) AS e
ARRAY JOIN range(4) AS n`

/** Twenty more seasons like it, a week apart before it, each of one in 200 of its accounts. */
const generatePeers = `INSERT INTO spans
SELECT * EXCEPT peer REPLACE (
    concat('p', toString(peer), content) AS content,
    start - toIntervalWeek(peer) AS start,
    stop - toIntervalWeek(peer) AS stop)
FROM (SELECT *, cityHash64(account) % 200 AS peer FROM spans)
WHERE peer BETWEEN 1 AND 20`

const seasonRows = (title: string, prefix: string, released: string): string[] =>
  Array.from(
    { length: 10 },
    (_, i) => `bench,${prefix}e${i + 1},${title},1,${i + 1},${title}: Season 1,series,original,en,2700000,${released}`,
  )

const peerRows = Array.from({ length: 20 }, (_, i) =>
  seasonRows(`peer-${i + 1}`, `p${i + 1}`, new Date(Date.parse('2021-08-06') - (i + 1) * 7 * 86_400_000).toISOString().slice(0, 10)),
).flat()

const catalogueOf = (rows: string[]): string =>
  ['service,content,title,season,episode,name,kind,origin,language,runtime_ms,released', ...rows].join('\n')

/** A season's report after a restart, a window not asked for before, the same again, after a late play; beside the plain sum over the same rows. */
export async function benchSeason(rounds: number, scales: number[]): Promise<void> {
  for (const scale of scales) {
    const data = join(mkdtempSync(join(tmpdir(), 'sweeps-bench-')), 'data')
    try {
      await benchScale(data, rounds, scale)
    } finally {
      rmSync(data, { recursive: true, force: true })
    }
  }
}

async function benchScale(data: string, rounds: number, scale: number): Promise<void> {
  const name = scale < 1 ? `1/${Math.round(1 / scale)}` : `${scale}×`
  const judged = scale === 1
  let engine = await openEngine({ directory: data, memory: 2_000_000_000 })
  await fillSeason(engine, 1_000_000 * scale)
  const plain: number[] = []
  for (let round = 0; round < rounds; round++) plain.push(await timed(() => engine.store.run(plainSum, {})))
  report('plain sum of four columns of a season’s spans', name, 'ms', plain)
  report('rolling up and counting all of it, once', name, 's', [(await timed(() => ask(engine, 28))) / 1000])
  const reports: number[] = []
  const others: number[] = []
  const warm: number[] = []
  for (let round = 0; round < rounds; round++) {
    await engine.close()
    engine = await openEngine({ directory: data, memory: 2_000_000_000 })
    reports.push(await timed(() => ask(engine, 28)))
    others.push(await timed(() => ask(engine, 14 + round)))
    warm.push(await timed(() => ask(engine, 28)))
  }
  report('a season’s report after a restart', name, 'ms', reports, judged ? { atMost: 3000 } : {})
  report(
    '  ratio to the plain sum',
    name,
    '',
    reports.map((value, round) => value / plain[round]!),
  )
  report('a window not asked for before', name, 'ms', others)
  report('the same again', name, 'ms', warm, judged ? { atMost: 300 } : {})
  const meanwhile: number[] = []
  for (let round = 0; round < rounds; round++) {
    await tell(engine, 'something else', `other ${round}`, Date.parse('2021-12-01T20:00:00.000Z') + round * 3_600_000)
    meanwhile.push(await timed(() => ask(engine, 28)))
  }
  report('the same again after a play of something else', name, 'ms', meanwhile, judged ? { atMost: 300 } : {})
  const late: number[] = []
  for (let round = 0; round < rounds; round++) {
    await tellLate(engine, round)
    late.push(await timed(() => ask(engine, 28)))
  }
  report('the report after a late play', name, 'ms', late, judged ? { atMost: 3000 } : {})
  await engine.store.command('bench.peers', generatePeers)
  await noteChanges(engine, 'p')
  await engine.catalogue.import(catalogueOf(peerRows), { actor: 'bench', note: 'bench' })
  report('beside 20 peers, rolling up and counting them once', name, 's', [(await timed(() => askPeers(engine))) / 1000])
  const peers: number[] = []
  for (let round = 0; round < rounds; round++) {
    await engine.close()
    engine = await openEngine({ directory: data, memory: 2_000_000_000 })
    peers.push(await timed(() => askPeers(engine)))
  }
  report('a season beside 20 peers after a restart', name, 'ms', peers)
  report('most resident memory of the season', name, 'MB', [peak()], judged ? { atMost: 2000 } : {})
  await engine.close()
}

const ask = (engine: Engine, window: number): Promise<unknown> => seasonReport(engine, { title: 'show', season: 1, window })

const askPeers = (engine: Engine): Promise<unknown> => seasonPeers(engine, { title: 'show', season: 1 })

/** Fills an empty store with the plays of a season, and its catalogue. */
export async function fillSeason(engine: Engine, accounts: number): Promise<void> {
  for (let at = 0; at < accounts; at += 10_000)
    await engine.store.command('bench.fill', generate, { from: at, count: Math.min(10_000, accounts - at) })
  await noteChanges(engine, '')
  await engine.catalogue.import(catalogueOf(seasonRows('show', '', '2021-08-06')), { actor: 'bench', note: 'bench' })
}

/** Counts a change of contents whose id begins so. */
const noteChanges = (engine: Engine, prefix: string): Promise<unknown> =>
  engine.store.command(
    'bench.changes',
    `INSERT INTO viewing_changes SELECT DISTINCT arrayJoin([toDate(start), toDate(stop)]), service, content, 0, 1
FROM spans WHERE startsWith(content, {prefix:String})`,
    { prefix },
  )

const tellLate = (engine: Engine, round: number): Promise<void> =>
  tell(engine, `e${1 + (round % 10)}`, `late ${round}`, Date.parse('2021-08-10T20:00:00.000Z') + round * 86_400_000)

/** Ten minutes of a content, heard and in the engine. */
async function tell(engine: Engine, content: string, play: string, start: number): Promise<void> {
  const iso = (ms: number): string => new Date(ms).toISOString()
  await engine.plays.collector.collect(
    {
      service: 'bench',
      content,
      play,
      viewer: 'late',
      sentAt: iso(start + 600_000),
      spans: [{ start: iso(start), stop: iso(start + 600_000), position: 0 }],
    },
    { receivedAt: start + 600_000, source: 'beacon', flags: 0 },
  )
  await engine.plays.loader.drained()
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

/** Most memory this process has had resident, MB. */
const peak = (): number => Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0) / 1000
