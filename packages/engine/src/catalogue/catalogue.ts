import Type from 'typebox'
import { defineQuery, Int64, type Store } from '../store/index.js'
import { type CatalogueRow, readCatalogue } from './read-catalogue.js'

export interface CatalogueImported {
  version: number
  read: number
  added: number
  changed: number
  unchanged: number
}

const latestVersion = defineQuery({
  tag: 'catalogue.version',
  sql: `-- one row: the latest version, and the latest number used (one that was cut off half-way has no version)
SELECT (SELECT max(version) FROM catalogue_versions) AS version, greatest(version, (SELECT max(version) FROM catalogue)) AS used`,
  row: Type.Object({ version: Int64, used: Int64 }),
})

const entries = defineQuery({
  tag: 'catalogue.entries',
  sql: `-- one row per service and content
SELECT service, content, title, title_name AS titleName, season, episode, name, kind, origin, language, runtime_ms AS runtimeMs, toString(released) AS released
FROM catalogue_at(version = {version:UInt32})
ORDER BY service, title, season, episode, content`,
  row: Type.Object({
    service: Type.String(),
    content: Type.String(),
    title: Type.String(),
    titleName: Type.String(),
    season: Type.Integer(),
    episode: Type.Integer(),
    name: Type.String(),
    kind: Type.Union([Type.Literal('series'), Type.Literal('film')]),
    origin: Type.Union([Type.Literal('original'), Type.Literal('acquired'), Type.Literal('')]),
    language: Type.String(),
    runtimeMs: Int64,
    released: Type.Union([Type.String(), Type.Null()]),
  }),
})

/** Which content id is which episode. Every change is a version; plays keep the id the player sent and are mapped when asked. */
export class Catalogue {
  readonly #store: Store
  #version: number
  #used: number
  #turn: Promise<unknown> = Promise.resolve()

  private constructor(store: Store, latest: { version: number; used: number }) {
    this.#store = store
    this.#version = latest.version
    this.#used = latest.used
  }

  static async open(store: Store): Promise<Catalogue> {
    return new Catalogue(store, await store.one(latestVersion, {}))
  }

  /** The version that holds now; figures are computed as of one. */
  get version(): number {
    return this.#version
  }

  entries(version = this.#version): Promise<CatalogueRow[]> {
    return this.#store.run(entries, { version })
  }

  /** Imports a CSV or JSON catalogue as one new version: all of it or nothing. Rows it does not name stay as they are. */
  import(text: string, made: { actor: string; note: string }): Promise<CatalogueImported> {
    // One after the other: each is compared with what the one before made.
    const done = this.#turn.then(() => this.#import(text, made))
    this.#turn = done.catch(() => {})
    return done
  }

  async #import(text: string, made: { actor: string; note: string }): Promise<CatalogueImported> {
    const rows = readCatalogue(text)
    const known = new Map((await this.entries()).map(row => [key(row), JSON.stringify(row, rowOrder)]))
    const added = rows.filter(row => !known.has(key(row)))
    const changed = rows.filter(row => known.has(key(row)) && known.get(key(row)) !== JSON.stringify(row, rowOrder))
    const result = {
      read: rows.length,
      added: added.length,
      changed: changed.length,
      unchanged: rows.length - added.length - changed.length,
    }
    if (added.length + changed.length === 0) return { version: this.#version, ...result }
    const version = ++this.#used
    await this.#store.insert(
      'catalogue',
      columns,
      [...added, ...changed].map(row => values(row, version)),
    )
    // The version exists from here on; without this row nothing of it counts.
    const now = new Date().toISOString()
    await this.#store.insert(
      'catalogue_versions',
      ['version', 'made', 'actor', 'note'],
      [[version, `${now.slice(0, 10)} ${now.slice(11, 23)}`, made.actor, made.note]],
    )
    this.#version = version
    return { version, ...result }
  }
}

const rowOrder: (keyof CatalogueRow)[] = [
  'service',
  'content',
  'title',
  'titleName',
  'season',
  'episode',
  'name',
  'kind',
  'origin',
  'language',
  'runtimeMs',
  'released',
]
const columns = [
  'service',
  'content',
  'version',
  'title',
  'title_name',
  'season',
  'episode',
  'name',
  'kind',
  'origin',
  'language',
  'runtime_ms',
  'released',
  'removed',
]

const values = (row: CatalogueRow, version: number): (string | number | null)[] => [
  row.service,
  row.content,
  version,
  row.title,
  row.titleName,
  row.season,
  row.episode,
  row.name,
  row.kind,
  row.origin,
  row.language,
  row.runtimeMs,
  row.released,
  0,
]

const key = (row: CatalogueRow): string => `${row.service}\0${row.content}`
