import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Day, Edition, EditionStatus } from '@sweeps/model'
import Type, { Nullable, type Static } from '@sweeps/model/typebox'
import { defineQuery, engineInstant, type Store } from '../../store/index.js'
import { documentReader } from '../../stored-document.js'

const Row = Type.Object({ id: Type.String(), document: Type.String() })

const ofWeek = defineQuery({
  tag: 'charts.editions.of-week',
  sql: '-- one row per revision of a chart’s week in one of some markets, the latest first\nSELECT id, document FROM editions WHERE chart = {chart:String} AND market IN {markets:Array(String)} AND week = {week:Date} ORDER BY revision DESC LIMIT 1 BY revision',
  row: Row,
})

const byId = defineQuery({
  tag: 'charts.editions.by-id',
  sql: '-- at most one row\nSELECT id, document FROM editions WHERE id = {id:String} LIMIT 1',
  row: Row,
})

const engineTime = 'UTC, as 2021-08-17 09:00:00.000'

/** An edition in a line. */
export const EditionLine = Type.Object({
  id: Type.String(),
  chart: Type.String(),
  market: Type.String({ description: 'ISO country, or WW; empty: of the first market of a chart that is defined no more' }),
  week: Day,
  revision: Type.Integer({ minimum: 1 }),
  published: Type.String({ description: engineTime }),
  embargo: Nullable(Type.String(), { description: `visible from then on, ${engineTime}; null: at once` }),
  actor: Type.String(),
  hash: Type.String(),
  status: Nullable(EditionStatus, {
    description:
      'of a panel: provisional before eight days after the week, final the first afterwards, revised what corrects a final one; null: of no panel, or of one that is not here any more',
  }),
})
export type EditionLine = Static<typeof EditionLine>

/** A stored line: where a panel's edition stands follows from its moment. */
const Listed = Type.Omit(EditionLine, ['status'])
export type ListedEdition = Static<typeof Listed>

const listed = defineQuery({
  tag: 'charts.editions',
  sql: `-- one row per edition, the latest first
SELECT id, chart, market, toString(week) AS week, revision, toString(published) AS published, toString(embargo) AS embargo, actor, hash
FROM editions
WHERE {chart:String} = '' OR chart = {chart:String}
ORDER BY editions.published DESC, id
LIMIT 1 BY id`,
  row: Listed,
})

const readEdition = documentReader({ 'sweeps-edition/1': Edition })

const parsed = (rows: { id: string; document: string }[]): Edition[] =>
  rows.map(({ id, document }) => readEdition(document, `edition ${id}`))

/** Editions that were published, and where they are kept: in the store for good, and as a file each. */
export class EditionStore {
  readonly #store: Store

  constructor(store: Store) {
    this.#store = store
  }

  /** All revisions of a chart's week in a market, the latest first. `first`: whether it is the chart's first, which early editions do not name. */
  async revisions({ chart, market, first }: { chart: string; market: string; first: boolean }, week: string): Promise<Edition[]> {
    return parsed(await this.#store.run(ofWeek, { chart, markets: first ? [market, ''] : [market], week }))
  }

  async get(id: string): Promise<Edition | undefined> {
    return parsed(await this.#store.run(byId, { id }))[0]
  }

  /** Market empty: the first of the chart, made when charts had one each. */
  list(chart = '') {
    return this.#store.run(listed, { chart })
  }

  async add(edition: Edition, market: string, actor: string): Promise<void> {
    await this.#store.insert(
      'editions',
      ['id', 'chart', 'week', 'revision', 'epoch', 'published', 'embargo', 'actor', 'hash', 'document', 'market'],
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
          market,
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
