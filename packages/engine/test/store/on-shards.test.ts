import { expect, test } from 'vitest'
import { inlineViews } from '../../src/store/inline-views.js'
import { render } from '../../src/store/migrate.js'
import { onOneNode, onShards } from '../../src/store/on-shards.js'
import { Int64 } from '../../src/store/query.js'
import { entryOf, nodesOf, statementsOn } from '../../src/store/shards.js'
import { needShards } from '../../src/store/spread-tables.js'
import { ask } from './ask.js'

const question = `-- one row per content: (plays)
WITH
    due AS (SELECT content FROM small WHERE note != ')'),
    plays AS (SELECT content, play, max(spans.stop) AS stop FROM spans WHERE content IN (SELECT content FROM due) GROUP BY content, play)
SELECT content, count() FROM on_shards(plays) WHERE content IN due GROUP BY content`

test('what is marked stands as it is on one node', () => {
  expect(onOneNode(question)).toBe(question.replace('on_shards(plays)', 'plays'))
  expect(onOneNode('SELECT 1 FROM on_shards\n(\n    SELECT 2\n)')).toBe('SELECT 1 FROM (\n    SELECT 2\n)')
})

test('on shards it is asked of each, with what it is made of written out and the tables of the shard', () => {
  const own =
    "SELECT content, play, max(spans.stop) AS stop FROM spans_local AS spans WHERE content IN (SELECT content FROM (SELECT content FROM small WHERE note != ')') AS due) GROUP BY content, play"
  expect(onShards(question, 'c')).toContain(`SELECT content, count() FROM cluster('c', view(${own})) WHERE content IN due GROUP BY content`)
})

test('a view of spans is asked of each shard without a mark; one that is called as what the question names is not mixed up with it', () => {
  const text = ask(
    'WITH plays AS (SELECT * FROM season_plays(services = [], contents = [], numbers = [], runtimes = [], from = 0, to = 1, epoch = 1)) SELECT count() AS n FROM on_shards(plays)',
    { n: Int64 },
  )
  const sql = text.sqlOn('c')
  expect(sql).toMatch(/SELECT count\(\) AS n FROM cluster\('c', view\(SELECT \* FROM \(WITH/)
  expect(sql).toContain('FROM spans_local AS spans')
  expect(sql).not.toMatch(/on_shards|FROM spans\b/)
  expect(text.sql).not.toMatch(/on_shards|spans_local|cluster/)
})

test('a second step is not asked of one shard', () => {
  const twice = 'WITH a AS (SELECT x FROM on_shards(b) GROUP BY x), b AS (SELECT x FROM spans) SELECT x FROM on_shards(a)'
  expect(() => onShards(twice, 'c')).toThrow('on_shards within on_shards')
})

test('a statement reaches the tables that hold the rows', () => {
  const here = { cluster: 'c', here: 2 }
  const apart = { cluster: 'c', nodes: 4 }
  const erase = '-- removes\nALTER TABLE spans DELETE WHERE viewer = 1'
  expect(statementsOn(erase, undefined)).toEqual([inlineViews(erase)])
  expect(statementsOn(erase, here).map(text => text.trim())).toEqual([
    'ALTER TABLE spans_1 DELETE WHERE viewer = 1',
    'ALTER TABLE spans_2 DELETE WHERE viewer = 1',
  ])
  expect(statementsOn(erase, apart).map(text => text.trim())).toEqual(["ALTER TABLE spans_local ON CLUSTER 'c' DELETE WHERE viewer = 1"])
  expect(statementsOn('TRUNCATE TABLE staged_messages', apart)).toEqual(["TRUNCATE TABLE staged_messages ON CLUSTER 'c'"])
  expect(statementsOn('TRUNCATE TABLE matches', apart)).toEqual(['TRUNCATE TABLE matches'])
  expect(statementsOn('INSERT INTO spans SELECT * FROM spans', here)).toEqual(['INSERT INTO spans_in SELECT * FROM spans'])
  expect([entryOf('spans', apart), entryOf('matches', here)]).toEqual(['spans', 'matches'])
})

test('what shards join with counts when every node has it', () => {
  const shards = { cluster: 'c', nodes: 4 }
  const nodes = (table: string) => nodesOf(`-- rows\nINSERT INTO ${table} (a) SELECT 1`, shards)
  expect(['overfull_viewer_days', 'cutoffs', 'spans', 'messages', 'staged_messages', 'audience_days'].map(nodes)).toEqual([
    4,
    4,
    undefined,
    undefined,
    undefined,
    undefined,
  ])
  expect(nodesOf('INSERT INTO cutoffs VALUES (1)', undefined)).toBeUndefined()
})

test('tables of a cluster of several shards: each node is a replica of a small one, the nodes of a shard of its part', () => {
  const table = 'CREATE TABLE t\n(\n    a UInt8\n)\nENGINE = ReplacingMergeTree(a)\nORDER BY a'
  const two = { cluster: 'c', shards: 2 }
  expect(render(table, two)).toContain("ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{uuid}/all', '{shard}-{replica}', a)\n")
  expect(render(table, two, 'part')).toContain(
    "ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}', a)\n",
  )
  expect(render(table.replace('TABLE t', 'TABLE staged_messages'), two)).toContain('ENGINE = ReplacingMergeTree(a)\n')
  expect(render(table, { cluster: 'c', shards: 1 })).toContain('ENGINE = ReplicatedReplacingMergeTree(a)\n')
  expect(render(table, { cluster: 'c', here: 2, shards: 2 })).toBe(table)
})

test('a question that has no mark and reads no spans is the same everywhere', () => {
  const query = ask('SELECT 1 AS n', { n: Int64 })
  expect(query.sqlOn('c')).toBe(query.sql)
})

const apart = { cluster: 'two', nodes: 4 }
const here = { cluster: 'sweeps', here: 2 }
test.each([
  ['one node', undefined, undefined, 'embedded', undefined],
  ['shards within the engine', here, here, 'embedded', undefined],
  ['the same behind a server’s interface', here, undefined, 'server', undefined],
  ['a cluster', apart, { cluster: 'two', shards: 2 }, 'server', undefined],
  ['shards within the engine, not named', here, undefined, 'embedded', /set SWEEPS_EMBEDDED_SHARDS=2$/],
  ['a cluster, not named', apart, undefined, 'server', /set SWEEPS_CLICKHOUSE_CLUSTER=two$/],
  ['another cluster', apart, { cluster: 'three', shards: 3 }, 'server', /set SWEEPS_CLICKHOUSE_CLUSTER=two$/],
  ['a cluster that nobody has spread tables over', undefined, { cluster: 'two', shards: 2 }, 'server', /run `sweeps start`/],
] as const)('who opens %s is told what is wanted of him', (_name, found, wanted, kind, told) => {
  const open = () => needShards(found, wanted, { kind }, 'db')
  if (told) expect(open).toThrow(told)
  else expect(open).not.toThrow()
})
