import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import Type from '@sweeps/model/typebox'
import { defineQuery, Int64, jsonLine, type Store, sqlFile } from '../../store/index.js'
import { changeColumns, changing } from '../changes.js'
import type { Journal } from '../journal/journal.js'
import { encodeRecord } from '../journal/journal-record.js'
import { awaitRoom } from '../loader/await-room.js'
import type { Loader } from '../loader/loader.js'
import type { Pseudonyms } from '../pseudonyms.js'
import { messageColumns } from '../span-columns.js'

/**
 * Plays in one file of columns, in the engine's format Native: `account` UInt32, `person` UInt8, `content` UInt16 (its place among
 * the contents), `start` Int32 (seconds from the first instant of a day), `position` and `length` UInt16 (seconds), `screen` UInt8
 * (its place among the screens) and `market` String. Nobody is named in it and no day: both are given when it is loaded.
 */
export interface RecordedPlays {
  /** A file of this machine; compressed as its name says. */
  path: string
  service: string
  contents: readonly { id: string; runtimeMs: number }[]
  screens: readonly string[]
  /** The instant that starts count from, epoch milliseconds. */
  midnight: number
  /** What was not over by then is left out, epoch milliseconds. */
  until: number
  /** The ids that these people have at the service: by them they are erased. */
  accountId(account: number): string
  viewerId(account: number, person: number): string
}

export interface Into {
  store: Store
  pseudonyms: Pseudonyms
  journal: Journal
  loader: Loader
  /** Does work that writes rows, with the number to stamp them with. */
  stamped<T>(work: (epoch: number) => Promise<T>): Promise<T>
}

const sql = (name: string): string => sqlFile(import.meta.url, `./${name}.sql`)
const playsSql = sql('recorded-plays')
const daysSql = sql('recorded-days')
const people = defineQuery({
  tag: 'plays.recorded.people',
  sql: sql('recorded-people'),
  row: Type.Object({ account: Type.Integer(), person: Type.Integer() }),
})

/**
 * Loads recorded plays, moved to a day, by one statement of the engine where it reads files of this machine, else by way of the
 * journal. The same plays again count once, so a load that was cut off is done again with the same day.
 */
export async function importRecorded(recorded: RecordedPlays, into: Into): Promise<void> {
  const { store } = into
  const ids = join(store.directory, 'recorded-people')
  try {
    await writePeople(ids, recorded, into)
    await (store.readsFiles ? loadAtOnce(recorded, ids, into) : loadByJournal(recorded, ids, into))
  } finally {
    rmSync(ids, { force: true })
  }
}

const paramsOf = ({ path, service, contents, screens, midnight, until }: RecordedPlays, epoch: number) => ({
  ...{ plays: path, service, midnight, epoch, screens, seconds: Math.floor((until - midnight) / 1000) },
  contents: contents.map(({ id }) => id),
  runtimes: contents.map(({ runtimeMs }) => runtimeMs),
})

/** The number of a play's account and person, and the keyed hashes that stand for these. The key itself is in no statement. */
async function writePeople(path: string, { path: plays, service, accountId, viewerId }: RecordedPlays, { store, pseudonyms }: Into) {
  const file = openSync(path, 'w', 0o600)
  try {
    await store.eachOfFile(people, { plays }, async rows => {
      const bytes = Buffer.allocUnsafe(rows.length * rowSize)
      for (const [at, { account, person }] of rows.entries()) {
        const row = bytes.writeUInt8(person, bytes.writeUInt32LE(account, at * rowSize))
        const viewer = pseudonyms.of(service, 'viewer', viewerId(account, person))
        bytes.writeBigUInt64LE(BigInt(pseudonyms.of(service, 'account', accountId(account))), bytes.writeBigUInt64LE(BigInt(viewer), row))
      }
      writeSync(file, bytes)
    })
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Of `account UInt32, person UInt8, viewer UInt64, payer UInt64`. */
const rowSize = 21

function loadAtOnce(recorded: RecordedPlays, ids: string, { store, stamped }: Into): Promise<void> {
  // It is as long as the file is: the time that questions may take is none for it.
  const insert = (table: string, columns: readonly string[], select: string): string =>
    `INSERT INTO ${table} (${columns.join(', ')})\n${select}`
  return stamped(epoch => {
    const { screens, runtimes, ...days } = paramsOf(recorded, epoch)
    return changing(
      () => store.command('plays.recorded.count', insert('viewing_changes', changeColumns, daysSql), days),
      () =>
        store.command('plays.recorded', insert('messages', ['received', 'epoch', ...messageColumns.slice(1)], playsSql), {
          ...days,
          screens,
          runtimes,
          ids,
        }),
    )
  })
}

/** A ClickHouse server does not see the file: an engine here reads it, and the plays come in as all others do. */
async function loadByJournal(recorded: RecordedPlays, ids: string, { store, journal, loader }: Into): Promise<void> {
  await store.eachOfFile(messages, { ...paramsOf(recorded, 0), ids }, async rows => {
    await awaitRoom({ journal, loader })
    await journal.append(Buffer.concat(rows.map(recordOf)))
  })
  await loader.drained()
}

const Text = Type.String()
const messages = defineQuery({
  tag: 'plays.recorded.messages',
  sql: playsSql,
  row: Type.Object({
    ...{ received: Int64, epoch: Type.Integer(), service: Text, content: Text, play: Text, viewer: Text, account: Text, market: Text },
    ...{ screen: Text, source: Text, runtime: Type.Integer(), flags: Type.Integer(), spans: Type.Array(Type.Array(Type.Unknown())) },
  }),
})

type MessageRow = ReturnType<(typeof messages)['read']>

function recordOf(row: MessageRow): Buffer {
  const { received, spans, service, content } = row
  const days = new Set([received + Number(spans[0]![0]), received].map(at => new Date(at).toISOString().slice(0, 10)))
  const touched = [...days].map(day => `${jsonLine([day, service, content]).slice(0, -2)}\n`).join('')
  return encodeRecord('message', 1, touched, jsonLine(messageColumns.map(column => row[column])))
}
