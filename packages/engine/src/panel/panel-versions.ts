import { didYouMean, Problem } from '@sweeps/model'
import Type from '@sweeps/model/typebox'
import { everyEpoch, type Plays } from '../plays/index.js'
import { defineQuery, Int64, type Store } from '../store/index.js'
import { type PanelDefinition, readPanelDefinition } from './definition.js'
import { PanelStore, type PanelVersion } from './panel-store.js'
import { type PanelFiles, readPanelFiles } from './read/panel-files.js'
import type { PartRow } from './read/panel-part.js'

/** A panel's files of a version. */
export interface VersionedFiles extends PanelFiles {
  version: number
  /** How often households have been erased from it: with each its older versions are less than they were. */
  erased: number
}

/** A version as it is added: the store knows when that is. */
export type NewVersion = Omit<PanelVersion, 'made' | 'epoch'>

const used = defineQuery({
  tag: 'panel.used',
  sql: `-- one row: the latest number that rows or versions of a panel have
SELECT greatest(
    (SELECT max(version) FROM panel_rows WHERE panel = {panel:String}),
    (SELECT max(version) FROM panel_versions WHERE panel = {panel:String})) AS version`,
  row: Type.Object({ version: Type.Integer() }),
})

const erasures = defineQuery({
  tag: 'panel.erasures',
  sql: '-- one row per panel from which a household was erased\nSELECT panel, uniqExact(made) AS times FROM panel_withdrawals GROUP BY panel',
  row: Type.Object({ panel: Type.String(), times: Int64 }),
})

const known = defineQuery({
  tag: 'panel.known',
  sql: `-- one row: how many versions of panels there are, and how often households have been erased
SELECT (SELECT count() FROM panel_versions) AS versions, (SELECT sum(times) FROM (SELECT uniqExact(made) AS times FROM panel_withdrawals GROUP BY panel)) AS erasures`,
  row: Type.Object({ versions: Int64, erasures: Int64 }),
})

/** The versions of panels: what each holds is read when it is first asked for. */
export class PanelVersions {
  readonly store: PanelStore
  #all = new Map<string, PanelVersion[]>()
  #erased = new Map<string, number>()
  /** Definitions of the latest versions. */
  readonly #definitions = new Map<string, PanelDefinition>()
  readonly #files = new Map<string, Promise<VersionedFiles | undefined>>()

  private constructor(store: Store) {
    this.store = new PanelStore(store)
  }

  static async open(store: Store): Promise<PanelVersions> {
    const versions = new PanelVersions(store)
    await versions.reload()
    return versions
  }

  /** Reads everything anew if other programs on the same store have changed anything; resolves to whether they have. */
  async refresh(): Promise<boolean> {
    const { versions, erasures: times } = await this.store.store.one(known, {})
    if (versions === [...this.#all.values()].flat().length && times === [...this.#erased.values()].reduce((sum, n) => sum + n, 0))
      return false
    await this.reload()
    return true
  }

  /** Reads everything anew. */
  async reload(): Promise<void> {
    const all = new Map<string, PanelVersion[]>()
    for (const version of await this.store.versions()) all.set(version.panel, [...(all.get(version.panel) ?? []), version])
    const erased = new Map((await this.store.store.run(erasures, {})).map(({ panel, times }) => [panel, times]))
    this.#all = all
    this.#erased = erased
    this.#files.clear()
    for (const panel of this.#definitions.keys()) if (!all.has(panel)) this.#definitions.delete(panel)
    for (const panel of all.keys()) await this.#define(panel)
  }

  /** The definitions of the panels that hold anything now, by id. */
  get definitions(): ReadonlyMap<string, PanelDefinition> {
    return this.#definitions
  }

  /** All versions of a panel, the latest first. */
  of(panel: string): readonly PanelVersion[] {
    return this.#all.get(panel) ?? []
  }

  /** The files as they were known at an epoch, or are now; undefined when there was no panel. */
  async at(panel: string, epoch = everyEpoch): Promise<VersionedFiles | undefined> {
    const version = this.of(panel).find(version => version.epoch <= epoch)
    return version && this.#filesOf(version)
  }

  /** The files of a version, by its number. */
  async numbered(panel: string, number: number): Promise<VersionedFiles | undefined> {
    const version = this.of(panel).find(({ version }) => version === number)
    return version && this.#filesOf(version)
  }

  /** The files as they are. Throws `not-found`. */
  async now(panel: string): Promise<VersionedFiles> {
    this.definition(panel)
    return (await this.at(panel))!
  }

  /** Throws `not-found`. */
  definition(panel: string): PanelDefinition {
    const definition = this.#definitions.get(panel)
    if (definition) return definition
    const known = [...this.#definitions.keys()]
    throw new Problem(
      'not-found',
      `there is no panel "${panel}": ${known.length > 0 ? `there are ${known.join(', ')}${didYouMean(panel, known)}` : '`sweeps import panel` makes one'}`,
    )
  }

  /** Rows of every part of the latest version. */
  async rowsNow(panel: string): Promise<Map<string, PartRow[]>> {
    return this.#rowsOf(this.of(panel)[0])
  }

  /** Rows of every part as they were known at an epoch. */
  async rowsAt(panel: string, epoch: number): Promise<Map<string, PartRow[]>> {
    return this.#rowsOf(this.of(panel).find(version => version.epoch <= epoch))
  }

  /** A number that nothing of the panel has. */
  async nextNumber(panel: string): Promise<number> {
    return (await this.store.store.one(used, { panel })).version + 1
  }

  async add(added: NewVersion, plays: Pick<Plays, 'stamped'>): Promise<void> {
    const version = { ...added, made: this.store.store.clock.now(), epoch: 0 }
    await plays.stamped(async epoch => {
      version.epoch = epoch
      await this.store.addVersion(version)
    })
    this.#all.set(version.panel, [version, ...this.of(version.panel)])
    await this.#define(version.panel)
  }

  async #define(panel: string): Promise<void> {
    const latest = this.of(panel)[0]
    const part = latest?.parts['definition']
    const row = part === undefined ? undefined : (await this.store.rows(panel, 'definition', part))[0]
    const text = row?.cells['document']
    if (text === undefined) this.#definitions.delete(panel)
    else this.#definitions.set(panel, readPanelDefinition(text))
  }

  async #rowsOf(version: PanelVersion | undefined): Promise<Map<string, PartRow[]>> {
    const rows = new Map<string, PartRow[]>()
    for (const [part, number] of Object.entries(version?.parts ?? {})) rows.set(part, await this.store.rows(version!.panel, part, number))
    return rows
  }

  #filesOf(version: PanelVersion): Promise<VersionedFiles | undefined> {
    const key = `${version.panel} ${version.version}`
    const found = this.#files.get(key)
    if (found) return found
    const reading = this.#read(version)
    this.#files.set(key, reading)
    reading.catch(() => this.#files.delete(key))
    return reading
  }

  async #read(version: PanelVersion): Promise<VersionedFiles | undefined> {
    const rows = await this.#rowsOf(version)
    const text = rows.get('definition')?.[0]?.cells['document']
    if (text === undefined) return undefined
    const files = readPanelFiles(readPanelDefinition(text), rows)
    return { ...files, version: version.version, erased: this.#erased.get(version.panel) ?? 0 }
  }
}
