import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Problem } from '@sweeps/model'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Engine, openEngine } from '../../src/engine.js'
import { minutes } from '../../src/minutes/index.js'
import { operations, restoreBackup } from '../../src/operations/index.js'
import { at, catalogueOf, countRows, made, newDirectory, says, scratch } from '../world.js'

let directory: string
let engine: Engine
beforeEach(async () => {
  directory = await newDirectory()
  engine = await openEngine({ directory })
})
afterEach(async () => {
  await engine.close()
  rmSync(directory, { recursive: true, force: true })
})

const call = { actor: 'test', progress: () => {} }
const erase = (viewer: string, service?: string) => operations.erase.run(engine, { viewer, ...(service ? { service } : {}) }, call)

async function receive(...messages: object[]): Promise<void> {
  await engine.plays.collector.collect(messages, {
    receivedAt: Date.parse(at('nxt 12:00')),
    source: 'test',
    flags: 0,
  })
  await engine.plays.loader.drained()
}

const watched = async () =>
  Object.fromEntries(
    (await minutes(engine, { from: '2021-08-02', to: '2021-08-30', by: 'content', metric: 'minutes' })).rows.map(row => [
      row['content'],
      row['minutes'],
    ]),
  )

async function weeks(): Promise<Record<string, Record<string, number>>> {
  const counted = await engine.census.weeks({ zone: 'UTC', firstDay: 'monday', metric: 'minutes', bySeason: false, size: 100, filter: {} })
  return Object.fromEntries(counted.map(({ week, rows }) => [week, Object.fromEntries(rows.map(row => [row.title, row.value]))]))
}

async function restart(): Promise<void> {
  await engine.close()
  engine = await openEngine({ directory })
  await engine.plays.loader.drained()
}

//  ana  account fam    a  Mon 20:00–20:30, and over the end of the week  b  Sun 23:30–Mon 00:30
//  ben  account fam    a  Mon 21:00–21:10
//  cyd                 a  Mon 22:00–22:05
const family = [
  { ...says('ana', 'a', 'p1', ['20:00', '20:30']), account: 'fam' },
  { ...says('ana', 'b', 'p2', ['Sun 23:30', 'nxt 00:30']), account: 'fam' },
  { ...says('ben', 'a', 'p3', ['21:00', '21:10']), account: 'fam' },
  says('cyd', 'a', 'p4', ['22:00', '22:05']),
]

test('a viewer is erased from all weeks, also after a restart; the others are untouched', async () => {
  await receive(...family)
  expect(await weeks()).toEqual({ '2021-08-09': { a: 45, b: 30 }, '2021-08-16': { b: 30 } })
  expect(await erase('ana')).toEqual({ services: ['s'], silentNodes: [], rows: expect.any(Number), rejects: 0 })
  const left = async (): Promise<void> => {
    expect(await watched()).toEqual({ a: 15 })
    expect(await weeks()).toEqual({ '2021-08-09': { a: 15 } })
  }
  await left()
  await restart()
  await left()
  expect(await erase('ana')).toMatchObject({ rows: 0 })
})

test('nothing of an erased viewer is left in the journal', async () => {
  await receive(...family)
  const ana = engine.plays.pseudonyms.of('s', 'viewer', 'ana')
  const holds = (): boolean => {
    const folder = join(directory, 'journal')
    return readdirSync(folder, { recursive: true, encoding: 'utf8' }).some(
      file => file.endsWith('.journal') && readFileSync(join(folder, file)).includes(ana),
    )
  }
  expect(holds()).toBe(true)
  await erase('ana')
  expect(holds()).toBe(false)
})

test('what waits in the journal of a viewer is erased too', async () => {
  await receive(...family)
  const late = { ...says('ana', 'c', 'p9', ['Tue 20:00', 'Tue 20:30']), account: 'fam' }
  await engine.plays.collector.collect(late, { receivedAt: Date.parse(at('nxt 12:00')), source: 'test', flags: 0 })
  await erase('ana')
  expect(await watched()).toEqual({ a: 15 })
})

test('an account is erased with all its viewers', async () => {
  await receive(...family)
  await weeks()
  await erase('fam')
  expect(await watched()).toEqual({ a: 5 })
  expect(await weeks()).toEqual({ '2021-08-09': { a: 5 } })
})

test('only at the service that is named', async () => {
  await receive(...family, { ...says('ana', 'x', 'p5', ['20:00', '20:20']), service: 't' })
  await erase('ana', 't')
  expect(await watched()).toEqual({ a: 45, b: 60 })
  await erase('ana')
  expect(await watched()).toEqual({ a: 15 })
})

test('no day that was overfull stays on record of who is erased, by their own id or their account’s', async () => {
  const full = (viewer: string) => [
    says(viewer, 'a', `${viewer}1`, ['Tue 00:00', 'Tue 12:00']),
    says(viewer, 'b', `${viewer}2`, ['Tue 00:00', 'Tue 12:00']),
    says(viewer, 'b', `${viewer}3`, ['Tue 12:00', 'Tue 20:00']),
  ]
  await receive(...full('ana'), ...full('ben').map(message => ({ ...message, account: 'fam' })), ...full('cyd'))
  expect(await watched()).toEqual({})
  const overfull = () => countRows(engine.store, 'overfull_viewer_days')
  expect(await overfull()).toBe(3)
  await erase('ana')
  await erase('fam')
  expect(await overfull()).toBe(1)
  expect(await watched()).toEqual({})
})

test('refused messages of who is erased go too, under whatever name the id stood', async () => {
  const bad = says('x', 'a', 'p9', ['20:00', '20:20'])
  const { viewer: _, ...nobody } = bad
  await receive(
    { ...nobody, viewerId: 'ana@example.org' },
    { ...nobody, user: { email: 'ana@example.org' } },
    { ...nobody, play: { by: ['ana@example.org'] } },
    { ...nobody, play: 'session/ana@example.org/1' },
    { ...nobody, 'ana@example.org': true },
    ['ana@example.org'],
    { ...nobody, customer: 4_815_162_342 },
    { ...nobody, viewerId: 'ben' },
  )
  const rejects = () => countRows(engine.store, 'rejects')
  expect(await rejects()).toBe(8)
  expect(await erase('ana@example.org', 'elsewhere')).toMatchObject({ rejects: 1 })
  expect(await erase('ana@example.org')).toMatchObject({ rows: 0, rejects: 5 })
  expect(await erase('4815162342')).toMatchObject({ rejects: 1 })
  expect(await rejects()).toBe(1)
})

test('an erasure is written down without saying who', async () => {
  await receive(...family)
  await erase('ana')
  const [entry] = await engine.people.audit.recent(1)
  expect(entry).toMatchObject({ actor: 'test', action: 'erase' })
  expect(JSON.stringify(entry)).not.toMatch(/ana|fam/)
  await expect(erase('')).rejects.toThrow(Problem)
})

test('a backup restored elsewhere has the same figures and knows the same viewers', async () => {
  await engine.catalogue.import(catalogueOf('a some-show 1 1 30'), made)
  await receive(...family)
  const before = { watched: await watched(), weeks: await weeks() }
  const copy = join(scratch(), 'backup')
  const { tables } = await operations.backup.run(engine, { directory: copy }, call)
  expect(tables).toBeGreaterThan(5)
  expect(existsSync(join(copy, 'backup.json'))).toBe(true)
  await expect(operations.backup.run(engine, { directory: copy }, call)).rejects.toMatchObject({ code: 'usage' })
  // What comes later is not in it.
  await receive(says('dan', 'a', 'p7', ['23:00', '23:10']))
  await engine.close()

  const restored = scratch()
  await restoreBackup(copy, restored)
  await expect(restoreBackup(copy, restored)).rejects.toMatchObject({ code: 'store-unusable' })
  engine = await openEngine({ directory: restored })
  expect({ watched: await watched(), weeks: await weeks() }).toEqual(before)
  expect(engine.catalogue.version).toBe(1)
  // The same viewer is the same person there.
  await receive(says('cyd', 'a', 'p8', ['23:00', '23:10']))
  expect((await minutes(engine, { from: '2021-08-09', to: '2021-08-16', metric: 'viewers' })).rows).toEqual([{ viewers: 3 }])
  await erase('cyd')
  expect(await watched()).toEqual({ a: 40, b: 60 })
  rmSync(copy, { recursive: true })
  await engine.close()
  rmSync(restored, { recursive: true, force: true })
  engine = await openEngine({ directory })
})

test('the doctor finds a fresh installation well', async () => {
  const { findings } = await operations.doctor.run(engine, { deep: true }, call)
  expect(findings.filter(finding => finding.state !== 'well')).toEqual([])
})
