import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Journal } from '../../src/plays/journal/journal.js'
import { encodeRecord } from '../../src/plays/journal/journal-record.js'
import { JournalReader } from '../../src/plays/journal/reader.js'
import { canMount, mounted } from '../store/mounted.js'
import { scratch } from '../world.js'

const record = (name: string): Buffer => encodeRecord('message', 1, '', name.padEnd(10_000))
const code = (promise: Promise<void>): Promise<string> =>
  promise.then(
    () => 'kept',
    error => error.code,
  )

function readAll(journal: Journal): string[] {
  const damage: unknown[] = []
  const reader = new JournalReader(journal, (_, found) => damage.push(found))
  const names: string[] = []
  for (let batch = reader.next(100); batch; batch = reader.next(100)) {
    names.push(...batch.records.map(({ rows }) => rows.toString().trim()))
    reader.done(batch)
  }
  reader.close()
  expect(damage).toEqual([])
  return names
}

if (!canMount) console.warn('NOT TESTED: a full disk. This process may not mount a file system; run the tests as root.')

test.skipIf(!canMount)('a full disk refuses, keeps nothing by halves, and goes on when there is room', async () => {
  const path = scratch()
  const disk = mounted(path, '1m')
  try {
    const directory = join(path, 'journal')
    mkdirSync(directory)
    const journal = new Journal({ directory, keepFree: 0 })
    await journal.append(record('first'))
    const filler = join(path, 'filler')
    const { bavail, bsize } = statfsSync(path)
    writeFileSync(filler, Buffer.alloc(bavail * bsize - 4096))
    expect(await code(journal.append(record('refused')))).toBe('disk-full')
    expect(await code(journal.append(record('refused')))).toBe('disk-full')
    rmSync(filler)
    expect(await code(journal.append(record('second')))).toBe('kept')
    expect(readAll(journal)).toEqual(['first', 'second'])
    expect(journal.backlog).toBe(0)
    await journal.close()
    const again = new Journal({ directory, keepFree: 0 })
    expect(readAll(again).filter(name => name === 'refused')).toEqual([])
    await again.close()
  } finally {
    disk.unmount()
  }
})

test.skipIf(!canMount)('below the room that is kept free nothing is begun, and it looks again by itself', async () => {
  const path = scratch()
  const disk = mounted(path, '1m')
  try {
    const filler = join(path, 'filler')
    writeFileSync(filler, Buffer.alloc(600_000))
    const directory = join(path, 'journal')
    mkdirSync(directory)
    const journal = new Journal({ directory, keepFree: 500_000 })
    expect(await code(journal.append(record('refused')))).toBe('disk-full')
    rmSync(filler)
    await expect.poll(() => code(journal.append(record('later'))), { timeout: 5000, interval: 100 }).toBe('kept')
    await journal.close()
  } finally {
    disk.unmount()
  }
})

test.skipIf(!canMount)('what others take between two writes is seen before the next: the promised room stays free', async () => {
  const path = scratch()
  const disk = mounted(path, '2m')
  try {
    const directory = join(path, 'journal')
    mkdirSync(directory)
    const keepFree = 800_000
    const journal = new Journal({ directory, keepFree })
    expect(await code(journal.append(record('first')))).toBe('kept')
    const free = (): number => {
      const { bavail, bsize } = statfsSync(path)
      return bavail * bsize
    }
    // Others leave a little more than is promised: what would go below it is refused, though no segment is full.
    const filler = join(path, 'filler')
    writeFileSync(filler, Buffer.alloc(free() - keepFree - 30_000))
    const answers: string[] = []
    for (let n = 0; n < 10; n++) answers.push(await code(journal.append(record(`next ${n}`))))
    expect(answers).toContain('disk-full')
    expect(free()).toBeGreaterThanOrEqual(keepFree)
    rmSync(filler)
    await expect.poll(() => code(journal.append(record('later'))), { timeout: 5000, interval: 100 }).toBe('kept')
    const kept = answers.flatMap((answer, n) => (answer === 'kept' ? [`next ${n}`] : []))
    expect(readAll(journal)).toEqual(['first', ...kept, 'later'].map(name => name))
    await journal.close()
  } finally {
    disk.unmount()
  }
})
