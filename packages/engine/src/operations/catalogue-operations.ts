import { CatalogueAnswer, CatalogueChanged, CatalogueImportAnswer, CatalogueVersions, UnmatchedAnswer } from '@sweeps/model'
import Type from '@sweeps/model/typebox'
import { catalogueFormats, exportedRows, type RemapRequest, readRemapFile, remapName } from '../catalogue/index.js'
import { unmatched } from '../minutes/index.js'
import { openTable, rowsCsv } from '../tables/index.js'
import { importCatalogue, remapCatalogue, removeFromCatalogue, undoCatalogue } from './change-catalogue.js'
import { flag, whole, words } from './inputs.js'
import { theirs } from './keep-to-services.js'
import { operation } from './operation.js'
import { readFile } from './read-file.js'

const http = <Path extends string>(path: Path) => ({ method: 'GET', path, tag: 'catalogue' }) as const
const posted = <Path extends string>(path: Path, without: readonly string[] = []) =>
  ({ method: 'POST', path, tag: 'catalogue', without }) as const
const dryRun = flag('say what would change and which figures move, change nothing')

/** 100,000 rows of JSON with every cell filled are about 30 MB. */
const mostBytes = 48 * 1024 * 1024
const mostRows = 100_000
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const Undone = Type.Object({ ...CatalogueChanged.properties, restored: Type.Integer({ description: 'the version that is back' }) })

/** Which content id is which episode, what is in no title, and who changed it. */
export const catalogueOperations = [
  operation({
    name: 'catalogue',
    summary: 'Which content id is which episode or film: all of it, as it can be imported again, or the seasons and films asked for',
    role: 'viewer',
    services: 'kept',
    http: http('/v1/catalogue'),
    input: Type.Object({
      find: words('words, each in the title’s name, its slug or a content id; whole seasons and films are given, by name', 300),
      limit: whole('content ids; a season that begins before it is given whole; all when absent', { minimum: 1, maximum: 100_000 }),
    }),
    output: CatalogueAnswer,
    csv: ({ entries }) => rowsCsv(entries),
    run: async ({ catalogue }, { find: words, limit }, { services }) => {
      const found = await catalogue.find({
        ...(words !== undefined && { words }),
        ...(limit !== undefined && { limit }),
        services: theirs(services),
      })
      return { ...found, entries: exportedRows(found.entries) }
    },
  }),

  operation({
    name: 'catalogue-export',
    summary: 'All of the catalogue as the text of a file that can be imported again',
    role: 'viewer',
    services: 'whole',
    input: Type.Object({ format: Type.Enum(['csv', 'json']) }),
    output: Type.Object({ version: Type.Integer(), entries: Type.Integer(), text: Type.String() }),
    run: async ({ catalogue }, { format }) => {
      const { version } = catalogue
      const entries = exportedRows(await catalogue.entries(version))
      return { version, entries: entries.length, text: format === 'csv' ? rowsCsv(entries) : `${JSON.stringify(entries, null, 2)}\n` }
    },
  }),

  operation({
    name: 'catalogue-unmatched',
    summary: 'What was played and is not in the catalogue, the most watched first, each with where it may belong',
    role: 'viewer',
    services: 'kept',
    http: { ...http('/v1/catalogue/unmatched'), bounds: { limit: { minimum: 1 } } },
    input: Type.Object({
      limit: whole('1000 when absent', { minimum: 0, maximum: 100_000 }),
    }),
    output: UnmatchedAnswer,
    csv: answer =>
      rowsCsv(
        answer.unmatched.map(({ service, content, plays, minutes, runtimeMs, firstSeen, lastSeen, suggestion }) => ({
          ...{ service, content, plays, minutes, runtimeMs, firstSeen, lastSeen },
          ...{ suggestion: suggestion?.place ?? null, because: suggestion?.because ?? null },
        })),
      ),
    run: async (engine, input, { services }) => {
      const { version } = engine.catalogue
      return { version, unmatched: await unmatched(engine, { ...input, services: theirs(services) }) }
    },
  }),

  operation({
    name: 'catalogue-versions',
    summary: 'Who changed the catalogue, when and how, the latest first',
    role: 'analyst',
    services: 'whole',
    http: http('/v1/catalogue/versions'),
    input: Type.Object({}),
    output: CatalogueVersions,
    csv: ({ versions }) => rowsCsv(versions.map(version => ({ ...version }))),
    run: async ({ catalogue }) => ({ versions: await catalogue.versions() }),
  }),

  operation({
    name: 'import-catalogue',
    summary: 'Import a catalogue file as one new version, all of it or nothing; tried first, it says what would change',
    role: 'analyst',
    services: 'whole',
    http: {
      ...posted('/v1/catalogue/import'),
      bounds: { note: { minLength: 1, maxLength: 300 } },
      file: {
        types: [
          'text/csv',
          'application/json',
          'application/ld+json',
          'text/plain',
          'text/tab-separated-values',
          spreadsheet,
          'application/octet-stream',
        ],
        mostBytes,
        description: 'CSV, XLSX or JSON of one’s own, Schema.org JSON-LD, a show of TVmaze, or items of Jellyfin',
        tooLarge: `a catalogue is at most ${mostBytes / 1024 / 1024} MB over HTTP: split it, or use \`sweeps import catalogue\``,
      },
    },
    input: Type.Object({
      dryRun: flag('say what would change, what is odd and which figures move; change nothing'),
      format: Type.Optional(Type.Enum([...catalogueFormats], { description: 'recognised when absent' })),
      service: Type.Optional(Type.String({ minLength: 1, maxLength: 64, description: 'who streams it, for formats that do not say it' })),
      contentId: Type.Optional(
        Type.String({
          minLength: 1,
          maxLength: 200,
          description: 'how its content ids are made, for formats that have none: {slug}-{season}-{episode}',
        }),
      ),
      whole: flag('the file is all there is of its services: rows it does not name are removed'),
      version: whole('only while this is the latest version: that of the preview', { minimum: 0 }),
      note: words('what the list of versions says: the name of the file', 4096),
    }),
    output: Type.Unsafe<Omit<CatalogueImportAnswer, 'figures'> & Partial<Pick<CatalogueImportAnswer, 'figures'>>>(CatalogueImportAnswer),
    audit: { action: 'import catalogue', what: noteOf, outcome: ({ changes }, input) => (changes.length > 0 ? noteOf(input) : undefined) },
    run: async (engine, input, { file, actor, role }) =>
      importCatalogue(
        engine,
        await readFile(file),
        // A whole catalogue may move everything there is: only who looks at a page of it waits for that.
        { ...input, note: noteOf(input), figures: role !== undefined, ...(role !== undefined && { mostRows }) },
        actor,
      ),
  }),

  operation({
    name: 'catalogue-assign',
    summary: 'Say which episode or film a content is, known or only played: one new version; history moves with it',
    role: 'analyst',
    services: 'whole',
    http: posted('/v1/catalogue/assign'),
    input: Type.Object({
      service: Type.String({ minLength: 1, maxLength: 64 }),
      content: Type.String({ minLength: 1, maxLength: 128 }),
      title: Type.String({ minLength: 1, maxLength: 200, description: 'slug' }),
      season: whole('absent for a film; 0 for a special', { minimum: 0, maximum: 9999 }),
      episode: whole('absent for a film', { minimum: 1, maximum: 9999 }),
      merge: flag('the episode may have a content already: both are then that episode'),
      name: words('makes the title if there is none of that slug, and says how it is shown', 300),
      dryRun,
    }),
    output: CatalogueChanged,
    audit: {
      action: 'remap',
      what: input => remapName(assigned(input)),
      outcome: ({ changes }, input) => (changes.length > 0 ? remapName(assigned(input)) : undefined),
    },
    run: (engine, input, { actor }) => remapCatalogue(engine, [assigned(input)], input, actor),
  }),

  operation({
    name: 'remap',
    summary: 'An episode moved, two titles were one, a season is split: one remap, or a file of them; history moves with it',
    role: 'analyst',
    services: 'whole',
    input: Type.Object({
      dryRun,
      remap: Type.Optional(Type.Unsafe<RemapRequest>({ type: 'object', description: 'the file when absent' })),
    }),
    output: CatalogueChanged,
    audit: {
      action: 'remap',
      what: ({ remap }) => (remap ? remapName(remap) : 'a file'),
      outcome: ({ changes }, { remap }) =>
        changes.length === 0 ? undefined : remap ? remapName(remap) : `a file: ${changes.join('; ')}`.slice(0, 500),
    },
    run: async (engine, { dryRun, remap }, { file, actor }) =>
      remapCatalogue(engine, remap ? [remap] : readRemapFile(await openTable(await readFile(file))), { dryRun }, actor),
  }),

  operation({
    name: 'catalogue-undo',
    summary: 'Bring back the version before, as a new one',
    role: 'analyst',
    services: 'whole',
    http: posted('/v1/catalogue/undo', ['remap']),
    input: Type.Object({
      version: whole('only while this is the latest version', { minimum: 1 }),
      remap: flag('only where a remap made the version that stands'),
    }),
    output: Undone,
    audit: {
      action: 'undo catalogue',
      what: ({ version }) => (version === undefined ? 'the latest version' : `version ${version}`),
      outcome: ({ restored }) => `back to version ${restored}`,
    },
    run: (engine, input, { actor }) => undoCatalogue(engine, input, actor),
  }),

  operation({
    name: 'catalogue-remove',
    summary: 'Take titles, seasons, episodes or one content out; what was played of it stays, under its own content id',
    role: 'analyst',
    services: 'whole',
    input: Type.Object({
      places: Type.Optional(Type.Array(Type.String(), { description: 'as hit-and-run, hit-and-run/1, hit-and-run/1/3' })),
      service: words('with the content, in place of places'),
      content: Type.Optional(Type.String()),
      dryRun,
    }),
    output: CatalogueChanged,
    audit: {
      action: 'remove from catalogue',
      what: removed,
      outcome: ({ changes }, input) => (changes.length > 0 ? removed(input) : undefined),
    },
    run: (engine, { places, service = '', content, dryRun }, { actor }) =>
      removeFromCatalogue(engine, content === undefined ? { places: places ?? [] } : { service, content }, { dryRun }, actor),
  }),
] as const

function noteOf({ note }: { note?: string }): string {
  return note ?? 'import over HTTP'
}

function assigned(input: {
  service: string
  content: string
  title: string
  season?: number
  episode?: number
  merge?: boolean
  name?: string
}) {
  const { service, content, title, season, episode, merge = false, name } = input
  const to = [title, season, episode].filter(part => part !== undefined).join('/')
  return { from: { service, content }, to, merge, new: name ?? false }
}

function removed({ places = [], service = '', content }: { places?: string[]; service?: string; content?: string }): string {
  return content === undefined ? places.join(', ') : `${service} ${content}`
}
