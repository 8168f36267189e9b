import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openEmbedded } from '../../src/store/embedded.js'
import { lockHolder, openStore, type StoreOptions } from '../../src/store/index.js'
import { count, scratch } from './ask.js'
import { type Child, child, nextLine } from './child.js'
import { canMount, mounted } from './mounted.js'

let path: string
let remove: () => void
beforeEach(() => {
  ;({ path, remove } = scratch())
})
afterEach(() => remove())

/** What opening says when it refuses: one line that can be printed as it is. */
async function refusal(options: StoreOptions): Promise<{ code: string; message: string }> {
  try {
    const store = await openStore(options)
    await store.close()
  } catch (error) {
    const { code, message } = error as { code: string; message: string }
    expect(message).not.toContain('\n')
    return { code, message }
  }
  throw new Error('it opened')
}

async function opens(directory: string): Promise<void> {
  const store = await openStore({ directory, patience: 0 })
  expect(await store.one(count('numbers(3)'), {})).toEqual({ n: 3 })
  await store.close()
}

describe('a directory that another program holds', () => {
  let holder: Child
  beforeEach(async () => {
    holder = await child('./hold.ts', path)
    expect(await nextLine(holder)).toBe('open')
  })
  afterEach(() => holder.kill('SIGKILL'))

  test('is refused naming the program, and opens once that was killed', async () => {
    expect(lockHolder(join(path, 'store'))).toBe(holder.pid)
    const { code, message } = await refusal({ directory: path, patience: 200 })
    expect(code).toBe('store-locked')
    expect(message).toContain(`process ${holder.pid}`)
    expect(message).toContain(`kill ${holder.pid}`)
    await holder.kill('SIGKILL')
    expect(lockHolder(join(path, 'store'))).toBeUndefined()
    await opens(path)
  })

  test('is waited for', async () => {
    const waiting = opens(path).catch(error => error)
    expect((await waiting).code).toBe('store-locked')
    const patient = openStore({ directory: path, patience: 20_000 })
    await sleep(300)
    await holder.kill('SIGKILL')
    await (await patient).close()
  })

  test('does not spoil this process for later: a start that came second can try again', async () => {
    expect(() => openEmbedded(join(path, 'store'), { memory: 1e9, seconds: 10, keepFree: 0 })).toThrow()
    await holder.kill('SIGKILL')
    await opens(path)
  })

  test('is another matter than a directory beside it', async () => {
    const other = scratch()
    await opens(other.path)
    other.remove()
  })
})

test('of two programs that start at once one gets it, the other is told', async () => {
  const both = await Promise.all([1, 2].map(() => child('./hold.ts', path, '500')))
  const said = await Promise.all(both.map(nextLine))
  await Promise.all(both.map(each => each.kill('SIGKILL')))
  expect(said.sort()).toEqual(['open', 'store-locked'])
})

test('opening twice in one process is refused at once, and leaves the first one as it was', async () => {
  const store = await openStore({ directory: path })
  const begun = Date.now()
  const { code, message } = await refusal({ directory: path })
  expect(code).toBe('store-locked')
  expect(message).toContain('open in this process already')
  expect(Date.now() - begun).toBeLessThan(1000)
  expect(await store.one(count('numbers(3)'), {})).toEqual({ n: 3 })
  await store.close()
  await opens(path)
})

test('one process holds one directory: a second one is refused in words, and leaves the first as it was', async () => {
  const store = await openStore({ directory: path })
  const other = scratch()
  expect((await refusal({ directory: other.path })).code).toBe('store-unusable')
  expect(await store.one(count('numbers(3)'), {})).toEqual({ n: 3 })
  await store.close()
  await opens(other.path)
  other.remove()
})

test('a directory that a newer version wrote is refused, and left as it was', async () => {
  const store = await openStore({ directory: path })
  await store.insert('migrations', ['number', 'name', 'applied'], [[9999, 'from-the-future', '2031-01-01 00:00:00.000']])
  await store.close()
  for (const _ of [1, 2]) {
    const { code, message } = await refusal({ directory: path })
    expect(code).toBe('store-newer')
    expect(message).toMatch(/schema 9999.*install that version/)
  }
})

describe('a directory that cannot be written', () => {
  test('because a file is in its place', async () => {
    writeFileSync(join(path, 'file'), '')
    expect(await refusal({ directory: join(path, 'file') })).toEqual({ code: 'store-unusable', message: expect.stringContaining('--data') })
    expect((await refusal({ directory: join(path, 'file', 'below') })).message).toContain('a part of the path is a file')
  })

  test('because its file system is read-only', async context => {
    if (!canMount) return context.skip('needs root, to mount a file system')
    const disk = mounted(path, '16m')
    try {
      mkdirSync(join(path, 'store'))
      execFileSync('mount', ['-o', 'remount,ro', path])
      const { code, message } = await refusal({ directory: path })
      expect(code).toBe('store-unusable')
      expect(message).toContain('read-only')
    } finally {
      disk.unmount()
    }
  })

  test('because it belongs to somebody else', async context => {
    if (process.getuid?.() === 0) return context.skip('to root everything can be written')
    chmodSync(path, 0o500)
    const { code, message } = await refusal({ directory: path })
    expect(code).toBe('store-unusable')
    expect(message).toContain('give this user write access')
  })
})

test('a directory the engine cannot read is refused', async () => {
  const store = await openStore({ directory: path })
  await store.close()
  const metadata = join(path, 'store', 'metadata', 'sweeps.sql')
  writeFileSync(metadata, 'no SQL')
  const { code, message } = await refusal({ directory: path })
  expect(code).toBe('store-unusable')
  expect(message).toContain('sweeps doctor')
})

test('damage that the engine sets aside without a word is told', async () => {
  const store = await openStore({ directory: path })
  await store.insert('audit', ['number', 'at', 'actor', 'action', 'detail'], [[1, '2021-08-09 20:00:00.000', 'ada', 'publish', 'x']])
  expect(store.warnings).toEqual([])
  await store.close()
  const table = join(path, 'store', 'data', 'sweeps', 'audit')
  const part = readdirSync(table).find(name => name.startsWith('all_'))!
  for (const name of readdirSync(join(table, part)))
    if (/checksums|columns|count|\.bin$/.test(name)) truncateSync(join(table, part, name), 1)
  const again = await openStore({ directory: path })
  const rows = await again.one(count('audit'), {})
  await again.close()
  expect(rows).toEqual({ n: 0 })
  expect(again.warnings).toEqual([expect.stringMatching(/^a damaged part of audit was set aside \(broken-on-start_all_/)])
  expect(again.damage).toMatchObject([{ table: 'audit' }])
})

describe('a ClickHouse server that cannot be had is said in one line', () => {
  test.each([
    ['nobody listens', 'http://127.0.0.1:9', /127\.0\.0\.1:9 cannot be used .*check the address/],
    ['no address', 'clickhouse', /http:\/\/user:password@host:8123/],
    ['another protocol', 'tcp://localhost:9000', /http:\/\/user:password@host:8123/],
  ])('%s', async (_, url, said) => {
    const { code, message } = await refusal({ directory: path, url })
    expect(code).toBe('store-unusable')
    expect(message).toMatch(said)
  })

  test('a name that is none, and never the password', async () => {
    expect((await refusal({ directory: path, url: 'http://127.0.0.1:9', database: 'x; DROP' })).message).toContain('no name for a database')
    expect((await refusal({ directory: path, url: 'http://ada:hush@127.0.0.1:9' })).message).not.toContain('hush')
  })
})
