import { Announcement, type AnnouncementState, ReleaseEdits } from '@sweeps/model'
import Type from '@sweeps/model/typebox'
import { defineQuery, engineInstant, Int64, NullableInt64, type Store } from '../store/index.js'
import { documentReader } from '../stored-document.js'

const readStep = documentReader({ '': Type.Object({ edits: ReleaseEdits, frozen: Type.Union([Announcement, Type.Null()]) }) })

const steps = defineQuery({
  tag: 'announcements.steps',
  sql: `-- one row per version of an announcement: its latest step
SELECT
    title, season, version, step, state, toUnixTimestamp64Milli(at) AS made, toUnixTimestamp64Milli(embargo) AS until, actor, document
FROM announcements
WHERE {title:String} = '' OR (title = {title:String} AND ({season:UInt16} = 0 OR season = {season:UInt16}))
ORDER BY title, season, version, step DESC
LIMIT 1 BY title, season, version`,
  row: Type.Object({
    title: Type.String(),
    season: Type.Integer(),
    version: Type.Integer(),
    step: Type.Integer(),
    state: Type.Enum(['draft', 'approved', 'embargoed', 'published']),
    made: Int64,
    until: NullableInt64,
    actor: Type.String(),
    document: Type.String(),
  }),
})

/** A version of an announcement as it was left last. */
export interface StoredVersion {
  title: string
  season: number
  version: number
  step: number
  state: AnnouncementState
  /** Epoch milliseconds of the step. */
  at: number
  /** Epoch milliseconds; null: none. */
  embargo: number | null
  actor: string
  edits: ReleaseEdits
  /** From its approval on; null: a draft is written anew from the ledger each time it is looked at. */
  frozen: Announcement | null
}

/** Steps of announcements as they are stored: each a row, none ever changed. */
export class AnnouncementStore {
  readonly #store: Store

  constructor(store: Store) {
    this.#store = store
  }

  /** The latest step of every version; of one season or title when given. */
  async versions({ title = '', season = 0 }: { title?: string; season?: number } = {}): Promise<StoredVersion[]> {
    const rows = await this.#store.run(steps, { title, season })
    return rows.map(({ document, made, until, ...row }) => ({
      ...row,
      at: made,
      embargo: until,
      ...readStep(document, `announcement ${row.title}/${row.season}, version ${row.version}`),
    }))
  }

  async add({ title, season, version, step, state, at, embargo, actor, edits, frozen }: StoredVersion): Promise<void> {
    await this.#store.insert(
      'announcements',
      ['title', 'season', 'version', 'step', 'state', 'at', 'embargo', 'actor', 'document'],
      [
        [
          ...[title, season, version, step, state, engineInstant(at), embargo === null ? null : engineInstant(embargo), actor],
          JSON.stringify({ edits, frozen }),
        ],
      ],
    )
  }
}
