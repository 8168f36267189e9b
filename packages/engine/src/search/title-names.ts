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

/** What titles are called, as it is known now. */
export class TitleNames {
  readonly #store: Store
  readonly #catalogue: Catalogue
  readonly #records: ProductionRecords
  readonly #seasons: KnownSeasons
  #last: { fingerprint: string; search: Promise<TitleSearch> } | undefined

  constructor(on: { store: Store; catalogue: Catalogue; records: ProductionRecords; seasons: KnownSeasons }) {
    this.#store = on.store
    this.#catalogue = on.catalogue
    this.#records = on.records
    this.#seasons = on.seasons
  }

  /** The same as long as nothing changes: it is made again when something was imported, matched, recorded or decided, and not before. */
  async search(): Promise<TitleSearch> {
    const fingerprint = await this.#seasons.fingerprint()
    if (this.#last?.fingerprint === fingerprint) return this.#last.search
    const last = { fingerprint, search: this.#read().then(titles => TitleSearch.of(titles)) }
    this.#last = last
    last.search.catch(() => {
      if (this.#last === last) this.#last = undefined
    })
    return last.search
  }

  async #read(): Promise<NamedTitle[]> {
    const { version } = this.#catalogue
    const [rows, records] = await Promise.all([
      this.#store.run(searched, { version, names: mostNames, most: mostTitles }),
      this.#records.list(false),
    ])
    const recorded = new Map(records.map(({ title, name }) => [title, name]))
    return rows.map(({ title, name, names, seasons, own }) => ({
      title,
      name: recorded.get(title) ?? (name || title),
      names,
      seasons,
      own: own === 1,
    }))
  }
}
