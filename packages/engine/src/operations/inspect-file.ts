import { metricIds, metrics, Problem, type SourceId, sources } from '@sweeps/model'
import Type, { Nullable, type Static } from '@sweeps/model/typebox'
import { isRecordText, recogniseCatalogueTable, recogniseCatalogueText } from '../catalogue/index.js'
import { isOutcomesTable } from '../decisions/index.js'
import { type RecognisedPanel, recognisePanelTable, recognisePanelText } from '../panel/index.js'
import { isSqliteFile, recogniseSources } from '../plays/index.js'
import { recognisePublished } from '../published/index.js'
import { TableHead, tableHead, textOf } from '../tables/index.js'
import { FileKind, fileKinds } from './file-kinds.js'

/** What a file is, as far as its beginning tells. */
const Recognised = Type.Object({
  kind: FileKind.properties.kind,
  sure: Type.Enum(['certain', 'likely', 'guess'], {
    description: 'certain: nothing else looks like that; likely: most of it does; guess: it is a table, and nobody’s that is known',
  }),
  format: Nullable(Type.String(), {
    description: 'plays: the source; a catalogue: its format; a panel: the name under which the file is imported',
  }),
})
type Recognised = Static<typeof Recognised> & { words?: string }

const Named = Type.Object({ id: Type.String(), name: Type.String() })

/** What a file is, and how it can be imported. */
export const Inspected = Type.Object({
  recognised: Nullable(Type.Object({ ...Recognised.properties, ...Type.Pick(FileKind, ['words', 'inputs']).properties }), {
    description: 'null: nothing that is read here, and trouble says why',
  }),
  trouble: Nullable(Type.String()),
  table: Nullable(TableHead, { description: 'its columns and first lines, as they stand; null: no table' }),
  kinds: Type.Array(FileKind, { description: 'all that can be imported, for a person who knows better' }),
  choices: Type.Object(
    { metrics: Type.Array(Named), sources: Type.Array(Named) },
    {
      description: 'what figures can be, and of which program plays are',
    },
  ),
})
export type Inspected = Static<typeof Inspected>

const choices: Inspected['choices'] = {
  metrics: metricIds.map(id => ({ id, name: metrics[id].label })),
  sources: Object.values(sources).map(({ id, name }) => ({ id, name })),
}

/** Says what a file is, by its name and its first bytes. `whole`: they are all of it. Nothing is changed. */
export async function inspectFile(bytes: Uint8Array, { name, whole }: { name: string; whole: boolean }): Promise<Inspected> {
  try {
    if (bytes.length === 0) throw new Problem('invalid-file', 'the file is empty: check that it is the right file')
    const text = textIn(bytes, whole)
    const early = (text !== undefined && ofMessages(text, name)) || ofPlays(bytes) || (text !== undefined && ofDocument(text))
    if (early) return answer(early, null)
    if (isSqliteFile(bytes)) throw new Problem('invalid-file', 'a SQLite file that is neither Tautulli’s nor Playback Reporting’s')
    const table = await tableHead(bytes, whole)
    const recognised = table && (ofTable(name, table.columns) ?? ofAnyTable(table))
    if (!recognised)
      throw new Problem('invalid-file', 'this is no table and no file that is known here: choose what it is, or save it as CSV')
    return answer(recognised, table)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return { recognised: null, trouble: error.message.replace(/; nothing was imported$/, ''), table: null, kinds: [...fileKinds], choices }
  }
}

function answer(found: Recognised, table: TableHead | null): Inspected {
  const { words, inputs } = fileKinds.find(({ kind }) => kind === found.kind)!
  const recognised = { ...found, words: inWords(found, words), inputs: needed(found, inputs) }
  return { recognised, trouble: null, table, kinds: [...fileKinds], choices }
}

/** What nobody needs to be asked is not asked. */
function needed({ kind, format }: Recognised, inputs: FileKind['inputs']): FileKind['inputs'] {
  if (kind === 'plays' && format !== null && format in sources) {
    if (format === 'native') return []
    const { localTimes } = sources[format as SourceId]
    return [{ input: 'service', needed: true }, ...(localTimes ? [{ input: 'timeZone', needed: true } as const] : [])]
  }
  if (kind !== 'catalogue') return inputs
  if (format === 'csv' || format === 'json') return [{ input: 'whole', needed: false }]
  return inputs.map(({ input }) => ({ input, needed: input === 'service' || (input === 'contentId' && format !== 'jellyfin') }))
}

const catalogueNames: Partial<Record<string, string>> = {
  ...{ csv: 'A catalogue, as Sweeps’ own table', json: 'A catalogue, as Sweeps’ own JSON' },
  ...{
    'schema-org': 'A catalogue: Schema.org JSON-LD',
    tvmaze: 'A catalogue: a show of TVmaze',
    jellyfin: 'A catalogue: a Jellyfin library',
  },
}

function inWords({ kind, format, words: own }: Recognised, words: string): string {
  if (own !== undefined) return own
  if (kind === 'plays' && format !== null && format in sources) return `Plays: ${sources[format as SourceId].name}`
  if (kind === 'catalogue' && format !== null) return catalogueNames[format] ?? words
  return kind === 'panel' ? `A file of a panel of households: ${format}` : words
}

/** A source of plays that recognises it beyond doubt; of several the one that a file of that form is usually meant for. */
function ofPlays(bytes: Uint8Array): Recognised | undefined {
  const [first, ...others] = recogniseSources(bytes)
  return first && { kind: 'plays', sure: others.length > 0 ? 'likely' : 'certain', format: others.length > 0 ? null : first }
}

/** A meter’s message has a play, too: it is a panel’s because of its household. */
function ofMessages(text: string, name: string): Recognised | undefined {
  return ofPanel(recognisePanelText(text, name))
}

const ofPanel = (found: RecognisedPanel | undefined): Recognised | undefined =>
  found && { kind: 'panel', sure: found.sure, format: found.file, ...(found.words !== undefined && { words: found.words }) }

function ofDocument(text: string): Recognised | undefined {
  if (isRecordText(text)) return { kind: 'record', sure: 'certain', format: null }
  const catalogue = recogniseCatalogueText(text)
  return catalogue && { kind: 'catalogue', ...catalogue }
}

/** The one whose columns are all there, before those of which most are. */
function ofTable(name: string, columns: readonly string[]): Recognised | undefined {
  const published = recognisePublished(columns)
  const catalogue = recogniseCatalogueTable(columns)
  const panel = recognisePanelTable(name, columns)
  const outcomes = isOutcomesTable(columns)
  const found: (Recognised | undefined)[] = [
    published && { ...published, format: null },
    outcomes && { kind: 'outcomes', sure: outcomes, format: null },
    catalogue && { kind: 'catalogue', ...catalogue },
    ofPanel(panel),
  ]
  return found.find(one => one?.sure === 'certain') ?? found.find(one => one !== undefined)
}

/** A sentence has commas, too: a table has a line below its header. */
const ofAnyTable = ({ columns, rows }: TableHead): Recognised | undefined =>
  columns.filter(Boolean).length > 1 && rows.length > 0 ? { kind: 'figures', sure: 'guess', format: null } : undefined

/** The text of what is one; a file that is compressed, or a spreadsheet, is recognised by whoever opens tables. */
function textIn(bytes: Uint8Array, whole: boolean): string | undefined {
  try {
    return textOf(whole ? bytes : bytes.subarray(0, safeEnd(bytes))).text
  } catch {
    return undefined
  }
}

/** Behind the last line, else behind the last comma: what was cut off may end within a letter. */
const safeEnd = (bytes: Uint8Array): number => bytes.lastIndexOf(0x0a) + 1 || bytes.lastIndexOf(0x2c) + 1 || bytes.length
