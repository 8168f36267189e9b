import Type from '@sweeps/model/typebox'
import { defineQuery } from './query.js'
import type { Store } from './store.js'

const tables = defineQuery({
  tag: 'store.schema',
  sql: `-- one row per table and view
SELECT name, formatQuery(create_table_query) AS text
FROM system.tables
WHERE database = currentDatabase() AND name NOT LIKE '.%'
ORDER BY engine = 'View', name`,
  row: Type.Object({ name: Type.String(), text: Type.String() }),
})

/** What the store holds, as the engine itself words it: the committed `schema.sql`. A test compares the two. */
export async function schema(store: Store): Promise<string> {
  const rows = await store.run(tables, {})
  const head = '-- Written by the engine from the migrations; UPDATE_SCHEMA=1 with the store tests writes it anew. Do not edit.\n\n'
  return head + rows.map(({ text }) => `${plain(text)};\n`).join('\n')
}

/** Without what says nothing: the database's name, quotes no name here needs, the engine's own default. */
function plain(text: string): string {
  return text
    .replaceAll('sweeps.', '')
    .replaceAll(/`(\w+)`/g, '$1')
    .replace(/\nSETTINGS index_granularity = \d+$/, '')
}
