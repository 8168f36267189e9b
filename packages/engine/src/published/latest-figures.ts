import Type from '@sweeps/model/typebox'
import { defineQuery, Int64, type Store } from '../store/index.js'

const latest = defineQuery({
  tag: 'published.latest-figures',
  sql: `-- one row per source: the last period of which it has figures, and when the newest of all its figures were imported
SELECT source, toString(tupleElement(max((period_end, period_start)) AS last, 2)) AS start, toString(tupleElement(last, 1)) AS end,
    toUnixTimestamp64Milli(max(as_of)) AS imported
FROM figures
GROUP BY source
ORDER BY source`,
  row: Type.Object({ source: Type.String(), start: Type.String(), end: Type.String(), imported: Int64 }),
})

/** How fresh each source of published figures is. */
export async function latestFigures(store: Store): Promise<{ source: string; latest: { start: string; end: string }; imported: string }[]> {
  const rows = await store.run(latest, {})
  return rows.map(({ source, start, end, imported }) => ({ source, latest: { start, end }, imported: new Date(imported).toISOString() }))
}
