import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineQuery, type Engine, openEngine } from '@sweeps/engine'
import Type from '@sweeps/model/typebox'
import { report } from '../report.js'
import { merge, storedSpans } from '../store.js'
import { type Peer, startPeer } from './peer.js'
import type { Postgres } from './start-postgres.js'

/** A question that all are asked over the same rows. */
export interface Question {
  name: string
  /** Of this folder: what PostgreSQL and DuckDB run. */
  sql: string
  fill(engine: Engine): Promise<void>
  /** What Sweeps does for it, by name. */
  ways: Record<string, Way>
}

export interface Way {
  /** Opens the engine anew before each run: nothing of the answer is in memory then. */
  anew?: boolean
  /** Returns what is to equal the peers' rows. */
  ask(engine: Engine): Promise<Record<string, unknown>[]>
}

const sqlOf = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8')
const any = Type.Object({})

const contents = defineQuery({
  tag: 'bench.contents',
  sql: '-- one row per content\nSELECT DISTINCT content FROM spans ORDER BY content',
  row: Type.Object({ content: Type.String() }),
})
const spansOf = defineQuery({
  tag: 'bench.spans',
  sql: `-- one row per span, in the columns of schema.sql
SELECT
    service, content, play, toUnixTimestamp64Milli(spans.start) AS began, toUnixTimestamp64Milli(max(stop)) AS ended, max(position), max(rate),
    reinterpretAsInt64(max(viewer)), reinterpretAsInt64(max(account)), max(market), max(screen), max(runtime)
FROM spans
WHERE content = {content:String}
GROUP BY service, content, play, spans.start`,
  row: any,
})
const catalogue = defineQuery({
  tag: 'bench.catalogue',
  sql: '-- one row per content, in the columns of schema.sql\nSELECT service, content, title, season, episode, runtime_ms FROM catalogue',
  row: any,
})

/** Puts a question to Sweeps, PostgreSQL and DuckDB in turn; throws when they do not say the same. */
export async function benchQuestion(
  question: Question,
  { postgres, directory, rounds, name }: { postgres: Postgres; directory: string; rounds: number; name: string },
): Promise<void> {
  mkdirSync(directory, { recursive: true })
  const open = (): Promise<Engine> => openEngine({ directory: join(directory, 'sweeps'), memory: 2_000_000_000 })
  const file = join(directory, 'duck.db')
  const peers: Record<string, Peer> = {
    PostgreSQL: startPeer('postgres.mjs', [postgres.url]),
    DuckDB: startPeer('duckdb.mjs', [file, '2GB']),
  }
  const [pg, duck] = [peers['PostgreSQL']!, peers['DuckDB']!]
  try {
    for (const peer of [pg, duck]) await peer.ask(sqlOf('./schema.sql'))
    const engine = await open()
    await question.fill(engine)
    await merge(engine)
    await handOver(engine, directory, { postgres, duck })
    const { rows, bytes } = await engine.store.one(storedSpans, {})
    await engine.close()
    await pg.ask('ALTER TABLE spans ADD PRIMARY KEY (service, content, play, start)')
    await pg.ask('VACUUM ANALYZE')
    await duck.ask('CHECKPOINT')
    const [size] = (await pg.ask(`SELECT pg_total_relation_size('spans') AS bytes`)).rows
    report(`bytes a span on disk, ${rows.toLocaleString('en')} spans: Sweeps`, name, 'bytes', [bytes / rows])
    report('  PostgreSQL, with its key', name, 'bytes', [Number(size!['bytes']) / rows])
    report('  DuckDB, without a key', name, 'bytes', [statSync(file).size / rows])
    await inTurn(question, { open, peers, rounds, name })
  } finally {
    await pg.ask('DROP TABLE spans, catalogue')
    for (const peer of [pg, duck]) await peer.stop()
    rmSync(directory, { recursive: true, force: true })
  }
}

async function handOver(engine: Engine, directory: string, { postgres, duck }: { postgres: Postgres; duck: Peer }): Promise<void> {
  const file = join(directory, 'rows.csv')
  const load = async (table: string, csv: Buffer): Promise<void> => {
    writeFileSync(file, csv)
    postgres.copy(table, file)
    await duck.ask(`COPY ${table} FROM '${file}' (FORMAT csv, HEADER false)`)
  }
  await load('catalogue', await engine.store.bytes(catalogue, {}, 'CSV'))
  for (const { content } of await engine.store.run(contents, {})) await load('spans', await engine.store.bytes(spansOf, { content }, 'CSV'))
  rmSync(file)
}

interface Turn {
  open(): Promise<Engine>
  peers: Record<string, Peer>
  rounds: number
  name: string
}

async function inTurn({ name: what, sql, ways }: Question, { open, peers, rounds, name }: Turn): Promise<void> {
  const text = sqlOf(sql)
  const runs: Record<string, number[]> = {}
  let engine = await open()
  for (let round = -1; round < rounds; round++) {
    const said: Record<string, string> = {}
    const note = (who: string, ms: number, rows: Record<string, unknown>[]): void => {
      said[who] = JSON.stringify(rows.map(row => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, String(value)]))))
      if (round >= 0) runs[who] = [...(runs[who] ?? []), ms]
    }
    for (const [way, { anew, ask }] of Object.entries(ways)) {
      if (anew) {
        await engine.close()
        engine = await open()
      }
      const began = performance.now()
      const rows = await ask(engine)
      note(`Sweeps, ${way}`, performance.now() - began, rows)
    }
    for (const [who, peer] of Object.entries(peers)) {
      const { ms, rows } = await peer.ask(text)
      note(who, ms, rows)
    }
    const [first] = Object.values(said)
    for (const [who, rows] of Object.entries(said)) if (rows !== first) throw new Error(`${what}: ${who} says ${rows}, Sweeps ${first}`)
  }
  await engine.close()
  for (const [who, took] of Object.entries(runs)) report(`${what}: ${who}`, name, 'ms', took)
  for (const way of Object.keys(ways))
    for (const who of Object.keys(peers))
      report(
        `  ${who} to Sweeps, ${way}`,
        name,
        '×',
        runs[who]!.map((ms, round) => ms / runs[`Sweeps, ${way}`]![round]!),
      )
}
