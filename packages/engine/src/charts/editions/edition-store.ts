import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Edition } from '@sweeps/model'
import Type from '@sweeps/model/typebox'
import { defineQuery, type Store } from '../../store/index.js'

const Row = Type.Object({ document: Type.String() })

const ofWeek = defineQuery({
  tag: 'charts.editions.of-week',
  sql: '-- one row per revision of a chart’s week, the latest first\nSELECT document FROM editions WHERE chart = {chart:String} AND week = {week:Date} ORDER BY revision DESC LIMIT 1 BY revision',
  row: Row,
})

const byId = defineQuery({
  tag: 'charts.editions.by-id',
  sql: '-- at most one row\nSELECT document FROM editions WHERE id = {id:String} LIMIT 1',
  row: Row,
})

const listed = defineQuery({
  tag: 'charts.editions',
  sql: `-- one row per edition, the latest first
SELECT id, chart, toString(week) AS week, revision, toString(published) AS published, toString(embargo) AS embargo, actor, hash
FROM editions
WHERE {chart:String} = '' OR chart = {chart:String}
ORDER BY editions.published DESC, id
LIMIT 1 BY id`,
  row: Type.Object({
    id: Type.String(),
    chart: Type.String(),
    week: Type.String(),
    revision: Type.Integer(),
    published: Type.String(),
    embargo: Type.Union([Type.String(), Type.Null()]),
    actor: Type.String(),
    hash: Type.String(),
  }),
})

const parsed = (rows: { document: string }[]): Edition[] => rows.map(({ document }) => JSON.parse(document) as Edition)

/** Editions that were published, and where they are kept: in the store for good, and as a file each. */
export class EditionStore {
  readonly #store: Store

  constructor(store: Store) {
    this.#store = store
  }

  /** All revisions of a chart's week, the latest first. */
  async revisions(chart: string, week: string): Promise<Edition[]> {
    return parsed(await this.#store.run(ofWeek, { chart, week }))
  }

  async get(id: string): Promise<Edition | undefined> {
    return parsed(await this.#store.run(byId, { id }))[0]
  }

  list(chart = '') {
    return this.#store.run(listed, { chart })
  }

  async add(edition: Edition, actor: string): Promise<void> {
    const engineInstant = (iso: string): string => `${iso.slice(0, 10)} ${iso.slice(11, 23)}`
    await this.#store.insert(
      'editions',
      ['id', 'chart', 'week', 'revision', 'epoch', 'published', 'embargo', 'actor', 'hash', 'document'],
      [
        [
          edition.id,
          edition.chart,
          edition.week.start,
          edition.revision,
          edition.asOf.epoch,
          engineInstant(edition.published),
          edition.embargo === null ? null : engineInstant(edition.embargo),
          actor,
          edition.hash,
          JSON.stringify(edition),
        ],
      ],
    )
  }

  /** Writes an edition as one readable JSON file; returns its path. Whole or not at all. */
  write(edition: Edition): string {
    const directory = join(this.#store.directory, 'editions')
    mkdirSync(directory, { recursive: true })
    const path = join(directory, `${edition.id}.json`)
    writeFileSync(`${path}.part`, `${JSON.stringify(edition, null, 2)}\n`)
    renameSync(`${path}.part`, path)
    return path
  }
}
