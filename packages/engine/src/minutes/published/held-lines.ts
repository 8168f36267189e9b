import Type from 'typebox'
import { defineQuery, type Store, sqlFile } from '../../store/index.js'
import type { PublishedLine } from './published-line.js'

const query = defineQuery({
  tag: 'published.held-lines',
  sql: sqlFile(import.meta.url, './held-lines.sql'),
  row: Type.Object({
    list: Type.String(),
    week: Type.String(),
    end: Type.String(),
    revision: Type.Integer(),
    line: Type.Integer(),
    rank: Type.Integer(),
    title: Type.String(),
    title_name: Type.String(),
    season: Type.Integer(),
    name: Type.String(),
    service: Type.String(),
    weeks: Type.Integer(),
    address: Type.String(),
    note: Type.String(),
    metrics: Type.Array(Type.String()),
    // As text, empty for NULL: an array of the engine's drops NULLs.
    values: Type.Array(Type.String()),
  }),
})

/** A line that is in the store, and in which revision of its list. */
export interface HeldLine extends PublishedLine {
  revision: number
}

/** Every line of the latest revision of every list of a source. */
export async function heldLines(store: Store, source: string, market: string): Promise<HeldLine[]> {
  const rows = await store.run(query, { source, market })
  return rows.map(({ title_name, metrics, values, ...row }) => ({
    ...row,
    titleName: title_name,
    figures: Object.fromEntries(metrics.map((metric, at) => [metric, values[at] === '' ? null : Number(values[at])])),
  }))
}
