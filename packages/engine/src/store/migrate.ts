import { Problem } from '@sweeps/model'
import Type from '@sweeps/model/typebox'
import { type Driver, EngineError } from './driver.js'
import { engineInstant } from './engine-instant.js'
import { migrations } from './migrations.js'
import { defineQuery, Int64 } from './query.js'
import { staysOnNode } from './shards.js'

/**
 * The same text for one node and for a cluster: on a cluster tables are replicated and made on every node.
 * Only the words before the column list and the engine's name differ.
 *
 * Where the cluster has several shards, every node has all of the small tables: each is a replica of one. Of a table that is spread over the
 * shards (`part`) the nodes of a shard are replicas.
 */
export function render(statement: string, { cluster, here, shards = 1 }: OnCluster, holds: 'all' | 'part' = 'all'): string {
  if (!cluster || here !== undefined) return statement
  const table = /^(?:--.*\n)*CREATE TABLE (?:IF NOT EXISTS )?(\w+)/.exec(statement)?.[1]
  const replicated = (_: string, engine: string, rest: string): string => {
    if (shards === 1) return `ENGINE = Replicated${engine}${rest}`
    if (table !== undefined && staysOnNode(table)) return `ENGINE = ${engine}${rest}`
    const [path, name] = holds === 'all' ? ['all', '{shard}-{replica}'] : ['{shard}', '{replica}']
    const given = /^\(([\s\S]*)\)$/.exec(rest)?.[1]
    return `ENGINE = Replicated${engine}('/clickhouse/tables/{uuid}/${path}', '${name}'${given ? `, ${given}` : ''})`
  }
  return statement
    .replace(
      /^((?:--.*\n)*)((?:CREATE (?:TABLE|VIEW|MATERIALIZED VIEW)(?: IF NOT EXISTS)?|DROP (?:TABLE|VIEW)(?: IF EXISTS)?|(?:ALTER|TRUNCATE) TABLE) \w+)/,
      `$1$2 ON CLUSTER '${cluster}'`,
    )
    .replace(/^((?:--.*\n)*RENAME TABLE (?:IF EXISTS )?\w+ TO \w+)/, `$1 ON CLUSTER '${cluster}'`)
    .replace(/^ENGINE = (\w*MergeTree)((?:\([^)\n]*\))?)/m, replicated)
}

/** Where tables are made: on which cluster if any, of how many shards; `here` where those are in the engine itself. */
export interface OnCluster {
  cluster?: string | undefined
  here?: number | undefined
  shards?: number | undefined
}

const applied = defineQuery({
  tag: 'store.migrations',
  sql: `-- one row: the newest migration that has been applied, how many have been, and the tables there are
SELECT max(migrations.number) AS newest, uniqExact(migrations.number) AS count,
  (SELECT groupArray(name) FROM system.tables WHERE database = currentDatabase()) AS tables
FROM migrations`,
  row: Type.Object({ newest: Int64, count: Int64, tables: Type.Array(Type.String()) }),
})

/** Table or view → the first migration that makes it. */
const madeBy: ReadonlyMap<string, number> = new Map(
  migrations
    .flatMap(({ number, statements }) => statements.flatMap(statement => tablesIn(statement).map(table => [table, number] as const)))
    .reverse(),
)

/** The tables and views that a statement makes. */
function tablesIn(statement: string): string[] {
  const text = statement.replaceAll(/--.*$/gm, '')
  return [...text.matchAll(/^\s*CREATE (?:TABLE|VIEW|MATERIALIZED VIEW) (?:IF NOT EXISTS )?(\w+)/g)].map(([, table]) => table!)
}

/**
 * Brings a store up to this version, or up to the migration of a number, as it was then. Throws `store-newer` when a newer Sweeps has
 * been there. An error stops it.
 */
export async function migrate(driver: Driver, options: OnCluster & { directory: string; upTo?: number }): Promise<void> {
  const log = `CREATE TABLE IF NOT EXISTS migrations
(
    number UInt32,
    name String,
    applied DateTime64(3, 'UTC')
)
ENGINE = MergeTree
ORDER BY number`
  await driver.command(render(log, options), {}, { tag: 'store.migrate' })
  const newest = migrations.at(-1)!.number
  const row = await newestApplied(driver, options.directory)
  for (const migration of migrations) {
    if (migration.number <= row.newest || migration.number > (options.upTo ?? newest)) continue
    for (const statement of migration.statements) {
      // A migration that was cut off half-way runs again: what is there already stays.
      const again = statement.replace(/^((?:--.*\n)*CREATE (?:TABLE|VIEW|MATERIALIZED VIEW))(?! IF NOT EXISTS)/, '$1 IF NOT EXISTS')
      await driver.command(render(again, options), {}, { tag: `store.migrate ${migration.number}` })
    }
    const line = `${JSON.stringify([migration.number, migration.name, engineInstant(Date.now())])}\n`
    await driver.insert(
      { table: 'migrations', columns: ['number', 'name', 'applied'], lines: Buffer.from(line), rows: 1 },
      { tag: 'store.migrate' },
    )
  }
}

/** The newest migration that a store has. Throws `store-newer` when this version does not know it, `store-unusable` when some are lost. */
async function newestApplied(driver: Driver, name: string): Promise<{ newest: number }> {
  const newest = migrations.at(-1)!.number
  const row = applied.read(JSON.parse(await driver.select(applied.sql, {}, { tag: applied.tag })))
  if (row.newest > newest)
    throw new Problem(
      'store-newer',
      `${name} was written by a newer Sweeps (schema ${row.newest}, this one knows ${newest}): install that version, or restore a backup made before the upgrade`,
    )
  // The next migration may have been cut off half-way. Tables of any later one tell of migrations that are no longer in the list: to apply
  // those once more would change and drop what they left.
  const later = row.tables.some(table => (madeBy.get(table) ?? 0) > row.newest + 1)
  if (row.count < migrations.filter(({ number }) => number <= row.newest).length || later)
    throw new Problem(
      'store-unusable',
      `the list of migrations of ${name} is damaged (${row.count} of them are left): restore it from a backup (sweeps restore)`,
    )
  return row
}

/** Throws `store-unusable` when a store is not of this version: for those that share it and leave bringing it up to date to one. */
export async function needSchema(driver: Driver, name: string): Promise<void> {
  const newest = migrations.at(-1)!.number
  const row = await newestApplied(driver, name).catch(error => {
    // There is no database, or no such table in it.
    if (error instanceof EngineError && [60, 81].includes(error.code)) return { newest: 0 }
    throw error
  })
  if (row.newest < newest)
    throw new Problem(
      'store-unusable',
      `${name} is ${row.newest === 0 ? 'no database of Sweeps yet' : `of an older version (schema ${row.newest}, this one needs ${newest})`}: run \`sweeps start\`, or any command that opens it, of this version first`,
    )
}
