import { createHash } from 'node:crypto'
import Type, { Nullable, type Static } from '@sweeps/model/typebox'
import { defineQuery, engineInstant, Int64, type Store } from '../store/index.js'
import type { PartRow } from './read/panel-part.js'

/** A version of a panel: which version of each file it has. */
export const PanelVersion = Type.Object({
  panel: Type.String({ description: 'its id' }),
  version: Type.Integer(),
  restored: Nullable(Type.Integer(), { description: 'the version that it brought back, 0: no panel; null: none' }),
  epoch: Type.Integer({ description: 'number of cutoffs known when it was made' }),
  made: Type.Integer({ ...Int64, description: 'epoch milliseconds, by the clock of the store' }),
  actor: Type.String(),
  note: Type.String(),
  parts: Type.Record(Type.String(), Type.Integer(), { description: 'by file, the version in which it was last changed' }),
  hashes: Type.Record(Type.String(), Type.String(), { description: 'by file' }),
})
export type PanelVersion = Static<typeof PanelVersion>

const versions = defineQuery({
  tag: 'panel.versions',
  sql: `-- one row per version of every panel, the latest first
SELECT panel, version, restored, epoch, toUnixTimestamp64Milli(made) AS made, actor, note, parts, hashes
FROM panel_versions
ORDER BY panel, version DESC`,
  row: PanelVersion,
})

const rowsOfPart = defineQuery({
  tag: 'panel.rows',
  sql: `-- one row per line of a file
SELECT line, cells FROM panel_rows
WHERE panel = {panel:String} AND part = {part:String} AND version = {version:UInt32}
ORDER BY line`,
  row: Type.Object({ line: Type.Integer(), cells: Type.Record(Type.String(), Type.String()) }),
})

/** Where versions of panels are stored. */
export class PanelStore {
  constructor(readonly store: Store) {}

  /** All versions of all panels, each panel's latest first. */
  versions(): Promise<PanelVersion[]> {
    return this.store.run(versions, {})
  }

  rows(panel: string, part: string, version: number): Promise<PartRow[]> {
    return this.store.run(rowsOfPart, { panel, part, version })
  }

  async addRows(panel: string, part: string, version: number, rows: readonly PartRow[]): Promise<void> {
    await this.store.insert(
      'panel_rows',
      ['panel', 'part', 'version', 'line', 'household', 'cells'],
      rows.map(({ line, cells }) => [panel, part, version, line, cells['household'] ?? '', cells]),
    )
  }

  /** The version exists from here on; rows of one that was cut off half-way belong to none. */
  async addVersion(version: PanelVersion): Promise<void> {
    await this.store.insert(
      'panel_versions',
      ['panel', 'version', 'restored', 'epoch', 'made', 'actor', 'note', 'parts', 'hashes'],
      [
        [
          version.panel,
          version.version,
          version.restored,
          version.epoch,
          engineInstant(version.made),
          version.actor,
          version.note,
          version.parts,
          version.hashes,
        ],
      ],
    )
  }
}

/** What tells whether a file is the one that is stored: its cells, not how they were laid out. */
export function hashOfRows(rows: readonly PartRow[]): string {
  const hash = createHash('sha256')
  for (const { cells } of rows) hash.update(`${JSON.stringify(Object.entries(cells).sort(([one], [other]) => (one < other ? -1 : 1)))}\n`)
  return hash.digest('hex')
}

/** The version whose files these are, undoing brings older ones back; undefined: no panel. */
export function originOf(version: PanelVersion | undefined, all: readonly PanelVersion[]): PanelVersion | undefined {
  if (!version || version.restored === null) return version
  return originOf(
    all.find(one => one.version === version.restored),
    all,
  )
}
