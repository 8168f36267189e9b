import { Problem } from '@sweeps/model'
import Type, { Nullable, type Static } from '@sweeps/model/typebox'
import { type Catalogue, contentKey } from '../catalogue/index.js'
import { awaitRoom, type Plays } from '../plays/index.js'
import { textOf } from '../tables/index.js'
import type { PanelViewing, Roster } from './accept-viewing.js'
import { checkPanel } from './check-panel.js'
import { readPanelDefinition } from './definition.js'
import { hashOfRows } from './panel-store.js'
import type { NewVersion, PanelVersions } from './panel-versions.js'
import { acceptedBarb } from './read/barb/accepted-barb.js'
import { barbFilesAmong } from './read/barb/barb-files.js'
import { readBarb } from './read/barb/read-barb.js'
import { bytesOf } from './read/bundle.js'
import { type PanelFiles, readPanelFiles } from './read/panel-files.js'
import { fileOf, inFile, type PartRow, partOf, readPart } from './read/panel-part.js'
import { readViewing } from './read/read-viewing.js'
import { viewingRecord } from './viewing-record.js'

export interface PanelImportOptions {
  /** Which panel files are of that have no panel.json beside them; needed when there are several panels. */
  panel?: string
  /** Say what would change, change nothing. */
  dryRun?: boolean
}

/** What an import of a panel's files did, or would do. */
export const PanelImported = Type.Object({
  panel: Type.String({ description: 'its id' }),
  version: Type.Integer({ description: 'that holds now' }),
  dryRun: Type.Boolean({ description: 'nothing was changed: this is what would be done' }),
  files: Type.Array(Type.Object({ file: Type.String(), lines: Type.Integer(), changed: Type.Boolean() }), {
    description: 'each file: its lines, and whether it differs from what is stored',
  }),
  viewing: Nullable(Type.Object({ messages: Type.Integer(), spans: Type.Integer() }), {
    description: 'null: no viewing was among the files',
  }),
  odd: Type.Array(Type.String(), { description: 'what somebody may want to look at; nothing here stopped the import' }),
})
export type PanelImported = Static<typeof PanelImported>

const messagesAtOnce = 500

/**
 * Imports files of a panel, all of them or none: what changed makes its next version. Files that are not among them stay as they are.
 * Viewing is no part of a version: it only grows. Throws `invalid-file`.
 */
export async function importPanel(
  stages: { versions: PanelVersions; plays: Plays; catalogue: Catalogue },
  files: ReadonlyMap<string, string>,
  options: PanelImportOptions,
  by: { actor: string; note: string },
): Promise<PanelImported> {
  const { versions, plays, catalogue } = stages
  const { barb, own } = barbFilesAmong(files)
  const parts = partsOf(own)
  if (parts.size + barb.size === 0)
    throw new Problem('invalid-file', 'there is no file of a panel here: panel.json, households.csv, persons.csv …')
  const given = parts.get('definition')
  const definitionText = given && inFile('definition', () => textOf(bytesOf(given.path, 'panel.json')).text)
  const panel = panelOf(versions, definitionText, options.panel)
  const before = await versions.rowsNow(panel)
  const document = definitionText ?? before.get('definition')?.[0]?.cells['document']
  if (document === undefined)
    throw new Problem('invalid-file', `panel ${panel} has no definition: import its panel.json first; nothing was imported`)
  const definition = readPanelDefinition(document)
  const read = new Map<string, PartRow[]>()
  const odd: string[] = []
  for (const [part, { path, file }] of parts) {
    if (part === 'viewing') continue
    if (part === 'definition') {
      read.set(part, [{ line: 1, cells: { document } }])
      continue
    }
    const { rows, notes } = await readPart(part, bytesOf(path, file), definition.weighting.base)
    read.set(part, withoutDevices(part, panel, rows, plays))
    odd.push(...notes)
  }
  const contents = barb.size > 0 ? new Set((await catalogue.entries()).map(contentKey)) : new Set<string>()
  const fromBarb = await readBarb(barb, {
    ...{ zone: definition.zone, before: new Map([...before, ...read]) },
    isKnown: (service, content) => contents.has(contentKey({ service, content })),
  })
  for (const [part, rows] of fromBarb.parts) read.set(part, rows)
  odd.push(...fromBarb.notes)
  const panelFiles = readPanelFiles(definition, new Map([...before, ...read]))
  odd.push(...checkPanel(panelFiles))
  const roster = rosterOf(panelFiles)
  const path = parts.get('viewing')?.path
  const viewing: ViewingSource[] = [
    ...(path === undefined ? [] : [() => readViewing(path, roster, plays.pseudonyms)]),
    ...(fromBarb.messages.length === 0 ? [] : [() => acceptedBarb(fromBarb.messages, roster, plays.pseudonyms)]),
  ]
  const counted = viewing.length > 0 ? await countViewing(viewing) : undefined
  const changed = [...read].filter(([part, rows]) => !before.has(part) || hashOfRows(before.get(part)!) !== hashOfRows(rows))
  const reported = {
    panel,
    dryRun: options.dryRun === true,
    files: [...read].map(([part, rows]) => ({ file: fileOf(part), lines: rows.length, changed: changed.some(([one]) => one === part) })),
    viewing: counted ?? null,
    odd,
  }
  if (options.dryRun) return { ...reported, version: versions.of(panel)[0]?.version ?? 0 }
  if (changed.length > 0) await addVersion(stages, panel, changed, by)
  if (viewing.length > 0) await loadViewing(viewing, panel, plays)
  return { ...reported, version: versions.of(panel)[0]?.version ?? 0 }
}

/** The files by what they are. Of two that are the same it would be chance which is read. */
function partsOf(files: ReadonlyMap<string, string>): Map<string, { file: string; path: string }> {
  const parts = new Map<string, { file: string; path: string }>()
  for (const [file, path] of files) {
    const part = partOf(file)
    const other = parts.get(part)
    if (other)
      throw new Problem('invalid-file', `${other.file} and ${file} are the same file of a panel: keep one of them; nothing was imported`)
    parts.set(part, { file, path })
  }
  return parts
}

function panelOf(versions: PanelVersions, text: string | undefined, named: string | undefined): string {
  if (text !== undefined) {
    const { id } = readPanelDefinition(text)
    if (named !== undefined && named !== id)
      throw new Problem('invalid-file', `panel.json is of the panel ${id}, not of ${named}; nothing was imported`)
    return id
  }
  if (named !== undefined) return versions.definition(named).id
  const known = [...versions.definitions.keys()]
  if (known.length === 1) return known[0]!
  throw new Problem(
    'invalid-request',
    known.length === 0
      ? 'there is no panel yet: import its panel.json first'
      : `there are several panels: name one of ${known.join(', ')} with --panel`,
  )
}

/** Rows of devices with the ids of these replaced by keyed hashes. A device in two households is refused. */
function withoutDevices(part: string, panel: string, rows: PartRow[], { pseudonyms }: Plays): PartRow[] {
  if (part !== 'devices') return rows
  const lineOf = new Map<string, number>()
  return rows.map(row => {
    const device = row.cells['device'] ?? ''
    if (device === '') throw new Problem('invalid-file', `devices.csv: line ${row.line}, column device: is empty; nothing was imported`)
    if (lineOf.has(device))
      throw new Problem(
        'invalid-file',
        `devices.csv: line ${row.line}: the device of line ${lineOf.get(device)} again: keep one; nothing was imported`,
      )
    lineOf.set(device, row.line)
    return { ...row, cells: { ...row.cells, device: pseudonyms.of(panel, 'device', device) } }
  })
}

/** Who may appear in a panel's viewing. */
export function rosterOf({ definition, households = [], persons = [] }: PanelFiles): Roster {
  const householdsOf = new Map<string, Set<string>>()
  for (const { person, household } of persons) householdsOf.set(person, (householdsOf.get(person) ?? new Set()).add(household))
  return { panel: definition.id, householdsOf, households: new Set(households.map(({ household }) => household)) }
}

/** What was watched, from its beginning each time it is asked for. */
type ViewingSource = () => AsyncIterable<PanelViewing> | Iterable<PanelViewing>

/** Every line is checked before any is written. */
async function countViewing(sources: readonly ViewingSource[]): Promise<{ messages: number; spans: number }> {
  const counted = { messages: 0, spans: 0 }
  for (const source of sources)
    for await (const { spans } of source()) {
      counted.messages++
      counted.spans += spans.length
    }
  return counted
}

/** By way of the journal, as what meters report themselves. Resolves when all of it is in the store. */
async function loadViewing(sources: readonly ViewingSource[], panel: string, plays: Plays): Promise<void> {
  let records: Buffer[] = []
  const append = async () => {
    await awaitRoom(plays)
    await plays.journal.append(Buffer.concat(records))
    records = []
  }
  for (const source of sources)
    for await (const viewing of source()) {
      records.push(viewingRecord(panel, viewing))
      if (records.length >= messagesAtOnce) await append()
    }
  if (records.length > 0) await append()
  await plays.loader.drained()
}

async function addVersion(
  { versions, plays }: { versions: PanelVersions; plays: Plays },
  panel: string,
  changed: readonly [string, PartRow[]][],
  { actor, note }: { actor: string; note: string },
): Promise<void> {
  const number = await versions.nextNumber(panel)
  const before = versions.of(panel)[0]
  for (const [part, rows] of changed) await versions.store.addRows(panel, part, number, rows)
  const version: NewVersion = {
    ...{ panel, version: number, restored: null, actor, note },
    parts: { ...before?.parts, ...Object.fromEntries(changed.map(([part]) => [part, number])) },
    hashes: { ...before?.hashes, ...Object.fromEntries(changed.map(([part, rows]) => [part, hashOfRows(rows)])) },
  }
  await versions.add(version, plays)
}
