import Type from '@sweeps/model/typebox'
import type { Catalogue } from '../../catalogue/index.js'
import { defineQuery, type Store, sqlFile } from '../../store/index.js'

const query = defineQuery({
  tag: 'matches.titles',
  sql: sqlFile(import.meta.url, './known-titles.sql'),
  row: Type.Object({ title: Type.String() }),
})

/** The slugs of all titles that the catalogue or published figures know: what a name that is none of them is compared with. */
export async function knownTitles({ store, catalogue }: { store: Store; catalogue: Catalogue }): Promise<Set<string>> {
  const [rows, listed] = await Promise.all([catalogue.entries(), store.run(query, {})])
  return new Set([...rows, ...listed].map(({ title }) => title))
}
