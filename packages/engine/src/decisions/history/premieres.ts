import Type from '@sweeps/model/typebox'
import { factsOf } from '../../catalogue/index.js'
import { defineQuery, type Store, sqlFile } from '../../store/index.js'
import { seasonKey } from '../season-name.js'
import type { SeasonDetails } from './season-details.js'

const query = defineQuery({
  tag: 'history.premieres',
  sql: sqlFile(import.meta.url, './premieres.sql'),
  row: Type.Object({ title: Type.String(), season: Type.Integer(), day: Type.String() }),
})

/**
 * The day each season came out, where one is known, by `title/season`: of its production record, as anybody may see it, the catalogue,
 * or engagement reports whose period was over by a day.
 */
export async function premieres(store: Store, version: number, to: string, { records }: SeasonDetails): Promise<Map<string, string>> {
  const days = new Map((await store.run(query, { version, to })).map(row => [seasonKey(row), row.day]))
  for (const { facts, ...name } of records) {
    const day = factsOf(facts, 'premiere')[0]?.value
    // Of a month or a year it is not known which day.
    if (day?.length === 10) days.set(seasonKey(name), day)
  }
  return days
}
