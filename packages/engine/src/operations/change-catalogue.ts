import { type CatalogueChanged, type MovedMinutes, Problem } from '@sweeps/model'
import {
  atLine,
  type CatalogueEdited,
  type CatalogueImported,
  type CatalogueImportOptions,
  changesInWords,
  contentKey,
  countChanges,
  type RemapLine,
  type RemapRequest,
  type Removal,
  readRemap,
  remapAll,
  remapName,
  removeRows,
} from '../catalogue/index.js'
import type { Engine } from '../engine.js'
import { movedMinutes, wasPlayed } from '../minutes/index.js'

/** How the note of a remap begins: by it `sweeps remap undo` knows what it may take back. */
const remapNote = 'remap '
const longestNote = 500

/** Imports a catalogue file; with the figures that move when they are asked for. */
export async function importCatalogue(
  engine: Engine,
  content: string | Uint8Array,
  { note, figures, ...options }: CatalogueImportOptions & { note: string; figures: boolean },
  actor: string,
): Promise<CatalogueImported & { figures?: MovedMinutes[] }> {
  const { imported, edited } = await engine.catalogue.importing(content, { actor, note }, options)
  tellCharts(engine, edited)
  return { ...imported, ...(figures && { figures: await moved(engine, edited) }) }
}

/** Applies remaps one after the other as one version: all of them or none. */
export async function remapCatalogue(
  engine: Engine,
  lines: readonly (RemapRequest | RemapLine)[],
  { dryRun = false }: { dryRun?: boolean | undefined },
  actor: string,
): Promise<CatalogueChanged> {
  const all = lines.map(line => ('request' in line ? line : { where: '', request: line }))
  const remaps = all.map(({ where, request }) => ({ where, remap: atLine(where, () => readRemap(request)) }))
  const played = await playedContents(
    engine,
    all.map(({ request }) => request),
  )
  const note = `${remapNote}${all.map(({ request }) => remapName(request)).join('; ')}`.slice(0, longestNote)
  const edited = await engine.catalogue.edit(
    stored => remapAll(stored, remaps, content => played.has(contentKey(content))),
    { actor, note },
    { dryRun },
  )
  return answered(engine, edited)
}

/** Takes titles, seasons, episodes or a content out of the catalogue. What was played of them stays, under its own content id. */
export async function removeFromCatalogue(
  engine: Engine,
  removal: Removal,
  { dryRun = false }: { dryRun?: boolean | undefined },
  actor: string,
): Promise<CatalogueChanged> {
  const what = 'content' in removal ? `${removal.service} ${removal.content}` : removal.places.join(', ')
  const note = `remove ${what}`.slice(0, longestNote)
  return answered(engine, await engine.catalogue.edit(stored => removeRows(stored, removal), { actor, note }, { dryRun }))
}

/**
 * Brings back the version before. With `remap` only when the version that stands was made by a remap; with `version` only while that is the
 * latest: whoever saw a list of versions takes back what they saw.
 */
export async function undoCatalogue(engine: Engine, { remap = false, version }: { remap?: boolean; version?: number }, actor: string) {
  const undone = await engine.catalogue.undo(actor, standing => {
    if (version !== undefined) engine.catalogue.mustBeAt(version)
    if (remap && !standing.note.startsWith(remapNote))
      throw new Problem(
        'invalid-request',
        `version ${standing.version} was not made by a remap (${standing.note}): sweeps catalogue undo takes it back`,
      )
  })
  return { ...(await answered(engine, undone)), restored: undone.restored }
}

/** What came of an edit, with the figures that moved. */
async function answered(engine: Engine, edited: CatalogueEdited): Promise<CatalogueChanged> {
  const { version, dryRun, changes } = edited
  tellCharts(engine, edited)
  return { version, dryRun, ...countChanges(changes), changes: changesInWords(changes), figures: await moved(engine, edited) }
}

/** Charts of the own census forget what they kept. */
function tellCharts(engine: Engine, { dryRun, changes }: CatalogueEdited): void {
  if (!dryRun && changes.length > 0) engine.charts.changed('census')
}

/** The minutes of the own census that move. */
function moved(engine: Engine, edited: CatalogueEdited): Promise<MovedMinutes[]> {
  const { zone, firstDay } = engine.charts.definitions.get('census')!
  return movedMinutes(engine.census, { zone, firstDay }, edited)
}

/** Contents of remaps that were played, by key. */
async function playedContents(engine: Engine, requests: readonly RemapRequest[]): Promise<Set<string>> {
  const played = new Set<string>()
  for (const { from } of requests)
    if (typeof from === 'object' && (await wasPlayed(engine.store, { service: from.service, content: from.content })))
      played.add(contentKey(from))
  return played
}
