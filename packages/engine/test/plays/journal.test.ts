import { appendFileSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Problem } from '@sweeps/model'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Journal } from '../../src/plays/journal/journal.js'
import { encodeRecord } from '../../src/plays/journal/journal-record.js'
import { JournalReader } from '../../src/plays/journal/reader.js'
import { segmentPath } from '../../src/plays/journal/segments.js'
import { scratch } from '../world.js'

/** The real file system, with its syncs counted; a sync or a read can be made to fail, a removal to wait. */
const disk = vi.hoisted(() => ({
  syncs: 0,
  before: (): Promise<void> | undefined => undefined,
  badReads: 0,
  beforeUnlink: (): Promise<void> | undefined => undefined,
}))
vi.mock('node:fs/promises', async original => {
  const fs = await original<typeof import('node:fs/promises')>()
  const unlink = async (path: string): Promise<void> => {
    await disk.beforeUnlink()
    await fs.unlink(path)
  }
  return { ...fs, default: fs, unlink }
})
vi.mock('node:fs', async original => {
  const fs = await original<typeof import('node:fs')>()
  const fdatasync = (fd: number, done: (error: Error | null) => void): void => {
    disk.syncs++
    const wait = disk.before()
    if (wait) wait.then(() => fs.fdatasync(fd, done), done)
    else fs.fdatasync(fd, done)
  }
  const readSync = ((fd: number, bytes: Buffer, offset: number, length: number, position: number) => {
    if (disk.badReads > 0 && position > 0) {
      disk.badReads--
      throw Object.assign(new Error('bad sector'), { code: 'EIO' })
    }
    return fs.readSync(fd, bytes, offset, length, position)
  }) as typeof fs.readSync
  return { ...fs, default: fs, fdatasync, readSync }
})

let directory: string
beforeEach(() => {
  directory = scratch()
  disk.syncs = 0
  disk.before = () => undefined
  disk.beforeUnlink = () => undefined
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

const record = (name: string): Buffer => encodeRecord('message', 1, '', name)
const files = (): string[] => readdirSync(directory).filter(file => file.endsWith('.journal'))

interface Read {
  names: string[]
  damaged: number
}

/** Reads all that is durable, as the loader does, until what is read through is removed. */
async function readAll(journal: Journal, reader?: JournalReader): Promise<Read> {
  const read: Read = { names: [], damaged: 0 }
  const from = reader ?? new JournalReader(journal, (_, { bytes }) => (read.damaged += bytes))
  for (let batch = from.next(100); batch; batch = from.next(100)) {
    read.names.push(...batch.records.map(({ rows }) => rows.toString()))
    from.done(batch)
  }
  await from.retired()
  if (!reader) from.close()
  return read
}

/** What a new start makes of the segments that are there. */
async function restart(): Promise<Read & { backlog: number; aside: string[] }> {
  const journal = new Journal({ directory })
  const read = await readAll(journal)
  const { backlog } = journal
  await journal.close()
  let aside: string[] = []
  try {
    aside = readdirSync(join(directory, 'damaged'))
  } catch {}
  return { ...read, backlog, aside }
}

const code = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'kept',
    error => (error instanceof Problem ? error.code : String(error)),
  )

test('all that wait at once share one sync, in the order they came', async () => {
  const journal = new Journal({ directory })
  const names = Array.from({ length: 500 }, (_, i) => `r${i}`)
  await Promise.all(names.map(name => journal.append(record(name))))
  expect(disk.syncs).toBe(1)
  await journal.append(record('later'))
  expect(disk.syncs).toBe(2)
  expect((await readAll(journal)).names).toEqual([...names, 'later'])
  expect(journal.backlog).toBe(0)
  expect(journal.lag).toBe(0)
  await journal.close()
})

test('what is written but not synced is not read', async () => {
  const journal = new Journal({ directory })
  const reader = new JournalReader(journal, () => {})
  await journal.append(record('one'))
  let sync = (): void => {}
  disk.before = () =>
    new Promise(resolve => {
      sync = resolve
    })
  const two = journal.append(record('two'))
  while (disk.syncs < 2) await new Promise(resolve => setTimeout(resolve, 1))
  expect(statSync(join(directory, files()[0]!)).size).toBe(2 * record('one').length)
  expect((await readAll(journal, reader)).names).toEqual(['one'])
  sync()
  await two
  expect((await readAll(journal, reader)).names).toEqual(['two'])
  reader.close()
  await journal.close()
})

test('a failed sync keeps nothing of it, and the journal goes on in a new segment', async () => {
  const journal = new Journal({ directory })
  await journal.append(record('one'))
  disk.before = () => Promise.reject(Object.assign(new Error('no space'), { code: 'ENOSPC' }))
  expect(await code(journal.append(record('two')))).toBe('disk-full')
  disk.before = () => undefined
  await journal.append(record('three'))
  expect(files()).toEqual(['0000000001.journal', '0000000002.journal'])
  await journal.close()
  expect(await restart()).toMatchObject({ names: ['one', 'three'], damaged: 0, backlog: 0 })
})

test('a torn end, wherever it is torn, costs the record it tears', async () => {
  const whole = [record('one'), record('two')]
  const last = record('three')
  for (let cut = 1; cut < last.length; cut++) {
    writeFileSync(segmentPath(directory, 1), Buffer.concat([...whole, last.subarray(0, cut)]))
    const { names, damaged, backlog, aside } = await restart()
    expect({ cut, names, damaged, backlog }).toEqual({ cut, names: ['one', 'two'], damaged: cut, backlog: 0 })
    expect(aside.length).toBe(1)
    rmSync(join(directory, 'damaged'), { recursive: true })
    expect(files()).toEqual([])
  }
})

test('a flipped bit, wherever it is, costs the record it is in and no other', async () => {
  const names = ['one', 'two', 'three', 'four']
  const records = names.map(record)
  const bytes = Buffer.concat(records)
  const starts = records.map((_, i) => Buffer.concat(records.slice(0, i)).length)
  for (let bit = 0; bit < bytes.length * 8; bit += 3) {
    const flipped = Buffer.from(bytes)
    flipped[bit >> 3]! ^= 1 << (bit & 7)
    writeFileSync(segmentPath(directory, 1), flipped)
    const hit = starts.findLastIndex(start => start <= bit >> 3)
    const read = await restart()
    expect({ bit, names: read.names, damaged: read.damaged, backlog: read.backlog }).toEqual({
      bit,
      names: names.filter((_, i) => i !== hit),
      damaged: records[hit]!.length,
      backlog: 0,
    })
    expect(readFileSync(join(directory, 'damaged', read.aside[0]!))).toEqual(flipped)
    rmSync(join(directory, 'damaged'), { recursive: true })
  }
})

test('damage at the end of a read does not cost the record that begins there', async () => {
  const chunk = 512 * 1024
  for (const cut of [1, 2, 3]) {
    const filler = encodeRecord('message', 1, '', ' '.repeat(chunk - cut - 20 - 30))
    const broken = record('1234567890')
    broken[0]! ^= 1
    writeFileSync(segmentPath(directory, 1), Buffer.concat([filler, broken, record('kept')]))
    expect(filler.length + broken.length).toBe(chunk - cut)
    const { names, damaged } = await restart()
    expect({ names: names.slice(1), damaged }).toEqual({ names: ['kept'], damaged: broken.length })
    rmSync(join(directory, 'damaged'), { recursive: true })
  }
})

test('a full segment is closed, and removed when all of it is loaded', async () => {
  const size = record('one').length
  const journal = new Journal({ directory, segmentSize: 2 * size })
  const reader = new JournalReader(journal, () => {})
  for (const name of ['one', 'two', 'tri', 'for', 'fiv']) await journal.append(record(name))
  expect(files().length).toBe(3)
  const batch = reader.next(10)!
  expect(batch.records.map(({ rows }) => rows.toString())).toEqual(['one', 'two'])
  // Not loaded yet: nothing of it may go, even if more is asked for.
  expect(reader.next(10)).toBeUndefined()
  expect(files().length).toBe(3)
  reader.done(batch)
  expect((await readAll(journal, reader)).names).toEqual(['tri', 'for', 'fiv'])
  expect(files()).toEqual(['0000000003.journal'])
  await journal.rotate()
  expect((await readAll(journal, reader)).names).toEqual([])
  expect(files()).toEqual([])
  await journal.close()
})

test('a segment whose file is slow to go is not read a second time', async () => {
  const journal = new Journal({ directory })
  const reader = new JournalReader(journal, () => {})
  await journal.append(record('one'))
  await journal.rotate()
  reader.done(reader.next(10)!)
  let remove = (): void => {}
  disk.beforeUnlink = () =>
    new Promise(resolve => {
      remove = resolve
    })
  // Its removal is under way from the first of these on.
  expect([reader.next(10), reader.next(10), reader.next(10)]).toEqual([undefined, undefined, undefined])
  expect(files().length).toBe(1)
  remove()
  await journal.append(record('two'))
  expect((await readAll(journal, reader)).names).toEqual(['two'])
  expect(journal.loaded).toBe(journal.appended)
  reader.close()
  await journal.close()
})

test('a batch that was read but not loaded is there again after a restart', async () => {
  const journal = new Journal({ directory })
  await journal.append(record('one'))
  await journal.rotate()
  new JournalReader(journal, () => {}).next(10)
  await journal.close()
  expect((await restart()).names).toEqual(['one'])
})

test('a read that fails loses nothing of what was read before it', async () => {
  const journal = new Journal({ directory })
  const reader = new JournalReader(journal, () => {})
  await journal.append(record('one'))
  await journal.append(record('two'))
  await journal.rotate()
  disk.badReads = 2
  const batch = reader.next(10)!
  expect(batch.records.length).toBe(2)
  expect(() => reader.next(10)).toThrow('bad sector')
  reader.done(batch)
  await journal.append(record('three'))
  expect((await readAll(journal, reader)).names).toEqual(['three'])
  reader.close()
  await journal.close()
})

test('a full backlog refuses with 503, and takes in again when it is loaded', async () => {
  const size = record('one').length
  const journal = new Journal({ directory, maxBacklog: 2 * size })
  const reader = new JournalReader(journal, () => {})
  await journal.append(record('one'))
  await journal.append(record('two'))
  const refused = await journal.append(record('tri')).catch(error => error)
  expect(refused).toMatchObject({ code: 'backlog-full', status: 503, members: { retryAfter: 10 } })
  expect((await readAll(journal, reader)).names).toEqual(['one', 'two'])
  await journal.append(record('for'))
  expect((await readAll(journal, reader)).names).toEqual(['for'])
  reader.close()
  await journal.close()
})

test('what old segments hold counts as backlog at once', async () => {
  writeFileSync(segmentPath(directory, 7), record('old'))
  const journal = new Journal({ directory, maxBacklog: 1 })
  expect(journal.backlog).toBe(record('old').length)
  expect(await code(journal.append(record('new')))).toBe('backlog-full')
  expect((await readAll(journal)).names).toEqual(['old'])
  await journal.append(record('new'))
  expect(files()).toEqual(['0000000008.journal'])
  await journal.close()
})

test('closing writes what waits and refuses what comes after', async () => {
  const journal = new Journal({ directory })
  const waits = journal.append(record('waits'))
  const closing = journal.close()
  expect(await code(journal.append(record('late')))).toBe('shutting-down')
  await waits
  await closing
  expect((await restart()).names).toEqual(['waits'])
})

test('other files in the directory are left alone', async () => {
  appendFileSync(join(directory, 'notes.txt'), 'mine')
  const journal = new Journal({ directory })
  await journal.append(record('one'))
  await journal.close()
  expect((await restart()).names).toEqual(['one'])
  expect(readFileSync(join(directory, 'notes.txt'), 'utf8')).toBe('mine')
})
