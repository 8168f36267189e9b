import Type from '@sweeps/model/typebox'
import type { Catalogue, ProductionRecords } from '../catalogue/index.js'
import type { KnownSeasons } from '../decisions/index.js'
import { defineQuery, type Store, sqlFile } from '../store/index.js'
import { type NamedTitle, TitleSearch } from './title-search.js'

const searched = defineQuery({
  tag: 'search.names',
  sql: sqlFile(import.meta.url, './searched-names.sql'),
  row: Type.Object({
    title: Type.String(),
    name: Type.String(),
    names: Type.Array(Type.String()),
    seasons: Type.Array(Type.Integer()),
    own: Type.Integer(),
  }),
})

/** No more are kept in memory, one’s own before those of others: some 150 MB. */
const mostTitles = 250_000
/** Of one title. */
const mostNames = 12
/** Of several that may see different services, those who asked last. */
const mostKept = 4

/** What titles are called, as it is known now. */
export class TitleNames {
  readonly #store: Store
  readonly #catalogue: Catalogue
  readonly #records: ProductionRecords
  readonly #seasons: KnownSeasons
  /** Of services, as far as somebody may see them; the one that was asked for last is the last. */
  readonly #last = new Map<string, { fingerprint: string; search: Promise<TitleSearch> }>()

  constructor(on: { store: Store; catalogue: Catalogue; records: ProductionRecords; seasons: KnownSeasons }) {
    this.#store = on.store
    this.#catalogue = on.catalogue
    this.#records = on.records
    this.#seasons = on.seasons
  }

  /**
   * The same as long as nothing changes: it is made again when something was imported, matched, recorded or decided, and not before. `services`:
   * what these carry and what is published; of all when none is named.
   */
  async search(services: readonly string[] = []): Promise<TitleSearch> {
    const fingerprint = await this.#seasons.fingerprint()
    const of = JSON.stringify(services)
    const known = this.#last.get(of)
    this.#last.delete(of)
    const last =
      known?.fingerprint === fingerprint ? known : { fingerprint, search: this.#read(services).then(titles => TitleSearch.of(titles)) }
    this.#last.set(of, last)
    if (this.#last.size > mostKept) this.#last.delete(this.#last.keys().next().value!)
    last.search.catch(() => {
      if (this.#last.get(of) === last) this.#last.delete(of)
    })
    return last.search
  }

  async #read(services: readonly string[]): Promise<NamedTitle[]> {
    const { version } = this.#catalogue
    const [rows, records] = await Promise.all([
      this.#store.run(searched, { version, names: mostNames, most: mostTitles, services }),
      this.#records.list(false),
    ])
    const recorded = new Map(records.map(({ title, name }) => [title, name]))
    return rows.map(({ title, name, names, seasons, own }) => ({
      title,
      // What a record calls it is for those who may see whose it is.
      name: (services.length === 0 || own === 1 ? recorded.get(title) : undefined) ?? (name || title),
      names,
      seasons,
      own: own === 1,
    }))
  }
}
