import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { Outcome, Problem, RoughDay, sourceIds } from '@sweeps/model'
import Type, { Nullable } from '@sweeps/model/typebox'
import { RecordImported, readRecord } from '../catalogue/index.js'
import { importOutcomes, netflixHistory, OutcomesImported, trackRecord } from '../decisions/index.js'
import {
  ImportResult,
  importFigures,
  importNetflixCountry,
  importNetflixEngagement,
  importNetflixTop10,
  importNielsenTop10,
} from '../published/index.js'
import { textOf } from '../tables/index.js'
import { fileAt } from './file-body.js'
import { importPlays, PlaysImport } from './import-plays.js'
import { importPublished } from './import-published.js'
import * as given from './inputs.js'
import { flag, whole, words } from './inputs.js'
import { operation } from './operation.js'
import { readFile } from './read-file.js'

const address = words('where the file was had from')
const dryRun = flag('say what would be read and what is odd, change nothing')
const inWords = ({ source, changedLists, weeks }: ImportResult): string | undefined =>
  changedLists > 0 ? `${source}: ${changedLists} lists, weeks ${weeks.from} to ${weeks.to}` : undefined

const kindOf = <Kind extends string>(name: `import-${Kind}`) => name.slice('import-'.length) as Kind

/** A file of one form, which has its name. */
const published = <const Kind extends string>(name: `import-${Kind}`, summary: string, importer: typeof importNielsenTop10) =>
  operation({
    ...{
      name,
      summary,
      role: 'analyst',
      services: 'whole',
      http: fileAt(`/v1/imports/files/${kindOf(name)}`, 'the file as it is published'),
    },
    input: Type.Object({ address, dryRun }),
    output: ImportResult,
    audit: { action: 'import', what: () => kindOf(name), outcome: inWords },
    run: (engine, input, call) => importPublished(engine, call, input, importer),
  })

/** Netflix's file has about a megabyte; more than this is something else. */
const mostBytes = 64 * 1024 * 1024

/** Files of others taken in; those of plays, of the catalogue and of panels stand with their stages. */
export const importOperations = [
  operation({
    name: 'import-plays',
    summary: 'Take in plays, from messages of players or the history of another program',
    role: 'analyst',
    services: 'whole',
    http: fileAt('/v1/imports/files/plays', 'messages, one JSON object a line, or the history of another program', 8192, { stream: true }),
    input: Type.Object({
      from: words(`${sourceIds.join(', ')}; recognised when absent`),
      service: words('who streamed it, for files that do not say', 64),
      timeZone: words('the clock of local times'),
      dryRun: given.dryRun,
      bytes: whole('size of the file, to tell how far it has come'),
      name: words('name of the file, for the audit log'),
    }),
    output: PlaysImport,
    audit: {
      action: 'import plays',
      what: ({ name = 'a file' }) => name,
      outcome: ({ source, messages, spans, rejected, titles }) =>
        `${messages} messages of ${source}, ${spans} spans, ${rejected} refused${titles.added > 0 ? `; places for ${titles.added} contents` : ''}`,
    },
    run: (engine, input, call) => importPlays(engine, input, call),
  }),

  published('import-netflix-top10', 'Take in the weekly Top 10 file that Netflix offers for download', importNetflixTop10),
  published(
    'import-netflix-country',
    'Take in the weekly Top 10 file of all countries that Netflix offers for download',
    importNetflixCountry,
  ),
  published('import-nielsen-top10', 'Take in Nielsen’s weekly lists', importNielsenTop10),

  operation({
    name: 'fetch-netflix-top10',
    summary: `Import Netflix’s public history of weekly lists, fetched from ${netflixHistory}`,
    role: 'analyst',
    services: 'whole',
    http: { method: 'POST', path: '/v1/imports/netflix-top10', tag: 'charts' },
    input: Type.Object({}),
    output: ImportResult,
    audit: { action: 'import', what: () => 'netflix-top10', outcome: inWords },
    /** The address is not the caller’s to choose: nobody makes this server ask others for anything else. */
    run: async (engine, _input, call) => {
      const address = call.server?.netflixHistory ?? netflixHistory
      const file = Readable.from(await fetched(address))
      return importPublished(engine, { ...call, file }, { address }, importNetflixTop10)
    },
  }),

  operation({
    name: 'import-netflix-engagement',
    summary: 'Take in Netflix’s half-yearly engagement report',
    role: 'analyst',
    services: 'whole',
    http: fileAt('/v1/imports/files/netflix-engagement', 'the report, XLSX or CSV'),
    input: Type.Object({
      ...{ address, dryRun },
      period: words('for a spreadsheet whose heading does not say it, as 2024H1'),
    }),
    output: ImportResult,
    audit: { action: 'import', what: () => 'netflix-engagement', outcome: inWords },
    run: (engine, input, call) => importPublished(engine, call, input, importNetflixEngagement),
  }),

  operation({
    name: 'import-figures',
    summary: 'Take in any CSV of published figures, with a mapping of its columns',
    role: 'analyst',
    services: 'whole',
    http: fileAt('/v1/imports/files/figures', 'a table, CSV or XLSX'),
    input: Type.Object({
      ...{ address, dryRun },
      mapping: Type.String({ description: 'the mapping, as JSON' }),
      mappingName: words('name of the file that has it'),
    }),
    output: ImportResult,
    audit: { action: 'import', what: ({ mappingName = 'figures' }) => mappingName, outcome: inWords },
    run: (engine, input, call) => importPublished(engine, call, input, importFigures),
  }),

  operation({
    name: 'import-outcomes',
    summary: 'Take in what became of seasons: whether they returned, and when',
    role: 'analyst',
    services: 'whole',
    http: fileAt('/v1/imports/files/outcomes', 'a table of seasons, CSV or XLSX'),
    input: Type.Object({ address, dryRun }),
    output: OutcomesImported,
    audit: {
      action: 'import',
      what: () => 'outcomes',
      outcome: ({ added, changed }) => (added + changed > 0 ? `outcomes: ${added + changed} seasons` : undefined),
    },
    run: async (engine, input, { file }) => {
      const done = await importOutcomes(engine.store, await readFile(file), input)
      // Measured now, so that the first case after it does not wait for it.
      if (!input.dryRun) await trackRecord(engine)
      return done
    },
  }),

  operation({
    name: 'import-record',
    summary: 'Take in how a season was made and received, and decisions that were reported',
    role: 'decider',
    services: 'whole',
    http: fileAt('/v1/imports/files/record', 'a production record, JSON'),
    input: Type.Object({ note: Type.String({ description: 'name of the file' }), dryRun: given.dryRun }),
    output: Type.Object({
      ...RecordImported.properties,
      decisions: Type.Array(Type.Object({ id: Type.String(), outcome: Outcome, on: Nullable(RoughDay) }), {
        description: 'what the ledger has more',
      }),
    }),
    audit: { action: 'import record', what: ({ note }) => note, outcome: ({ title, season }, { note }) => `${title}/${season}: ${note}` },
    run: async ({ records, ledger }, { note, dryRun = false }, { file, actor }) => {
      const record = readRecord(textOf(await readFile(file)).text)
      const { title, season, decisions = [] } = record
      // Nothing half done: all of it is looked at before any of it is kept.
      for (const decision of decisions) ledger.check({ title, season, ...decision })
      const done = await records.import(record, { actor, note }, { dryRun })
      const written = dryRun || decisions.length === 0 ? [] : await ledger.report(title, season, decisions, actor)
      return { ...done, decisions: written.map(({ id, outcome, on }) => ({ id, outcome, on })) }
    },
  }),
] as const

/** The bytes at an address, no more of them than such a file can have. */
async function fetched(address: string): Promise<AsyncIterable<Uint8Array>> {
  const answer = await fetch(address, { signal: AbortSignal.timeout(60_000) }).catch((error: Error) => {
    throw unreachable(address, error.cause instanceof Error ? error.cause.message : error.message)
  })
  if (!answer.ok || !answer.body) throw unreachable(address, `it answered ${answer.status}`)
  return bounded(Readable.fromWeb(answer.body as ReadableStream), address)
}

async function* bounded(pieces: AsyncIterable<Uint8Array>, address: string): AsyncGenerator<Uint8Array> {
  let bytes = 0
  for await (const piece of pieces) {
    bytes += piece.length
    if (bytes > mostBytes) throw unreachable(address, 'it gave more than 64 MiB')
    yield piece
  }
}

const unreachable = (address: string, reason: string): Problem =>
  new Problem(
    'fetch-failed',
    `${address} could not be fetched (${reason}); nothing was imported. Download it elsewhere and import the file: sweeps import netflix-top10 FILE`,
  )
