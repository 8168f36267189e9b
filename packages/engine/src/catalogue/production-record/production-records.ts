import { Fact, Problem, type RecordFile, type RecordVersion } from '@sweeps/model'
import Type, { type Static } from '@sweeps/model/typebox'
import { Mutex } from '../../mutex.js'
import { defineQuery, engineInstant, Int64, type Store } from '../../store/index.js'
import { documentReader } from '../../stored-document.js'
import { mergeFacts } from './merge-facts.js'
import { visibleFacts } from './visible-facts.js'

const versions = defineQuery({
  tag: 'catalogue.record.versions',
  sql: `-- one row per version of a season's record, the latest first
SELECT version, restored, toUnixTimestamp64Milli(made) AS made, actor, note, document
FROM record_versions
WHERE title = {title:String} AND season = {season:UInt16}
ORDER BY version DESC
LIMIT 1 BY version`,
  row: Type.Object({
    version: Type.Integer(),
    restored: Type.Integer(),
    made: Int64,
    actor: Type.String(),
    note: Type.String(),
    document: Type.String(),
  }),
})

const latest = defineQuery({
  tag: 'catalogue.records',
  sql: `-- one row per season that has a record: its latest version
SELECT title, season, document
FROM record_versions
ORDER BY title, season, version DESC
LIMIT 1 BY title, season`,
  row: Type.Object({ title: Type.String(), season: Type.Integer(), document: Type.String() }),
})

const readDocument = documentReader({ '': Type.Object({ name: Type.String(), facts: Type.Array(Fact) }) })

/** A fact of a season's record, as the store has it. */
export const readFact = documentReader({ '': Fact })

/** A version of a season's record with all its facts, confidential ones too. */
export interface StoredRecord {
  title: string
  season: number
  name: string
  version: number
  /** The version it brought back; 0: none. */
  restored: number
  /** ISO 8601, UTC. */
  made: string
  actor: string
  note: string
  facts: Fact[]
}

/** The facts of a season that a reader may see. */
export interface RecordedFacts {
  title: string
  season: number
  name: string
  facts: Fact[]
}

/** What an import of a record did, or with `dryRun` would do. */
export const RecordImported = Type.Object({
  title: Type.String({ description: 'slug' }),
  season: Type.Integer(),
  version: Type.Integer({ description: 'that holds now' }),
  added: Type.Integer(),
  removed: Type.Integer(),
  facts: Type.Integer({ description: 'how many it has now' }),
  dryRun: Type.Boolean({ description: 'nothing was changed: this is what would be done' }),
  changes: Type.Array(Type.String(), { description: 'in words, one line a change' }),
})
export type RecordImported = Static<typeof RecordImported>

interface Made {
  actor: string
  note: string
}

/** What is known of the making and reception of seasons: facts with their sources, in versions. */
export class ProductionRecords {
  readonly #store: Store
  readonly #now: () => number
  /** One after the other: each is compared with what the one before made. */
  readonly #changes = new Mutex()

  constructor(store: Store, now: () => number = Date.now) {
    this.#store = store
    this.#now = now
  }

  /** All versions of a season's record, the latest first. */
  async versions(title: string, season: number): Promise<StoredRecord[]> {
    const rows = await this.#store.run(versions, { title, season })
    return rows.map(({ document, made, ...row }) => ({
      title,
      season,
      ...row,
      made: new Date(made).toISOString(),
      ...readDocument(document, `the record of ${title}/${season}, version ${row.version}`),
    }))
  }

  /** The latest version; undefined when there is no record. */
  async latest(title: string, season: number): Promise<StoredRecord | undefined> {
    return (await this.versions(title, season))[0]
  }

  /**
   * Every season that has a record, with the facts of its latest version.
   *
   * @param confidential whether what is made of them is for those alone who may see what is confidential: else that is not among them
   */
  async list(confidential: boolean): Promise<RecordedFacts[]> {
    const rows = await this.#store.run(latest, {})
    return rows.map(({ document, ...row }) => {
      const { name, facts } = readDocument(document, `the record of ${row.title}/${row.season}`)
      return { ...row, name, facts: visibleFacts(facts, confidential) }
    })
  }

  /** Brings a season's record up to what a file says, as one version. When that changes nothing, none is made. */
  import(file: RecordFile, made: Made, { dryRun = false }: { dryRun?: boolean } = {}): Promise<RecordImported> {
    return this.#changes.run(async () => {
      const { title, season, name } = file
      const stored = await this.latest(title, season)
      const { facts, added, removed } = mergeFacts(stored?.facts ?? [], file.facts)
      const renamed = stored !== undefined && stored.name !== name
      const changed = added.length + removed.length > 0 || renamed || stored === undefined
      const version = (stored?.version ?? 0) + (changed ? 1 : 0)
      if (changed && !dryRun) await this.#add(title, season, version, 0, { name, facts }, made)
      return {
        title,
        season,
        version,
        added: added.length,
        removed: removed.length,
        facts: facts.length,
        dryRun,
        changes: [
          ...(renamed ? [`name: ${stored.name} → ${name}`] : []),
          ...removed.map(fact => `- ${inWords(fact)}`),
          ...added.map(fact => `+ ${inWords(fact)}`),
        ],
      }
    })
  }

  /** Brings back the version before, as a new one; asked again, the one before that. Throws `not-found`. */
  undo(title: string, season: number, actor: string, only?: number): Promise<StoredRecord> {
    return this.#changes.run(async () => {
      const all = await this.versions(title, season)
      if (only !== undefined && all[0]?.version !== only)
        throw new Problem('invalid-request', `version: the record is at ${all[0]?.version ?? 0} by now, not at ${only}: look again`)
      const standing = all[0] && origin(all[0], all)
      const before = all.find(({ version }) => version === (standing?.version ?? 0) - 1)
      if (!all[0] || !before)
        throw new Problem('not-found', `there is nothing to undo in the record of ${title}/${season}: it has no version before this one`)
      const back = origin(before, all)
      const { name, facts } = back
      const note = `undo: back to version ${back.version}`
      await this.#add(title, season, all[0].version + 1, back.version, { name, facts }, { actor, note })
      return (await this.latest(title, season))!
    })
  }

  async #add(title: string, season: number, version: number, restored: number, document: object, made: Made): Promise<void> {
    const at = new Date(this.#now()).toISOString()
    await this.#store.insert(
      'record_versions',
      ['title', 'season', 'version', 'restored', 'made', 'actor', 'note', 'document'],
      [[title, season, version, restored, engineInstant(at), made.actor, made.note, JSON.stringify(document)]],
    )
  }
}

/** The version whose facts these are: undoing brings older ones back. */
function origin(record: StoredRecord, all: readonly StoredRecord[]): StoredRecord {
  const back = record.restored > 0 ? all.find(({ version }) => version === record.restored) : undefined
  return back ? origin(back, all) : record
}

const inWords = ({ fact, value, confidential }: Fact): string =>
  `${fact}: ${typeof value === 'object' ? Object.values(value).join(', ') : value}${confidential ? ' (confidential)' : ''}`

export const versionLine = ({ version, made, actor, note, facts }: StoredRecord): RecordVersion => ({
  version,
  made,
  actor,
  note,
  facts: facts.length,
})
