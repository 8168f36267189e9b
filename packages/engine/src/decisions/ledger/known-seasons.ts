import Type, { type Static } from '@sweeps/model/typebox'
import { type Catalogue, factsOf, type ProductionRecords, type RecordedFacts } from '../../catalogue/index.js'
import { groupBy } from '../../group-by.js'
import { defineQuery, Int64, type Store, sqlFile } from '../../store/index.js'
import { seasonKey } from '../season-name.js'

const NullableText = Type.Union([Type.String(), Type.Null()])

const Row = Type.Object({
  title: Type.String(),
  season: Type.Integer(),
  spelled: Type.String(),
  released: NullableText,
  reported: NullableText,
  charted: NullableText,
  own: Type.Integer(),
  special: Type.Integer(),
})

const known = defineQuery({ tag: 'decisions.known-seasons', sql: sqlFile(import.meta.url, './known-seasons.sql'), row: Row })

/** A season that something here knows of. */
export interface KnownSeason {
  title: string
  season: number
  /** The title as it is spelled; its slug where nobody says. */
  name: string
  premiere: string | null
  /** The catalogue or a production record has it, or it was decided here; false: known from what others published alone. */
  own: boolean
  /** Published without a label of a season, and not one's own: stand-up, a reunion. */
  special: boolean
  premiereFrom: 'record' | 'catalogue' | 'engagement report' | 'first charted week' | null
}

const films = defineQuery({
  tag: 'decisions.known-films',
  sql: sqlFile(import.meta.url, './known-films.sql'),
  row: Type.Object({ own: Int64, published: Int64 }),
})

const fingerprint = defineQuery({
  tag: 'decisions.known-seasons.fingerprint',
  sql: `-- one row: what changes when something is imported, matched, recorded or decided; of figures, which only grow, there are millions
SELECT
    concat(
        toString((SELECT count() FROM figures)), ' ', toString((SELECT (count(), max(at)) FROM matches)),
        toString((SELECT (count(), max(written)) FROM decisions)), toString((count(), max(made)))) AS fingerprint
FROM record_versions`,
  row: Type.Object({ fingerprint: Type.String() }),
})

/** How many films there are, one’s own and those that others published figures of: nothing is decided of them here. */
interface Films {
  own: number
  published: number
}

interface Found {
  all: readonly KnownSeason[]
  byTitle: ReadonlyMap<string, readonly KnownSeason[]>
  /** The last season of each title, by `title/season`. */
  last: ReadonlyMap<string, KnownSeason>
  films: Films
}

/**
 * Every season that the catalogue, published figures, production records or the ledger know. There may be tens of thousands, which every board
 * is about: they are read again when something has changed, and not before.
 */
export class KnownSeasons {
  readonly #store: Store
  readonly #catalogue: Catalogue
  readonly #records: ProductionRecords
  #last: { fingerprint: string; found: Promise<Found> } | undefined

  constructor({ store, catalogue, records }: { store: Store; catalogue: Catalogue; records: ProductionRecords }) {
    this.#store = store
    this.#catalogue = catalogue
    this.#records = records
  }

  /** All of them, by title and season. The same list as long as nothing changes: do not change it. */
  async all(): Promise<readonly KnownSeason[]> {
    return (await this.#found()).all
  }

  /** Those of one title. */
  async of(title: string): Promise<readonly KnownSeason[]> {
    return (await this.#found()).byTitle.get(title) ?? []
  }

  /** The last season of each title, by `title/season`: they alone may await a decision. */
  async last(): Promise<ReadonlyMap<string, KnownSeason>> {
    return (await this.#found()).last
  }

  async films(): Promise<Films> {
    return (await this.#found()).films
  }

  /** Changes when something is imported, catalogued, matched, recorded or decided: what is known of titles is the same until then. */
  async fingerprint(): Promise<string> {
    const { version } = this.#catalogue
    return `${version} ${(await this.#store.one(fingerprint, {})).fingerprint}`
  }

  async #found(): Promise<Found> {
    const { version } = this.#catalogue
    const at = await this.fingerprint()
    if (this.#last?.fingerprint === at) return this.#last.found
    const last = { fingerprint: at, found: this.#read(version) }
    this.#last = last
    last.found.catch(() => {
      if (this.#last === last) this.#last = undefined
    })
    return last.found
  }

  async #read(version: number): Promise<Found> {
    const [rows, ofFilms, records] = await Promise.all([
      this.#store.run(known, { version }),
      this.#store.one(films, { version }),
      this.#records.list(false),
    ])
    const recorded = new Map(records.map(record => [seasonKey(record), record]))
    const all = rows.map(row => knownSeason(row, recorded.get(seasonKey(row))))
    const byTitle = groupBy(all, ({ title }) => title)
    const last = [...byTitle.values()].map(ofTitle => ofTitle.reduce((one, other) => (other.season > one.season ? other : one)))
    return { all, byTitle, last: new Map(last.map(season => [seasonKey(season), season])), films: ofFilms }
  }
}

function knownSeason(
  { title, season, spelled, released, reported, charted, own, special }: Static<typeof Row>,
  record: RecordedFacts | undefined,
): KnownSeason {
  const recordedDay = record && factsOf(record.facts, 'premiere')[0]?.value
  const [premiere, premiereFrom] = recordedDay
    ? ([recordedDay, 'record'] as const)
    : released
      ? ([released, 'catalogue'] as const)
      : reported
        ? ([reported, 'engagement report'] as const)
        : charted
          ? ([charted, 'first charted week'] as const)
          : ([null, null] as const)
  return { title, season, name: record?.name ?? (spelled || title), premiere, premiereFrom, own: own === 1, special: special === 1 }
}

export interface SeasonSources {
  store: Store
  /** What seasons there are. */
  seasons: KnownSeasons
}
