import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Session } from 'chdb'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { minutesSql } from '../../src/minutes/minutes-sql.js'
import { openStore } from '../../src/store/index.js'
import { markViews } from '../../src/store/inline-views.js'
import { onShards, readsShards } from '../../src/store/on-shards.js'
import { scratch } from './ask.js'

/*
 * What each question leaves to the shards, as the engine plans it: of the two shards of this cluster one is the engine itself and the other is
 * far away, where nobody answers. What stands right over `ReadFromRemote` is what the node that was asked makes of the rows that come.
 */
const source = new URL('../../src/', import.meta.url)
const { path, remove } = scratch()
let session: Session
beforeAll(async () => {
  const store = await openStore({ directory: path, shards: 2 })
  await store.close()
  const config = join(path, 'far.xml')
  const shards = ['127.0.0.1:9000', '127.0.0.2:9'].map(address => {
    const [host, port] = address.split(':')
    return `<shard><replica><host>${host}</host><port>${port}</port></replica></shard>`
  })
  writeFileSync(
    config,
    `<clickhouse><logger><console>0</console><level>none</level></logger><tcp_port>9000</tcp_port>
<remote_servers><sweeps>${shards.join('')}</sweeps></remote_servers></clickhouse>`,
  )
  session = new Session(join(path, 'store'), { connectionArgs: [`--config-file=${config}`, '--optimize_aggregation_in_order=1'] })
  session.query('USE sweeps')
  // What is asked while it plans (a scalar, a set for all shards) is asked of the one that is there.
  session.query('SET skip_unavailable_shards = 1')
})
afterAll(() => {
  session?.close()
  remove()
})

/** Every text of the engine that reads what is on shards, and a slice that asks for everything. */
function questions(): [name: string, sql: string][] {
  const found: [string, string][] = [
    [
      'minutesSql',
      minutesSql({ by: ['day', 'title', 'market', 'screen'], metrics: ['viewers', 'accounts', 'views'] } as never).sqlOn('sweeps'),
    ],
  ]
  for (const file of readdirSync(source, { recursive: true, encoding: 'utf8' })) {
    if (file.startsWith('store/')) continue
    const text = /\.(sql|ts)$/.test(file) ? readFileSync(new URL(file, source), 'utf8') : ''
    const texts = file.endsWith('.sql') ? [text] : [...text.matchAll(/`(-- [^`$]*)`/g)].map(([, sql]) => sql!)
    for (const sql of texts)
      if (readsShards(markViews(sql)) && !/^(--.*\n)*ALTER/.test(sql)) found.push([file, onShards(markViews(sql), 'sweeps')])
  }
  return found
}

/** Some value of a type of a parameter. */
function sample(name: string, type: string): string {
  if (type.startsWith('Array(')) return `[${sample('', type.slice(6, -1))}]`
  if (type === 'UUID') return "'00000000-0000-0000-0000-000000000000'"
  if (type === 'Bool') return 'true'
  if (type.startsWith('Date') || (type === 'String' && name === 'from')) return type === 'Date' ? "'2021-08-09'" : "'2021-08-09 00:00:00'"
  return /String/.test(type) ? "'a'" : '1'
}

/** What the node that was asked does first with rows of the far shard: the names of steps, without those that only pass rows on. */
function firstSteps(sql: string): string[] {
  for (const [, name, type] of sql.matchAll(/\{(\w+):([^{}]+)\}/g)) {
    const value = sample(name!, type!)
    session.query(`SET param_${name} = ${value.startsWith('[') ? `'${value.replaceAll("'", "\\'")}'` : value}`)
  }
  const plan = session.query(`EXPLAIN ${sql.replace(/^\s*INSERT INTO .*\n/, '')}`, 'TSVRaw').toString()
  const above: { depth: number; step: string }[] = []
  const steps = new Set<string>()
  for (const line of plan.split('\n')) {
    const depth = line.search(/[A-Z]/)
    if (depth < 0) continue
    while (above.length > 0 && above.at(-1)!.depth >= depth) above.pop()
    const step = /[A-Z]\w*/.exec(line)![0]
    if (step === 'ReadFromRemote')
      steps.add(above.findLast(({ step: name }) => !['Output', 'Expression', 'Filter', 'Union'].includes(name))?.step ?? 'nothing')
    above.push({ depth, step })
  }
  return [...steps]
}

/** A scalar is asked of the shards while the engine plans what it stands in: it is planned by itself. */
function scalars(sql: string): string[] {
  const found: string[] = []
  for (let at = sql.search(/\(\s*SELECT/); at >= 0; ) {
    let end = at + 1
    for (let depth = 1; depth > 0; end++) depth += sql[end] === '(' ? 1 : sql[end] === ')' ? -1 : 0
    found.push(sql.slice(at + 1, end - 1))
    const next = sql.slice(end).search(/\(\s*SELECT/)
    at = next < 0 ? -1 : end + next
  }
  return found.filter(text => /FROM (?:spans|audience_\w+)\b|cluster\(/.test(text))
}

/** Whose rows come as they are, and why. */
const others: Readonly<Record<string, string>> = {
  // Each shard has made one row of a stretch, and few outlast their content.
  'plays/guards/find-stretches.sql': 'Join',
  // They are pieces that are written down again, each on the shard of its account.
  'seasons/rollup/put-down-pieces.sql': 'nothing',
  'seasons/rollup/put-down-segments.sql': 'nothing',
  // One row of an account, made on its shard, and written down there.
  'seasons/rollup/mark-segments.sql': 'nothing',
}

test.each(questions())('%s leaves its aggregation to the shards', (name, sql) => {
  const steps = firstSteps(sql)
  if (steps.length === 0) steps.push(...scalars(sql).flatMap(firstSteps))
  expect(steps.length).toBeGreaterThan(0)
  expect(steps.filter(step => !['MergingAggregated', 'Distinct', 'Limit', others[name]].includes(step))).toEqual([])
})
