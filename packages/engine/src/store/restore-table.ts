import Type from '@sweeps/model/typebox'
import type { Copy } from './driver.js'
import { defineQuery, Int64 } from './query.js'
import type { Store } from './store.js'

interface Backup {
  backup: Copy
  database: string
}

type Use = (copy: string, columns: string) => Promise<void>

/**
 * Lends a table of a backup, beside those in use, under a name of its own, with the columns that both have. Returns its rows.
 * Afterwards it is gone again. Of one that is spread over shards each part is lent, one after the other.
 */
export async function restoreTable(store: Store, from: Backup, table: string, use: Use): Promise<number> {
  let rows = 0
  for (const part of store.holding(table)) rows += await restorePart(store, from, part, use)
  return rows
}

async function restorePart(store: Store, { backup, database }: Backup, table: string, use: Use): Promise<number> {
  const copy = `${table}_of_backup`
  const drop = (): Promise<void> => store.command('store.restore', `DROP TABLE IF EXISTS ${copy} SYNC`)
  await drop()
  try {
    await store.copyFrom(backup, { database, table: { name: table, as: copy } })
    const names = await store.run(columnsOfBoth, { table, copy })
    await use(copy, names.map(({ name }) => name).join(', '))
    const counted = { tag: 'store.restore', sql: `-- one row\nSELECT count() AS rows FROM ${copy}`, row: Type.Object({ rows: Int64 }) }
    return (await store.one(defineQuery(counted), {})).rows
  } finally {
    await drop()
  }
}

const columnsOfBoth = defineQuery({
  tag: 'store.restore.columns',
  sql: `-- one row per column
SELECT name FROM system.columns
WHERE database = currentDatabase() AND table IN ({table:String}, {copy:String})
GROUP BY name HAVING count() = 2 ORDER BY name`,
  row: Type.Object({ name: Type.String() }),
})
