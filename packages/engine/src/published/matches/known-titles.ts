import type { Catalogue } from '../../catalogue/index.js'
import type { Store } from '../../store/index.js'
import { publishedNames } from './match-store.js'

/** The slugs of all titles that the catalogue or published figures know: what a name that is none of them is compared with. */
export async function knownTitles({ store, catalogue }: { store: Store; catalogue: Catalogue }): Promise<Set<string>> {
  const [rows, names] = await Promise.all([catalogue.entries(), publishedNames(store)])
  return new Set([...rows.map(({ title }) => title), ...names.map(({ assigned }) => assigned)])
}
