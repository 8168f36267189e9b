import { Problem } from '@sweeps/model'
import Type from '@sweeps/model/typebox'
import type { Driver } from './driver.js'
import { mostShards, ownCluster } from './engine-config.js'
import { render } from './migrate.js'
import { migrations } from './migrations.js'
import { defineQuery, Int64 } from './query.js'
import { shardKeys } from './shard-keys.js'
import { entryOf, partsOf, type Shards } from './shards.js'

const tables = defineQuery({
  tag: 'store.shards',
  sql: `-- one row per table and view
SELECT name, engine, extract(engine_full, '^Distributed\\\\(\\'(\\\\w+)\\'') AS cluster FROM system.tables WHERE database = currentDatabase()`,
  row: Type.Object({ name: Type.String(), engine: Type.String(), cluster: Type.String() }),
})

type Found = ReadonlyMap<string, { engine: string; cluster: string }>

async function tablesOf(driver: Driver): Promise<Found> {
  const lines = (await driver.select(tables.sql, {}, { tag: tables.tag })).split('\n').filter(Boolean)
  return new Map(lines.map(line => tables.read(JSON.parse(line))).map(({ name, ...of }) => [name, of]))
}

/**
 * Shards within the embedded engine: as many as given, or as SWEEPS_EMBEDDED_SHARDS says; undefined: none. Throws `usage` for what is no number
 * of them.
 */
export function embeddedShards(given?: number): number | undefined {
  const text = given === undefined ? process.env['SWEEPS_EMBEDDED_SHARDS'] : String(given)
  if (!text || text === '1') return undefined
  if (text !== String(mostShards)) throw new Problem('usage', `SWEEPS_EMBEDDED_SHARDS: "${text}" is neither 1 nor ${mostShards}`)
  return mostShards
}

/**
 * Over which shards a database is to be spread: those of an embedded engine, or of the cluster of a server that has several; undefined: none.
 * Throws `store-unusable` for a cluster that the server does not know, and for a database that was made before it had several.
 */
export async function wantedShards(
  driver: Driver,
  { cluster, shards }: { cluster?: string | undefined; shards?: number | undefined },
): Promise<(Shards & { shards: number }) | undefined> {
  if (driver.kind === 'embedded') return shards === undefined ? undefined : { cluster: ownCluster, here: shards, shards }
  if (cluster === undefined) return undefined
  const { shards: count } = clusters.read(JSON.parse(await driver.select(clusters.sql, { cluster }, { tag: clusters.tag })))
  if (count === 0)
    throw new Problem(
      'store-unusable',
      `ClickHouse knows no cluster ${cluster}: name one of its remote_servers in SWEEPS_CLICKHOUSE_CLUSTER`,
    )
  if (count === 1) return undefined
  const { count: apart } = apartTables.read(JSON.parse(await driver.select(apartTables.sql, {}, { tag: apartTables.tag })))
  if (apart > 0)
    throw new Problem(
      'store-unusable',
      `the database ${driver.database} was made on one shard and ${cluster} has ${count}: name a new database in SWEEPS_CLICKHOUSE_DATABASE, or a cluster of that one shard in SWEEPS_CLICKHOUSE_CLUSTER`,
    )
  return { cluster, shards: count }
}

const clusters = defineQuery({
  tag: 'store.shards.cluster',
  sql: `-- one row: how many shards a cluster has, and how many nodes
SELECT uniqExact(shard_num) AS shards, count() AS nodes FROM system.clusters WHERE cluster = {cluster:String}`,
  row: Type.Object({ shards: Int64, nodes: Int64 }),
})
const apartTables = defineQuery({
  tag: 'store.shards.apart',
  sql: `-- one row: tables of which each shard has its own although all should have all of it
SELECT count() AS count FROM system.tables WHERE database = currentDatabase() AND name = 'migrations' AND engine_full NOT LIKE '%/all\\'%'`,
  row: Type.Object({ count: Int64 }),
})

/** How a database spreads its tables over shards; undefined when it does not. */
export async function shardsOf(driver: Driver): Promise<Shards | undefined> {
  const found = await tablesOf(driver)
  const spans = found.get('spans')
  if (spans?.engine !== 'Distributed') return undefined
  const here = [...found.keys()].filter(name => /^spans_\d+$/.test(name)).length
  if (here > 0) return { cluster: spans.cluster, here }
  const { nodes } = clusters.read(JSON.parse(await driver.select(clusters.sql, { cluster: spans.cluster }, { tag: clusters.tag })))
  return { cluster: spans.cluster, nodes }
}

/**
 * Spreads tables over shards that the migrations have made as on one node. What is in them goes to the shard it belongs to. It may be cut off at
 * any moment: begun again it ends as if it had not been.
 */
export async function spreadTables(driver: Driver, wanted: Shards & { shards: number }): Promise<void> {
  const found = await tablesOf(driver)
  const command = (sql: string): Promise<void> => driver.command(sql, {}, { tag: 'store.shards' })
  for (const table of Object.keys(shardKeys)) {
    const whole = `${table}_whole`
    const feeding = feedersOf(table)
    const done = found.get(table)?.engine === 'Distributed' && !found.has(whole) && feeding.every(({ name }) => found.has(name))
    if (done) continue
    const spread = found.get(table)?.engine === 'Distributed'
    if (!spread && !found.has(whole)) {
      for (const { name } of feeding) await command(render(`DROP VIEW IF EXISTS ${name}`, wanted))
      await command(render(`RENAME TABLE ${table} TO ${whole}`, wanted))
    }
    for (const sql of spreading(table, driver.database, wanted)) await command(sql)
    for (const part of partsOf(table, wanted)) await command(render(`TRUNCATE TABLE ${part}`, wanted))
    await command(`INSERT INTO ${entryOf(table, wanted)} SELECT * FROM ${whole} SETTINGS max_execution_time = 0`)
    for (const { name, text } of feeding)
      await command(
        render(text.replace(` TO ${table} AS`, ` TO ${entryOf(table, wanted)} AS`).replace(name, `IF NOT EXISTS ${name}`), wanted),
      )
    await command(render(`DROP TABLE IF EXISTS ${whole}`, wanted))
  }
}

/** Throws `store-unusable` for a database that does not have its tables as this program was told. */
export function needShards(found: Shards | undefined, wanted: Shards | undefined, { kind }: Pick<Driver, 'kind'>, name: string): void {
  // An engine behind a server's interface has its own shards whoever asks it.
  if (found?.here !== undefined && !wanted && kind === 'server') return
  if (found?.here === wanted?.here && found?.cluster === wanted?.cluster) return
  if (found?.here !== undefined)
    throw new Problem('store-unusable', `${name} has its viewing in ${found.here} shards: set SWEEPS_EMBEDDED_SHARDS=${found.here}`)
  throw new Problem(
    'store-unusable',
    found
      ? `${name} is spread over the cluster ${found.cluster}: set SWEEPS_CLICKHOUSE_CLUSTER=${found.cluster}`
      : `${name} is not spread over its shards yet: run \`sweeps start\` of this version first`,
  )
}

/** What the migrations say of a table that is spread over shards, and of the views that fill it. */
const statementsOf = (pattern: RegExp): string[] => migrations.flatMap(({ statements }) => statements).filter(text => pattern.test(text))

function feedersOf(table: string): { name: string; text: string }[] {
  const latest = new Map<string, string>()
  for (const text of statementsOf(new RegExp(`^(?:--.*\\n)*CREATE MATERIALIZED VIEW \\w+ TO ${table} AS\\n`)))
    latest.set(/CREATE MATERIALIZED VIEW (\w+)/.exec(text)![1]!, text)
  return [...latest].map(([name, text]) => ({ name, text }))
}

/** Makes the tables that hold the rows, and the one over them that is asked. */
function spreading(table: string, database: string, wanted: Shards & { shards: number }): string[] {
  const made = statementsOf(new RegExp(`^(?:--.*\\n)*CREATE TABLE ${table}\\n`))
    .at(-1)!
    .replaceAll(/--.*$/gm, '')
  const named = (name: string): string => made.replace(`CREATE TABLE ${table}\n`, `CREATE TABLE IF NOT EXISTS ${name}\n`)
  // So many shards take new rows, whatever the cluster grows to: a play stays on the shard that has its beginning.
  const shard = `${shardKeys[table]} % ${wanted.shards}`
  const parts = partsOf(table, wanted)
  const over =
    render(`CREATE TABLE IF NOT EXISTS ${table}`, wanted) +
    ` AS ${parts[0]} ENGINE = Distributed('${wanted.cluster}', '${database}', '${table}_local', ${shard})`
  if (wanted.here === undefined) return [render(named(`${table}_local`), wanted, 'part'), over]
  const ofShard = parts.map((part, at) => `SELECT * FROM ${part} WHERE shardNum() = ${at + 1}`)
  return [
    ...parts.map(named),
    `CREATE VIEW IF NOT EXISTS ${table}_local AS\n${ofShard.join('\nUNION ALL\n')}`,
    `CREATE TABLE IF NOT EXISTS ${table}_in AS ${parts[0]} ENGINE = Null`,
    ...parts.map(
      (part, at) =>
        `CREATE MATERIALIZED VIEW IF NOT EXISTS ${table}_into_${at + 1} TO ${part} AS\nSELECT * FROM ${table}_in WHERE ${shard} = ${at}`,
    ),
    over,
  ]
}
