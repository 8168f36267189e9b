import { cpSync, readdirSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Engine, openEngine } from '../../src/engine.js'
import { minutes } from '../../src/minutes/index.js'
import { operations } from '../../src/operations/index.js'
import { catalogueOf, made, newDirectory, scratch } from '../world.js'

// The store is opened again and again.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 })

const call = { actor: 'test', progress: () => {} }
const weeks = ['2021-08-02', '2021-08-09', '2021-08-16']
let directory: string
let engine: Engine
const troubles: string[] = []

/** In each of three weeks four viewers watch half an hour. */
beforeAll(async () => {
  directory = await newDirectory()
  engine = await openEngine({ directory })
  await engine.catalogue.import(catalogueOf('a some-show 1 1 30'), made)
  for (const week of weeks)
    for (const viewer of ['v1', 'v2', 'v3', 'v4'])
      await engine.plays.collector.collect(
        {
          service: 's',
          content: 'a',
          play: `${week} ${viewer}`,
          viewer,
          sentAt: `${week}T21:00:00.000Z`,
          spans: [{ start: `${week}T20:00:00.000Z`, stop: `${week}T20:30:00.000Z`, position: 0 }],
        },
        { receivedAt: Date.parse(`${week}T21:00:00.000Z`), source: 'test', flags: 0 },
      )
  await engine.plays.loader.drained()
})
afterAll(async () => {
  await engine.close()
  rmSync(directory, { recursive: true, force: true })
})

const publish = (week: string) => engine.editions.publish({ chart: 'census', week }, 'test')
const verify = (week: string) => engine.editions.verify({ id: `census-${week}-r1` })
const damaged = expect.objectContaining({ code: 'data-damaged', status: 409 })
const watched = async () =>
  (await minutes(engine, { from: '2021-08-02', to: '2021-08-23', by: 'week', metric: 'minutes' })).rows.map(row => row['minutes'])

async function reopen(whileClosed: () => void): Promise<void> {
  await engine.close()
  whileClosed()
  engine = await openEngine({ directory, onTrouble: message => troubles.push(message) })
}

/** Cuts the files of all parts of the second week off. */
function cutSecondWeek(): void {
  const table = join(directory, 'store', 'data', 'sweeps', 'spans')
  const parts = readdirSync(table).filter(name => name.startsWith('20210809_'))
  expect(parts.length).toBeGreaterThan(0)
  for (const part of parts)
    for (const file of readdirSync(join(table, part)))
      if (/checksums|columns|count|\.bin$/.test(file)) truncateSync(join(table, part, file), 1)
}

test('what a damaged part touches is neither published nor verified until viewing is back or somebody settles it', async () => {
  for (const week of weeks) await publish(week)
  const backup = join(scratch(), 'backup')
  await operations.backup.run(engine, { directory: backup }, call)
  await reopen(cutSecondWeek)
  expect(await watched()).toEqual([120, 120])

  expect(engine.store.damage[0]).toMatchObject({ table: 'spans', week: '2021-08-09' })
  expect(troubles).toContainEqual(expect.stringMatching(/damaged part of spans.*week of 2021-08-09.*sweeps doctor/))
  const { findings } = await operations.doctor.run(engine, {}, call)
  expect(findings).toContainEqual(expect.objectContaining({ what: 'tables', state: 'ill', todo: expect.stringContaining('--spans') }))
  // Whoever reads figures is told first of all.
  const { trouble } = await operations.overview.run(engine, {}, { ...call, role: 'viewer' })
  expect(trouble).toMatchObject([{ what: 'tables', state: 'ill', found: expect.stringContaining('week of 2021-08-09') }])
  expect((await verify('2021-08-02')).equal).toBe(true)
  expect((await publish('2021-08-02')).made).toBe(false)
  // Those after it say how things were before.
  for (const week of ['2021-08-09', '2021-08-16']) {
    await expect(publish(week)).rejects.toEqual(damaged)
    await expect(verify(week)).rejects.toEqual(damaged)
  }

  await expect(operations['restore-spans'].run(engine, { directory: scratch() }, call)).rejects.toMatchObject({ code: 'usage' })
  const restored = await operations['restore-spans'].run(engine, { directory: backup }, call)
  expect(restored).toMatchObject({ weeks: ['2021-08-09'] })
  expect(await watched()).toEqual([120, 120, 120])
  for (const week of weeks) expect((await verify(week)).equal).toBe(true)
  expect((await publish('2021-08-16')).made).toBe(false)
  // Once more, all of it: nothing counts twice.
  expect(await operations['restore-spans'].run(engine, { directory: backup }, call)).toMatchObject({ weeks: [] })
  expect(await watched()).toEqual([120, 120, 120])

  // Whoever is erased stays erased, though the backup has them.
  await operations.erase.run(engine, { viewer: 'v1' }, call)
  expect(await watched()).toEqual([90, 90, 90])
  await operations['restore-spans'].run(engine, { directory: backup }, call)
  expect(await watched()).toEqual([90, 90, 90])

  // What was settled stays settled, what is damaged anew does not.
  await reopen(() => {})
  expect(engine.store.damage).toEqual([])
  await reopen(cutSecondWeek)
  await expect(publish('2021-08-16')).rejects.toEqual(damaged)
  expect((await operations.doctor.run(engine, { settle: true }, call)).findings).toContainEqual(
    expect.objectContaining({ state: 'look', found: expect.stringContaining('settled') }),
  )
  expect((await engine.people.audit.recent(1))[0]).toMatchObject({ actor: 'test', action: 'settle damage' })
  // It can be looked at again, as far as the erasure allows, though its week is gone.
  expect(await watched()).toEqual([90, 90])
  expect(await verify('2021-08-09')).toMatchObject({ incomparable: [expect.stringContaining('erased')] })
  expect(await publish('2021-08-16')).toMatchObject({ made: true })
  rmSync(backup, { recursive: true })
})

test('a table that is gone is missed, and everything may be touched', async () => {
  const metadata = join(directory, 'store', 'metadata', 'sweeps')
  const aside = join(directory, 'overfull_viewer_days.sql')
  await reopen(() => renameSync(join(metadata, 'overfull_viewer_days.sql'), aside))
  expect(engine.store.damage).toEqual([{ table: 'overfull_viewer_days' }])
  for (const week of weeks) await expect(publish(week)).rejects.toEqual(damaged)
  await reopen(() => renameSync(aside, join(metadata, 'overfull_viewer_days.sql')))
  expect(engine.store.damage).toEqual([])
})

test('a flipped bit in a part is an error or said to be damage: no other figures', async () => {
  const before = await watched()
  const [store, sound] = [join(directory, 'store'), join(directory, 'sound')]
  await reopen(() => cpSync(store, sound, { recursive: true, verbatimSymlinks: true }))
  let state = 2026
  const roll = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  for (let flip = 0; flip < 6; flip++) {
    let flipped = ''
    const opened = reopen(() => {
      rmSync(store, { recursive: true })
      cpSync(sound, store, { recursive: true, verbatimSymlinks: true })
      const table = join(store, 'data', 'sweeps', 'spans')
      const parts = readdirSync(table).filter(name => /^\d{8}_/.test(name))
      const part = join(table, parts[roll(parts.length)]!)
      // The data, then whatever file comes.
      const names = readdirSync(part).filter(name => (name === 'data.bin') === (flip % 2 === 0))
      flipped = join(part, names[roll(names.length)]!)
      const bytes = readFileSync(flipped)
      bytes[roll(bytes.length)]! ^= 1 << roll(8)
      writeFileSync(flipped, bytes)
    })
    const found = await opened.then(watched).catch(error => error)
    if (!(found instanceof Error) && engine.store.damage.length === 0) expect(found, flipped).toEqual(before)
  }
})
