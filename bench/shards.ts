import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineQuery, type Engine, minutesQuery, openEngine } from '@sweeps/engine'
import Type from '@sweeps/model/typebox'
import { report } from './report.js'
import { fillWeek, merge, storedSpans } from './store.js'

const every = defineQuery({
  tag: 'bench.every',
  sql: `-- one row per content
SELECT content, uniqExact(play) AS plays FROM spans GROUP BY content`,
  row: Type.Object({ content: Type.String(), plays: Type.Unknown() }),
})

/**
 * The Top 10 with exact viewers, and the plays of each content, on one node, on two shards within one engine, and of that what one shard does.
 * 1× is a million plays. Within one engine each shard reads the rows of the other, too, and leaves them out: the whole is no measure of a
 * cluster, the part of one shard is.
 */
export async function benchShards(rounds: number, scale: number): Promise<void> {
  const plays = Math.round(1_000_000 * scale)
  const name = `${scale}×`
  const took = new Map<string, number[]>()
  for (const shards of [1, 2]) {
    const data = join(mkdtempSync(join(tmpdir(), 'sweeps-bench-')), 'data')
    try {
      const engine = await openEngine({ directory: data, shards, memory: 2_000_000_000, seconds: 600 })
      await fillWeek(engine, 0, plays)
      await merge(engine)
      if (shards === 1) {
        const { rows, bytes } = await engine.store.one(storedSpans, {})
        report('a span on disk, merged', name, 'bytes', [bytes / rows])
      }
      await engine.plays.guards.beforeReading()
      for (const [what, ask] of questions(engine, shards)) {
        await ask()
        const runs: number[] = []
        for (let round = 0; round < rounds; round++) runs.push(await cpuOf(ask))
        took.set(what, runs)
        report(what, name, 'ms of CPU', runs)
      }
      await engine.close()
    } finally {
      rmSync(data, { recursive: true, force: true })
    }
  }
  for (const what of ['Top 10 with exact viewers', 'plays of each content']) {
    const ratio = (where: string): number[] =>
      took.get(`${what}, ${where}`)!.map((ms, round) => ms / took.get(`${what}, one node`)![round]!)
    report(`${what}, one of two shards to one node`, name, '', ratio('one of two shards'))
    report(`${what}, both in one engine to one node`, name, '', ratio('two shards in one engine'))
  }
}

function questions(engine: Engine, shards: number): [string, () => Promise<unknown>][] {
  const { sql, params } = minutesQuery(engine, { from: '2021-08-09', to: '2021-08-16', by: 'title', metric: 'minutes,viewers' })
  // What a shard does by itself: the text of one node over its own table.
  const ofShard = <T extends { sql: string }>(query: T) =>
    defineQuery({ tag: 'bench.shard', sql: query.sql.replaceAll(/\bFROM spans\b/g, 'FROM spans_1 AS spans'), row: Type.Object({}) })
  if (shards === 1)
    return [
      ['Top 10 with exact viewers, one node', () => engine.store.run(sql, params)],
      ['plays of each content, one node', () => engine.store.run(every, {})],
    ]
  return [
    ['Top 10 with exact viewers, two shards in one engine', () => engine.store.run(sql, params)],
    ['plays of each content, two shards in one engine', () => engine.store.run(every, {})],
    ['Top 10 with exact viewers, one of two shards', () => engine.store.run(ofShard(sql), params)],
    ['plays of each content, one of two shards', () => engine.store.run(ofShard(every), {})],
  ]
}

/** CPU that this process takes for it, in milliseconds: the engine is in it, and two shards in one engine are no two machines. */
async function cpuOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
