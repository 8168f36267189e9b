import Type from 'typebox'
import { defineQuery } from './query.js'
import type { Store } from './store.js'

const tables = defineQuery({
  tag: 'store.schema',
  sql: `-- one row per table and view
SELECT name, create_table_query AS text FROM system.tables WHERE database = currentDatabase() AND name NOT LIKE '.%' ORDER BY engine = 'View', name`,
  row: Type.Object({ name: Type.String(), text: Type.String() }),
})

/** What the store holds, as the engine itself words it: the committed `schema.sql`. */
export async function schema(store: Store): Promise<string> {
  const rows = await store.run(tables, {})
  return rows.map(({ text }) => `${text.replaceAll('sweeps.', '').replace(/ SETTINGS index_granularity = \d+$/, '')};\n`).join('\n')
}
