import Type from '@sweeps/model/typebox'
import { defineQuery, type Store, sqlFile } from '../store/index.js'
import type { PublishedLine } from './published-line.js'

const query = defineQuery({
  tag: 'published.stored-lines',
  sql: sqlFile(import.meta.url, './stored-lines.sql'),
  row: Type.Object({
    market: Type.String(),
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
export interface StoredLine extends PublishedLine {
  revision: number
}

/** Every line of the latest revision of every list of a source in one market. */
export const storedLines = async (store: Store, source: string, market: string): Promise<StoredLine[]> =>
  (await storedInMarkets(store, source, [market])).get(market) ?? []

/** The same of several markets, by market, with one question: a source may have a hundred. */
export async function storedInMarkets(store: Store, source: string, markets: readonly string[]): Promise<Map<string, StoredLine[]>> {
  const lines = new Map<string, StoredLine[]>()
  for (const { market, title_name, metrics, values, ...row } of await store.run(query, { source, markets: [...markets] })) {
    const figures = metrics.map((metric, at) => [metric, values[at] === '' ? null : Number(values[at])] as const)
    const line = { ...row, titleName: title_name, figures: Object.fromEntries(figures) }
    const list = lines.get(market)
    if (list) list.push(line)
    else lines.set(market, [line])
  }
  return lines
}
