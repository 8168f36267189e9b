import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { Problem, sources } from '@sweeps/model'
import { Sorting, type SqliteFile, type Store } from '../../../store/index.js'
import type { PlaysImported } from '../../import-plays.js'
import { LocalClock } from '../local-clock.js'
import { headOf, isSqlite, peek } from '../read/file-head.js'
import type { Located, Reading } from '../read/located.js'
import { pulled } from '../read/pulled.js'
import type { EventSource, SessionReader, Source, SourceFile } from '../source.js'
import { chooseSource } from './choose-source.js'
import { copyLeavingRoom } from './copy-leaving-room.js'
import { type ImportRequest, nativeSummary, type SourceImported, summary } from './imported.js'
import { Intake, type IntakeParts } from './intake.js'

/** Told how far it has come. */
export type Progress = (done: number, total: number | undefined, what: string) => void

/** Where what is read goes. */
export interface ImportParts extends IntakeParts {
  store: Store
  /** Takes in our own messages, one a line. */
  native(lines: Readable, onProgress: (messages: number) => void): Promise<PlaysImported>
}

const megabyte = 1024 * 1024

/**
 * Imports a file of any source. What the file is is known before anything is taken in; records that are wrong are named, and the others
 * go in. Throws `usage` for what has to be said first, `invalid-file` for a file that is none of what it is said to be.
 */
export async function importSource(
  file: Readable,
  request: ImportRequest,
  parts: ImportParts,
  progress: Progress = () => {},
): Promise<SourceImported> {
  const began = Date.now()
  let read = 0
  const counted = async function* (): AsyncGenerator<Buffer> {
    for await (const chunk of file) {
      const bytes = Buffer.from(chunk)
      read += bytes.length
      yield bytes
    }
  }
  const { first, all } = await peek(counted())
  const said = (records: number): void => {
    const rate = Math.round(records / Math.max(0.001, (Date.now() - began) / 1000))
    progress(
      Math.round(read / megabyte),
      request.bytes ? Math.ceil(request.bytes / megabyte) : undefined,
      `MB · ${records} records · ${rate} a second`,
    )
  }
  if (!isSqlite(first)) return importRead(headOf(first), all, undefined, request, parts, said)
  const folder = await mkdtemp(join(parts.store.directory, 'import-'))
  try {
    const path = join(folder, 'file.sqlite')
    await copyLeavingRoom(all, path)
    return await parts.store.sqlite(path, async sqlite =>
      importRead(headOf(Buffer.alloc(0), await sqlite.tables()), Readable.from([]), sqlite, request, parts, said),
    )
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function importRead(
  head: ReturnType<typeof headOf>,
  bytes: AsyncIterable<Buffer>,
  sqlite: SqliteFile | undefined,
  request: ImportRequest,
  parts: ImportParts,
  said: (records: number) => void,
): Promise<SourceImported> {
  const { source, recognised } = chooseSource(head, request.from)
  const clock = request.timeZone === undefined ? undefined : new LocalClock(request.timeZone)
  const service = serviceOf(source, request)
  if (sources[source.id].localTimes && !clock)
    throw new Problem('usage', `${source.id} writes its server’s local times without a zone: say --time-zone, as Europe/Berlin`)
  if (source.id === 'native' && !request.dryRun) return nativeSummary(recognised, await parts.native(Readable.from(bytes), said))
  const reading: Reading = { cut: false }
  const intake = new Intake(parts, source.id, service, request.dryRun ?? false)
  const input: SourceFile = { head, bytes, reading, rows: query => rowsOf(sqlite, query) }
  const context = { service, clock }
  if (source.kind === 'events') await sessions(source, input, intake, parts.store, context, said)
  else
    for await (const batch of source.records(input)) {
      for (const { at, value } of batch) intake.take(at, source.read(value, context))
      await intake.flush()
      said(intake.tally.records)
    }
  await intake.end()
  return summary(source.id, recognised, service, request, intake, reading)
}

/** Sorts what belongs together, then makes plays of it. */
async function sessions(
  source: EventSource,
  input: SourceFile,
  intake: Intake,
  store: Store,
  context: { service: string; clock: LocalClock | undefined },
  said: (records: number) => void,
): Promise<void> {
  const sorting = await Sorting.begin(store)
  try {
    for await (const batch of source.records(input)) {
      for (const { at, value } of batch) {
        const found = source.read(value, context)
        if (!('event' in found)) intake.take(at, found)
        else {
          const { session, ...event } = found.event
          intake.tally.records++
          if (!intake.timely(at, event.at)) continue
          if (found.title) intake.titles.add(found.title, event.at)
          await sorting.add({ group: session, ...event })
        }
      }
      await intake.flush()
      said(intake.tally.records)
    }
    let current: { session: string; reader: SessionReader } | undefined
    let last: { group: string; at: number; rank: number; body: string } | undefined
    await sorting.sorted(async rows => {
      for (const row of rows) {
        if (last && row.group === last.group && row.at === last.at && row.rank === last.rank && row.body === last.body) {
          intake.tally.repeats++
          continue
        }
        last = row
        if (current?.session !== row.group) {
          for (const sitting of current?.reader.end() ?? []) intake.sitting(sitting)
          current = { session: row.group, reader: source.session(context) }
        }
        for (const sitting of current.reader.add({ session: row.group, at: row.at, rank: row.rank, body: row.body }))
          intake.sitting(sitting)
      }
      await intake.flush()
    })
    for (const sitting of current?.reader.end() ?? []) intake.sitting(sitting)
    await intake.flush()
  } finally {
    await sorting.end()
  }
}

function serviceOf(source: Source, { service }: ImportRequest): string {
  const name = service?.trim()
  if (name) return name
  if (source.id === 'native') return ''
  throw new Problem('usage', `${source.id} does not say whose service it was: say --service, a name of your own such as home`)
}

async function* rowsOf(sqlite: SqliteFile | undefined, query: Parameters<SourceFile['rows']>[0]): AsyncGenerator<Located<unknown>[]> {
  if (!sqlite) return
  let at = 0
  for await (const rows of pulled<unknown[]>(hand => sqlite.rows(query, hand))) yield rows.map(value => ({ at: ++at, value }))
}
