import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openEngine } from '../../src/engine.js'
import { operations, restoreBackup } from '../../src/operations/index.js'
import { child, nextLine } from '../store/child.js'
import { canMount, mounted } from '../store/mounted.js'
import { type BackupWorld, backupWorld, watchedBefore, watchedIn } from './backup-world.js'

let world: BackupWorld
beforeAll(async () => {
  world = await backupWorld()
})
afterAll(() => world.remove())

let copy: string
let target: string
beforeEach(() => {
  copy = join(world.folder, 'copy')
  target = join(world.folder, 'target')
  for (const path of [copy, target]) rmSync(path, { recursive: true, force: true })
  cpSync(world.backup, copy, { recursive: true, preserveTimestamps: true })
})

const files = (): string[] =>
  readdirSync(copy, { recursive: true, encoding: 'utf8' })
    .filter(path => statSync(join(copy, path)).isFile())
    .sort()

/** Restoring the copy names the file that is wrong, and writes nothing. */
async function refused(path: string, why: RegExp | string): Promise<void> {
  const error: unknown = await restoreBackup(copy, target).then(() => 'restored', String)
  expect(error).toMatch(why)
  expect(error).toContain(join(copy, path))
  expect(existsSync(target)).toBe(false)
}

/** Random numbers below a limit, the same ones for the same seed. */
function dice(seed: number): (below: number) => number {
  let state = seed
  return below => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const instants = Number(process.env['SWEEPS_INSTANTS'] ?? 6)
/** Milliseconds after the beginning of what takes so many: one instant, at random, in each part of it. */
const spread = (took: number, roll: (below: number) => number) => (time: number) => (took / instants) * (time + roll(100) / 100)

/** Of the tables' files, some whose damage differs in kind: data, marks, the list of all. */
const someFiles = (): string[] => ['secrets.json', 'charts.json', 'tables/.backup', files().find(path => path.endsWith('.bin'))!]

test('a backup says the hash of every file, and comes back as it was', async () => {
  const { format, files: noted } = JSON.parse(readFileSync(join(copy, 'backup.json'), 'utf8'))
  expect(format).toBe(2)
  expect(Object.keys(noted).sort()).toEqual(files().filter(path => path !== 'backup.json'))
  await restoreBackup(copy, target)
  expect(readdirSync(target).sort()).toEqual(['charts.json', 'secrets.json', 'store'])
  expect(await watchedIn(target)).toEqual(watchedBefore)
})

test('of 50 flipped bits, anywhere in it, each is named by its file', async () => {
  const roll = dice(2026)
  const all = files()
  for (let flip = 0; flip < 50; flip++) {
    // Every fifth in the list of hashes and the secrets, which are small among all files.
    const path = flip % 5 === 0 ? ['backup.json', 'secrets.json'][roll(2)]! : all[roll(all.length)]!
    const bytes = readFileSync(join(copy, path))
    if (bytes.length === 0) continue
    const at = roll(bytes.length)
    bytes[at] = bytes[at]! ^ (1 << roll(8))
    writeFileSync(join(copy, path), bytes)
    await refused(path, /damaged|not as it was written/)
    cpSync(join(world.backup, path), join(copy, path), { preserveTimestamps: true })
  }
})

describe('what is wrong with a file is said', () => {
  test('when it is missing', async () => {
    for (const path of someFiles()) {
      rmSync(join(copy, path))
      await refused(path, /is missing/)
      cpSync(join(world.backup, path), join(copy, path), { preserveTimestamps: true })
    }
    rmSync(join(copy, 'backup.json'))
    await expect(restoreBackup(copy, target)).rejects.toMatchObject({ code: 'usage', message: expect.stringContaining('backup.json') })
  })

  test('when it is cut short, to nothing or by a byte', async () => {
    for (const path of [...someFiles(), 'backup.json'])
      for (const left of [0, statSync(join(copy, path)).size - 1]) {
        truncateSync(join(copy, path), left)
        await refused(path, /bytes where|damaged/)
        cpSync(join(world.backup, path), join(copy, path), { preserveTimestamps: true })
      }
  })

  test('when it is not of this backup', async () => {
    for (const path of ['tables/data/other.bin', 'notes.txt', 'store/status']) {
      mkdirSync(join(copy, path, '..'), { recursive: true })
      writeFileSync(join(copy, path), 'x')
      await refused(path, /not of this backup/)
      rmSync(join(copy, path))
    }
  })

  test('when it is of another backup', async () => {
    const key = (fill: number) => Buffer.alloc(32, fill).toString('base64')
    writeFileSync(join(copy, 'secrets.json'), JSON.stringify({ viewerKey: key(1), cookieKey: key(2) }), { mode: 0o600 })
    await refused('secrets.json', /bytes where|not as it was written/)
  })
})

describe('a backup of format 1, which has no hashes', () => {
  beforeEach(() => {
    const { made, tables } = JSON.parse(readFileSync(join(copy, 'backup.json'), 'utf8'))
    writeFileSync(join(copy, 'backup.json'), `${JSON.stringify({ format: 1, made, tables }, null, 2)}\n`)
  })

  test('comes back', async () => {
    await restoreBackup(copy, target)
    expect(await watchedIn(target)).toEqual(watchedBefore)
  })

  test('without its secrets, or with those of another, it does not', async () => {
    const key = (fill: number) => Buffer.alloc(32, fill).toString('base64')
    writeFileSync(join(copy, 'secrets.json'), JSON.stringify({ viewerKey: key(1), cookieKey: key(2) }), { mode: 0o600 })
    await refused('secrets.json', /does not belong/)
    rmSync(join(copy, 'secrets.json'))
    await refused('secrets.json', /is missing/)
  })

  test('with a table that is cut short or changed it does not', async () => {
    const data = files()
      .filter(path => /\/spans(_\d)?\//.test(path) && path.endsWith('.bin'))
      .sort((a, b) => statSync(join(copy, b)).size - statSync(join(copy, a)).size)[0]!
    const bytes = readFileSync(join(copy, data))
    truncateSync(join(copy, data), bytes.length - 5)
    await refused('tables', /is damaged/)
    bytes[bytes.length >> 1] = bytes[bytes.length >> 1]! ^ 4
    writeFileSync(join(copy, data), bytes)
    await refused('tables', /is damaged/)
  })
})

test('a format of later versions is not guessed at', async () => {
  writeFileSync(join(copy, 'backup.json'), '{"format":4,"made":"2031-01-01T00:00:00.000Z"}\n')
  await expect(restoreBackup(copy, target)).rejects.toMatchObject({ code: 'store-newer' })
})

test('nothing that is there already is touched', async () => {
  mkdirSync(target)
  writeFileSync(join(target, 'notes.txt'), 'mine')
  await expect(restoreBackup(copy, target)).rejects.toMatchObject({ code: 'store-unusable' })
  mkdirSync(join(target, 'restoring'))
  await expect(restoreBackup(copy, target)).rejects.toMatchObject({ message: expect.stringContaining('notes.txt') })
  expect(readFileSync(join(target, 'notes.txt'), 'utf8')).toBe('mine')

  const owner = await child('./hold.ts', world.data)
  expect(await nextLine(owner)).toBe('open')
  await expect(restoreBackup(copy, world.data)).rejects.toMatchObject({ code: 'store-locked', members: { holder: owner.pid } })
  await owner.kill('SIGKILL')
  expect(await watchedIn(world.data)).toEqual(watchedBefore)
})

test(`killed at ${instants} instants, what is left is whole or does not open, and the next restore begins anew`, async () => {
  const whole = await child('../operations/restore-once.ts', copy, target)
  expect(await nextLine(whole)).toBe('begins')
  const began = performance.now()
  expect(await nextLine(whole)).toBe('ended')
  const took = performance.now() - began
  await whole.kill('SIGKILL')
  const instant = spread(took, dice(11))
  const seen = { nothing: 0, unfinished: 0, whole: 0 }
  for (let time = 0; time < instants; time++) {
    rmSync(target, { recursive: true, force: true })
    const restoring = await child('../operations/restore-once.ts', copy, target)
    expect(await nextLine(restoring)).toBe('begins')
    await new Promise(resolve => setTimeout(resolve, instant(time)))
    await restoring.kill('SIGKILL')
    if (!existsSync(target) || readdirSync(target).length === 0) seen.nothing++
    else if (existsSync(join(target, 'restoring'))) {
      seen.unfinished++
      await expect(openEngine({ directory: target })).rejects.toMatchObject({ message: expect.stringContaining('has not ended') })
      await expect(openEngine({ directory: join(target, 'restoring') })).rejects.toMatchObject({ code: 'store-unusable' })
      if (seen.unfinished === 1) {
        await restoreBackup(copy, target)
        expect(await watchedIn(target)).toEqual(watchedBefore)
      }
    } else {
      seen.whole++
      expect(await watchedIn(target)).toEqual(watchedBefore)
    }
  }
  expect(seen.unfinished).toBeGreaterThan(0)
}, 300_000)

test(`a backup that is killed at ${instants} instants is no backup, or a whole one, and harms no data`, async () => {
  const once = async (wait: number | undefined): Promise<number> => {
    rmSync(copy, { recursive: true, force: true })
    const backing = await child('../operations/backup-once.ts', world.data, copy)
    expect(await nextLine(backing)).toBe('begins')
    const began = performance.now()
    if (wait === undefined) expect(await nextLine(backing)).toBe('ended')
    else await new Promise(resolve => setTimeout(resolve, wait))
    await backing.kill('SIGKILL')
    return performance.now() - began
  }
  const took = await once(undefined)
  const instant = spread(took, dice(12))
  let cut = 0
  for (let time = 0; time < instants; time++) {
    await once(instant(time))
    const error: unknown = await restoreBackup(copy, target).then(() => 'restored', String)
    if (error === 'restored') expect(await watchedIn(target)).toEqual(watchedBefore)
    else {
      cut++
      expect(error).toContain('is no complete backup')
    }
    rmSync(target, { recursive: true, force: true })
  }
  expect(cut).toBeGreaterThan(0)
  expect(await watchedIn(world.data)).toEqual(watchedBefore)
}, 300_000)

describe('on a disk that is too small', () => {
  test('a restore says so before it writes, a backup leaves nothing', async context => {
    if (!canMount) return context.skip('NOT TRIED: a full disk needs root, to mount a small file system')
    mkdirSync(target)
    const disk = mounted(target, '2m')
    try {
      await expect(restoreBackup(copy, join(target, 'data'))).rejects.toMatchObject({ code: 'disk-full' })
      writeFileSync(join(target, 'ballast'), Buffer.alloc(1_950_000))
      const engine = await openEngine({ directory: world.data })
      const backUp = () =>
        operations.backup.run(engine, { directory: join(target, 'b') }, { actor: 'test', progress: () => {} }).catch(error => error)
      const failed = await backUp()
      // Not a byte is left: the engine cannot even lock the place.
      expect(() => writeFileSync(join(target, 'ballast'), Buffer.alloc(4_000_000))).toThrow(/ENOSPC/)
      const failedAgain = await backUp()
      await engine.close()
      for (const one of [failed, failedAgain]) expect(one).toMatchObject({ code: 'disk-full' })
      expect(readdirSync(target)).toEqual(['ballast'])
    } finally {
      disk.unmount()
    }
  })
})
