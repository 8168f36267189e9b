import { type CatalogueVersion, Problem } from '@sweeps/model'
import { Mutex } from '../mutex.js'
import { engineInstant, type Store } from '../store/index.js'
import { openTable } from '../tables/index.js'
import { catalogueEntries, catalogueVersions, latestVersion, takenOut } from './catalogue-queries.js'
import { type CatalogueRow, contentKey } from './catalogue-row.js'
import { type CatalogueFound, type FindOptions, findSeasons, type SoughtSeason, soughtSeasons } from './find-seasons.js'
import { oddities } from './oddities.js'
import { type ReadOptions, readCatalogue } from './read-catalogue.js'
import { type ChangeCounts, changesBetween, changesInWords, countChanges, type RowChange } from './row-change.js'
import { sameTitles } from './same-titles.js'

/** Who changes the catalogue, and with what. */
export interface Made {
  actor: string
  note: string
}

export interface CatalogueEdited {
  /** The version that holds now: the one before when nothing changed, or nothing was to be changed. */
  version: number
  dryRun: boolean
  /** What it held before. */
  stored: CatalogueRow[]
  changes: RowChange[]
}

export interface CatalogueImported extends ChangeCounts {
  version: number
  read: number
  unchanged: number
  dryRun: boolean
  /** In words, one line a change; the first hundred. */
  changes: string[]
  /** What was read and looks odd, in words. It is imported all the same. */
  odd: string[]
}

export interface CatalogueImportOptions extends ReadOptions {
  /** Say what would change, change nothing. */
  dryRun?: boolean
  /** The file is all there is of its services: rows it does not name are removed. */
  whole?: boolean
  /** Only while this is the version that holds: whoever saw a preview imports what they saw. */
  version?: number
}

/** Which content id is which episode. Every change is a version; plays keep the id the player sent and are mapped when asked. */
export class Catalogue {
  readonly #store: Store
  #version: number
  #used: number
  /** One after the other: each is compared with what the one before made. */
  readonly #changes = new Mutex()
  #sought: { version: number; seasons: Promise<SoughtSeason[]> } | undefined

  private constructor(store: Store, latest: { version: number; used: number }) {
    this.#store = store
    this.#version = latest.version
    this.#used = latest.used
  }

  static async open(store: Store): Promise<Catalogue> {
    return new Catalogue(store, await store.one(latestVersion, {}))
  }

  /** Reads what other programs on the same store have made of it; resolves to whether another version holds. */
  async refresh(): Promise<boolean> {
    const { version, used } = await this.#store.one(latestVersion, {})
    const newer = version > this.#version
    this.#used = Math.max(this.#used, used)
    if (newer) this.#version = version
    return newer
  }

  /** The version that holds now; figures are computed as of one. */
  get version(): number {
    return this.#version
  }

  entries(version = this.#version): Promise<CatalogueRow[]> {
    return this.#store.run(catalogueEntries, { version })
  }

  /** Contents, by `contentKey`, that somebody took out and nobody has put back. */
  async takenOut(): Promise<Set<string>> {
    return new Set((await this.#store.run(takenOut, {})).map(contentKey))
  }

  /** Whole seasons and films that have all the words in them, up to a limit, and how many there are. */
  async find(options: FindOptions = {}): Promise<CatalogueFound & { version: number }> {
    const version = this.#version
    // Reading a large catalogue takes a second, and whoever looks for something asks again at once: a version is read once.
    if (this.#sought?.version !== version) {
      const seasons = this.entries(version).then(soughtSeasons)
      this.#sought = { version, seasons }
      seasons.catch(() => {
        this.#sought = undefined
      })
    }
    const { services = [] } = options
    const seasons = await this.#sought.seasons
    const rows = services.length === 0 ? [] : seasons.flatMap(season => season.rows.filter(({ service }) => services.includes(service)))
    return { version, ...findSeasons(services.length === 0 ? seasons : soughtSeasons(rows), options) }
  }

  /** All versions, the latest first. */
  async versions(): Promise<CatalogueVersion[]> {
    const rows = await this.#store.run(catalogueVersions, {})
    return rows.map(({ made, ...row }) => ({ ...row, made: new Date(made).toISOString() }))
  }

  /** Imports a file as one new version: all of it or nothing. Rows it does not name stay as they are, unless it is the whole. */
  async import(content: string | Uint8Array, made: Made, options: CatalogueImportOptions = {}): Promise<CatalogueImported> {
    return (await this.importing(content, made, options)).imported
  }

  /** The same, with the rows that it changed. */
  async importing(
    content: string | Uint8Array,
    made: Made,
    { dryRun = false, whole = false, version, ...read }: CatalogueImportOptions = {},
  ): Promise<{ imported: CatalogueImported; edited: CatalogueEdited }> {
    const file = readCatalogue(await openTable(content, { megabytes: 256 }), read)
    const named = new Set(file.rows.map(contentKey))
    const services = new Set(file.rows.map(row => row.service))
    let odd: string[] = []
    const edited = await this.edit(
      stored => {
        if (version !== undefined) this.mustBeAt(version)
        const remaining = stored.filter(row => !named.has(contentKey(row)) && !(whole && services.has(row.service)))
        // What names titles and no slugs needs to be told whose it is, and so it is told which titles those are.
        const rows = read.service === undefined ? file.rows : sameTitles(file.rows, stored)
        odd = [...file.odd, ...oddities(rows, remaining, file.lastEpisodes)]
        return [...remaining, ...rows]
      },
      made,
      { dryRun },
    )
    const counts = countChanges(edited.changes)
    const imported = {
      version: edited.version,
      read: file.rows.length,
      ...counts,
      unchanged: file.rows.length - counts.added - counts.changed,
      dryRun,
      changes: changesInWords(edited.changes),
      odd,
    }
    return { imported, edited }
  }

  /** Throws `invalid-request` when another version holds: what somebody saw and decided on is not there any more. */
  mustBeAt(version: number): void {
    if (version !== this.#version)
      throw new Problem('invalid-request', `version: the catalogue is at ${this.#version} by now, not at ${version}: look again`)
  }

  /**
   * Changes the catalogue from what it holds to what `wanted` makes of that, as one new version; when that is the same, none is made.
   * What `wanted` throws stops it before anything is written.
   */
  edit(
    wanted: (stored: CatalogueRow[]) => CatalogueRow[],
    made: Made,
    { dryRun = false }: { dryRun?: boolean } = {},
  ): Promise<CatalogueEdited> {
    return this.#changes.run(async () => {
      const stored = await this.entries()
      const changes = changesBetween(stored, wanted(stored))
      if (!dryRun && changes.length > 0) await this.#add(changes, made, null)
      return { version: this.#version, dryRun, stored, changes }
    })
  }

  /**
   * Brings back the version before, as a new one; asked again, the one before that. `only` may refuse the version that stands.
   * Throws `not-found` when there is none before.
   */
  undo(actor: string, only: (standing: CatalogueVersion) => void = () => {}): Promise<CatalogueEdited & { restored: number }> {
    return this.#changes.run(async () => {
      const all = await this.versions()
      const standing = all[0] && origin(all[0], all)
      if (!standing) throw new Problem('not-found', 'there is nothing to undo: the catalogue is empty, as it was at first')
      only(standing)
      const before = all[all.indexOf(standing) + 1]
      const restored = before ? (origin(before, all)?.version ?? 0) : 0
      const stored = await this.entries()
      const changes = changesBetween(stored, await this.entries(restored))
      await this.#add(
        changes,
        { actor, note: restored === 0 ? 'undo: back to the empty catalogue' : `undo: back to version ${restored}` },
        restored,
      )
      return { version: this.#version, dryRun: false, stored, changes, restored }
    })
  }

  async #add(changes: readonly RowChange[], { actor, note }: Made, restored: number | null): Promise<void> {
    const version = ++this.#used
    await this.#store.insert(
      'catalogue',
      columns,
      changes.map(({ before, after }) => values((after ?? before)!, version, after === null)),
    )
    // The version exists from here on; without this row nothing of it counts.
    const now = new Date(this.#store.clock.now()).toISOString()
    await this.#store.insert(
      'catalogue_versions',
      ['version', 'restored', 'made', 'actor', 'note'],
      [[version, restored, engineInstant(now), actor, note]],
    )
    this.#version = version
  }
}

/** The version whose rows these are, undoing brings older ones back; undefined: the empty catalogue. */
function origin(version: CatalogueVersion, all: readonly CatalogueVersion[]): CatalogueVersion | undefined {
  if (version.restored === null) return version
  const back = all.find(one => one.version === version.restored)
  return back && origin(back, all)
}

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

const values = (row: CatalogueRow, version: number, removed: boolean): (string | number | null)[] => [
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
  removed ? 1 : 0,
]
