import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineQuery, type Engine, Int64, minutesQuery, openEngine } from '@sweeps/engine'
import Type from '@sweeps/model/typebox'
import { httpLoad } from './http-load.js'
import { startSweeps } from './processes.js'
import { report } from './report.js'

const plainSum = defineQuery({
  tag: 'bench.plain',
  sql: `-- one row: the least work over the same rows
SELECT sum(toUnixTimestamp64Milli(start)) AS a, sum(toUnixTimestamp64Milli(stop)) AS b, sum(position) AS c, sum(viewer) AS d FROM spans`,
  row: Type.Object({ a: Type.Unknown(), b: Type.Unknown(), c: Type.Unknown(), d: Type.Unknown() }),
})

export const storedSpans = defineQuery({
  tag: 'bench.bytes',
  sql: `-- one row
SELECT sum(rows) AS rows, sum(bytes_on_disk) AS bytes FROM system.parts WHERE active AND database = currentDatabase() AND table = 'spans'`,
  row: Type.Object({ rows: Int64, bytes: Int64 }),
})

/** Five spans a play, each told by eight growing beacons, in six days of one week; 200 contents of 40 titles. */
const generate = `INSERT INTO spans (service, content, play, start, epoch, stop, position, rate, viewer, account, market, screen, source, runtime, lead, flags)
SELECT
    'bench', concat('c', toString(p % 200)), reinterpretAsUUID(sipHash128(p)),
    began + toIntervalMillisecond(n * 700000 + cityHash64(p, n) % 60000), 0,
    began + toIntervalMillisecond(n * 700000 + cityHash64(p, n) % 60000 + least(30000 * (k + 1), 100000 + cityHash64(p, n, 1) % 140000)),
    n * 650000, 1, cityHash64(p % 300000), cityHash64(p % 150000), ['US', 'DE', 'IN'][p % 3 + 1], ['tv', 'phone'][p % 2 + 1],
    'beacon', 2700000, -20, 0
FROM (SELECT number AS p, toDateTime64('2021-08-09 00:00:00', 3, 'UTC') + toIntervalMillisecond(cityHash64(p) % (6 * 86400000)) AS began FROM numbers({from:UInt64}, {count:UInt64}))
ARRAY JOIN range(5) AS n
ARRAY JOIN range(8) AS k`

const catalogue = [
  'service,content,title,season,episode,name,kind,origin,language,runtime_ms,released',
  ...Array.from(
    { length: 200 },
    (_, i) => `bench,c${i},show-${i % 40},1,${1 + Math.floor(i / 40)},Show ${i % 40}: Season 1,series,original,en,2700000,2021-08-06`,
  ),
].join('\n')

/** The Top 10 with exact viewers from spans, beside the engine's plain sum over the same rows; then a closed week's chart over HTTP. */
export async function benchStore(rounds: number, scales: number[]): Promise<void> {
  const data = join(mkdtempSync(join(tmpdir(), 'sweeps-bench-')), 'data')
  try {
    let plays = 0
    for (const scale of scales) {
      const engine = await openEngine({ directory: data, memory: 2_000_000_000 })
      const name = scale < 1 ? `1/${Math.round(1 / scale)}` : `${scale}×`
      await fillWeek(engine, plays, 1_000_000 * scale)
      plays = 1_000_000 * scale
      await top10(engine, rounds, name, scale === 1)
      if (scale >= 1) {
        await merge(engine)
        await top10(engine, rounds, `${name}m`, scale === 1)
        const { rows, bytes } = await engine.store.one(storedSpans, {})
        report('bytes per span after merges', name, 'bytes', [bytes / rows], scale === 1 ? { atMost: 25 } : {})
      }
      if (scale === 1) report('resident memory after the Top 10', name, 'MB', [process.memoryUsage().rss / 1e6], { atMost: 1000 })
      await engine.close()
      if (scale === 1) await closedWeek(data, rounds)
    }
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
}

/** Fills an empty store with the plays of a week, and their catalogue. */
export async function fillWeek(engine: Engine, from: number, to: number): Promise<void> {
  for (let at = from; at < to; at += 50_000)
    await engine.store.command('bench.fill', generate, { from: at, count: Math.min(50_000, to - at) })
  await engine.store.command(
    'bench.changes',
    'INSERT INTO viewing_changes SELECT DISTINCT toDate(start), service, content, 0, 1 FROM spans',
  )
  await engine.catalogue.import(catalogue, { actor: 'bench', note: 'bench' })
}

export const merge = (engine: Engine): Promise<void> => engine.store.command('bench.merge', 'OPTIMIZE TABLE spans FINAL')

async function top10(engine: Engine, rounds: number, scale: string, judged: boolean): Promise<void> {
  const { sql, params } = minutesQuery(engine, { from: '2021-08-09', to: '2021-08-16', by: 'title', metric: 'minutes,viewers' })
  await engine.plays.guards.beforeReading()
  const timed = async (work: () => Promise<unknown>): Promise<number> => {
    const began = performance.now()
    await work()
    return performance.now() - began
  }
  const pairs: { plain: number; top: number }[] = []
  for (let round = -1; round < rounds; round++) {
    const pair = {
      plain: await timed(() => engine.store.run(plainSum, {})),
      top: await timed(() => engine.store.run(sql, params)),
    }
    if (round >= 0) pairs.push(pair)
  }
  report(
    'plain sum of four columns',
    scale,
    'ms',
    pairs.map(pair => pair.plain),
  )
  report(
    'Top 10 with exact viewers',
    scale,
    'ms',
    pairs.map(pair => pair.top),
  )
  report(
    '  ratio to the plain sum',
    scale,
    '',
    pairs.map(pair => pair.top / pair.plain),
    judged ? { atMost: 10 } : {},
  )
}

async function closedWeek(data: string, rounds: number): Promise<void> {
  const server = await startSweeps(data)
  try {
    const request = Buffer.from('GET /v1/charts/census/2021-08-09?list=overall HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n')
    const run = (count: number) => {
      let left = count
      return httpLoad(server.port, 16, () => (left-- > 0 ? request : undefined), 'HTTP/1.1 200')
    }
    const first = await run(1)
    report('a closed week’s chart over HTTP, the first time', '1×', 'ms', [first.p99])
    const loads = []
    for (let round = 0; round < rounds; round++) loads.push(await run(5000))
    report(
      'a closed week’s chart over HTTP',
      '1×',
      'requests/s',
      loads.map(load => load.perSecond),
    )
    report(
      '  p99',
      '1×',
      'ms',
      loads.map(load => load.p99),
      { atMost: 10 },
    )
  } finally {
    await server.stop()
  }
}
