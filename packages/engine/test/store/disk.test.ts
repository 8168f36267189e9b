import { randomBytes } from 'node:crypto'
import { rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openStore, type Store } from '../../src/store/index.js'
import { count, scratch } from './ask.js'
import { canMount, mounted } from './mounted.js'

const megabyte = 1024 * 1024

test('a disk that fills up costs nothing that was acknowledged, and nobody has to repair anything', async context => {
  if (!canMount) return context.skip('NOT TRIED: a full disk needs root, to mount a small file system')
  const { path, remove } = scratch()
  const disk = mounted(path, '110m')
  const ballast = join(path, 'ballast')
  let store: Store | undefined
  try {
    store = await openStore({ directory: path })
    await store.command('test.setup', 'CREATE TABLE words (id UInt32, word String CODEC(NONE)) ENGINE = MergeTree ORDER BY id')
    writeFileSync(ballast, Buffer.alloc(20 * megabyte))
    let acknowledged = 0
    const add = async (): Promise<void> => {
      const rows = Array.from({ length: 1000 }, (_, i) => [acknowledged + i, randomBytes(500).toString('hex')])
      await store!.insert('words', ['id', 'word'], rows)
      acknowledged += rows.length
    }
    const fill = async (): Promise<unknown> => {
      for (let i = 0; i < 200; i++) {
        try {
          await add()
        } catch (error) {
          return error
        }
      }
      return 'never full'
    }

    expect(await fill()).toMatchObject({ code: 'disk-full', message: expect.stringContaining('make room') })
    expect(acknowledged).toBeGreaterThan(0)
    // Refused while there is still room for what must not fail: changing a table at zero bytes free would lose it.
    const { bavail, bsize } = statfsSync(path)
    expect(bavail * bsize).toBeGreaterThan(40 * megabyte)
    expect(await store.one(count('words'), {})).toEqual({ n: acknowledged })
    await store.command('test.change', 'CREATE TABLE late (id UInt32) ENGINE = MergeTree ORDER BY id')
    await expect(add()).rejects.toMatchObject({ code: 'disk-full' })
    await expect(store.insertLines({ table: 'late', columns: ['id'], lines: Buffer.from('[1]\n'), rows: 1 })).rejects.toMatchObject({
      name: 'EngineError',
      code: 243,
      poison: false,
    })

    rmSync(ballast)
    await add()
    expect(await store.one(count('words'), {})).toEqual({ n: acknowledged })

    // Filled by others to the last byte meanwhile.
    await store.close()
    store = undefined
    const rest = statfsSync(path)
    writeFileSync(ballast, Buffer.alloc(rest.bavail * rest.bsize - megabyte / 2))
    await expect(openStore({ directory: path })).rejects.toMatchObject({
      code: 'disk-full',
      message: expect.stringContaining('start again'),
    })
    rmSync(ballast)
    store = await openStore({ directory: path })
    expect(await store.one(count('words'), {})).toEqual({ n: acknowledged })
    expect(store.warnings).toEqual([])
  } finally {
    await store?.close()
    disk.unmount()
    remove()
  }
})
