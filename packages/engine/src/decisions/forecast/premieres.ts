import Type from '@sweeps/model/typebox'
import { type Catalogue, factsOf, type ProductionRecords } from '../../catalogue/index.js'
import { defineQuery, type Store, sqlFile } from '../../store/index.js'

const query = defineQuery({
  tag: 'decisions.premieres',
  sql: sqlFile(import.meta.url, './premieres.sql'),
  row: Type.Object({ title: Type.String(), season: Type.Integer(), day: Type.String() }),
})

export interface PremiereSources {
  store: Store
  catalogue: Catalogue
  records: ProductionRecords
}

/**
 * The day each season came out, where one is known, by `title/season`: of its production record, the catalogue, or engagement reports
 * whose period was over by a day.
 */
export async function premieres(
  { store, catalogue, records }: PremiereSources,
  to: string,
  /** All records, for whoever has asked for them already. */
  recorded = records.list(),
): Promise<Map<string, string>> {
  const days = new Map((await store.run(query, { version: catalogue.version, to })).map(row => [`${row.title}/${row.season}`, row.day]))
  for (const { title, season, facts } of await recorded) {
    const day = factsOf(facts, 'premiere').find(({ confidential }) => !confidential)?.value
    // Of a month or a year it is not known which day.
    if (day?.length === 10) days.set(`${title}/${season}`, day)
  }
  return days
}
