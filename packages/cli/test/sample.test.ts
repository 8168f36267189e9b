import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineQuery, type Engine, Int64, openEngine, type PanelManagement, type Params, perform, type Query } from '@sweeps/engine'
import Type from '@sweeps/model/typebox'
import {
  accountId,
  type SamplePlay,
  SamplePlays,
  sampleContents,
  samplePanel,
  sampleScreens,
  sampleTargets,
  sampleTruth,
  service,
  viewerId,
} from '@sweeps/simulator'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { panelBundle } from '../src/panel-bundle.js'
import { sampleFile } from '../src/sample/files.js'

const whole = sampleFile('demo-tv/plays.native.zst')
/** The accounts whose plays are made again here. */
const some = 120
const midnight = Date.parse('2024-03-14T00:00:00.000Z')
const evening = midnight + 20 * 3_600_000
const call = { actor: 'test', progress: () => {} }
let path: string
let engine: Engine
let part: string
/** The same plays, made from the seed. */
let made: SamplePlay[]

beforeAll(async () => {
  path = mkdtempSync(join(tmpdir(), 'sweeps-sample-'))
  engine = await openEngine({ directory: join(path, 'data') })
  part = join(path, 'part.native.zst')
  await engine.store.command(
    'test.part',
    `INSERT INTO FUNCTION file('${part}', 'Native') SELECT * FROM file('${whole}', 'Native') WHERE account <= ${some} ORDER BY account, person, start`,
  )
  const plays = new SamplePlays()
  made = Array.from({ length: some }, (_, at) => plays.of(at + 1).plays).flat()
})
afterAll(async () => {
  await engine.close()
  rmSync(path, { recursive: true, force: true })
})

const load = (until: number) =>
  engine.plays.importRecorded({
    ...{ path: part, service: service.id, screens: sampleScreens, midnight, until, accountId, viewerId },
    contents: sampleContents().map(({ id, runtime }) => ({ id, runtimeMs: runtime * 1000 })),
  })

const Count = { rows: Int64, seconds: Int64, viewers: Int64, accounts: Int64 }
const spans = defineQuery({
  tag: 'test.spans',
  sql: `-- one row
SELECT count() AS rows, sum(toUnixTimestamp64Milli(stop) - toUnixTimestamp64Milli(start)) / 1000 AS seconds, uniqExact(viewer) AS viewers, uniqExact(account) AS accounts
FROM (SELECT service, content, play, start, position, rate, epoch, max(stop) AS stop, max(viewer) AS viewer, max(account) AS account FROM spans GROUP BY service, content, play, start, position, rate, epoch)`,
  row: Type.Object({ ...Count, seconds: Type.Number() }),
})

const sum = (of: readonly number[]): number => of.reduce((all, one) => all + one, 0)

test('the file has a service of its size, in less than fifteen megabytes', async () => {
  const size = defineQuery({
    tag: 'test.file',
    sql: "-- one row\nSELECT count() AS rows, sum(length) AS seconds, uniqExact(account, person) AS viewers, uniqExact(account) AS accounts FROM file({path:String}, 'Native') SETTINGS input_format_skip_unknown_fields = 1",
    row: Type.Object(Count),
  })
  const [found] = await rowsOf(size, { path: whole })
  expect(found!.accounts).toBeGreaterThan(40_000)
  expect(found!.rows).toBeGreaterThan(found!.viewers)
  expect(statSync(whole).size).toBeLessThan(15_000_000)
})

test('a part of the file is made again from its seed', async () => {
  const columns = ['account', 'person', 'content', 'start', 'position', 'length', 'screen'] as const
  const query = defineQuery({
    tag: 'test.part',
    sql: `-- one row per play\nSELECT ${columns.join(', ')} FROM file({path:String}, 'Native') ORDER BY account, person, start\nSETTINGS input_format_skip_unknown_fields = 1`,
    row: Type.Object(Object.fromEntries(columns.map(column => [column, Type.Integer()]))),
  })
  const found = await rowsOf(query, { path: part })
  expect(found.length).toBeGreaterThan(800)
  expect(found).toEqual(made.map(one => Object.fromEntries(columns.map(column => [column, one[column]]))))
})

test('the panel stands for the persons of its country, counted again', () => {
  expect(readFileSync(sampleFile('demo-tv/targets.csv'), 'utf8')).toBe(sampleTargets())
})

test('what is true of them beside it is counted again', () => {
  expect(readFileSync(sampleFile('demo-tv/truth.csv'), 'utf8')).toBe(sampleTruth())
})

test('its panel says who was asked and who reported, in whole weeks, so that its management knows', async () => {
  const files = samplePanel(new SamplePlays(), '2026-12-01', {
    targets: readFileSync(sampleFile('demo-tv/targets.csv'), 'utf8'),
    truth: readFileSync(sampleFile('demo-tv/truth.csv'), 'utf8'),
    households: 80,
  })
  const rows = (name: string) =>
    files
      .get(name)!
      .trimEnd()
      .split('\n')
      .slice(1)
      .map(line => line.split(','))
  const states = new Map(rows('days.csv').map(([household, day, state]) => [`${household} ${day}`, state]))
  // 2026-10-26 is the Monday of the week that began 36 days before.
  expect([...states.keys()].map(key => key.slice(-10)).sort()[0]).toBe('2026-10-26')
  for (const line of files.get('viewing.ndjson')!.trimEnd().split('\n')) {
    const { household, spans } = JSON.parse(line) as { household: string; spans: { start: string }[] }
    expect(states.get(`${household} ${spans[0]!.start.slice(0, 10)}`)).toBe('in-tab')
  }
  const paths = [...files].map(([name, text]) => {
    writeFileSync(join(path, name), text)
    return join(path, name)
  })
  await perform(engine, 'import-panel', { note: 'test' }, { ...call, file: panelBundle(paths) })
  const kept = (await perform(engine, 'panel-management', { panel: 'demo-homes', week: '2026-11-23' }, call)) as PanelManagement
  const asked = rows('invitations.csv').map(([, , , outcome]) => outcome)
  expect(kept.response).toMatchObject({ joined: 80, asked: asked.filter(outcome => outcome !== 'ineligible').length })
  expect(kept.response!.rate).toBeGreaterThan(0.3)
  for (const { day, homes, inTab } of kept.days) {
    expect(inTab).toBe([...states].filter(([key, state]) => key.endsWith(day) && state === 'in-tab').length)
    expect(inTab).toBeLessThan(homes)
  }
  expect(Object.keys(kept.reasons)).toContain('no connection')
})

test('on whatever day it is loaded it has the same plays, moved to it, and twice they count once', async () => {
  await load(evening)
  const over = made.filter(one => midnight + (one.start + one.length) * 1000 <= evening)
  const expected = {
    rows: over.length,
    seconds: sum(over.map(one => one.length)),
    viewers: new Set(over.map(one => viewerId(one.account, one.person))).size,
    accounts: new Set(over.map(one => one.account)).size,
  }
  expect(over.length).toBeLessThan(made.length + 1)
  expect(await engine.store.one(spans, {})).toEqual(expected)
  await load(evening)
  expect(await engine.store.one(spans, {})).toEqual(expected)
  // Nothing of who they are is left beside the store.
  expect(readdirSync(engine.store.directory)).not.toContain('recorded-people')

  // 7 to 13 March, by day and screen.
  const week = over.filter(one => one.start >= -7 * 86_400 && one.start + one.length <= 0)
  const { rows } = (await perform(engine, 'minutes', { from: '2024-03-07', to: '2024-03-14', tz: 'UTC', by: 'screen' }, call)) as {
    rows: { screen: string; watchedMs: number }[]
  }
  const crossing = over.filter(one => one.start < -7 * 86_400 && one.start + one.length > -7 * 86_400 && one.start > -9 * 86_400)
  const into = over.filter(one => one.start < 0 && one.start + one.length > 0)
  const seconds =
    sum(week.map(one => one.length)) + sum(crossing.map(one => one.start + one.length + 7 * 86_400)) + sum(into.map(one => -one.start))
  expect(sum(rows.map(row => row.watchedMs))).toBe(seconds * 1000)
  expect(rows.map(row => row.screen)).toContain('tv')
})

test('by way of the journal, as where a ClickHouse server does not see the file, it is the same', async () => {
  const expected = await engine.store.one(spans, {})
  const { store } = engine
  Object.defineProperty(store, 'readsFiles', { value: false, configurable: true })
  // Here the one engine of the process reads the file; beside a server it is opened for that.
  Object.defineProperty(store, 'eachOfFile', { value: store.each.bind(store), configurable: true })
  try {
    await load(evening)
  } finally {
    for (const name of ['readsFiles', 'eachOfFile']) Reflect.deleteProperty(store, name)
  }
  expect(engine.plays.loader.count).toBeGreaterThan(0)
  expect(await engine.store.one(spans, {})).toEqual(expected)
})

test('whoever watched in it is erased by name', async () => {
  const ofOne = made.find(one => one.person === 2)!
  const id = viewerId(ofOne.account, 2)
  const theirs = made.filter(
    one => one.account === ofOne.account && one.person === 2 && midnight + (one.start + one.length) * 1000 <= evening,
  )
  const before = await engine.store.one(spans, {})
  await perform(engine, 'erase', { viewer: id }, call)
  const after = await engine.store.one(spans, {})
  expect(before.rows - after.rows).toBe(theirs.length)
  expect(existsSync(join(engine.store.directory, 'recorded-people'))).toBe(false)
})

async function rowsOf<Row>(query: Query<Params, Row>, params: { path: string }): Promise<Row[]> {
  const found: Row[] = []
  await engine.store.eachOfFile(query, params, async rows => {
    found.push(...rows)
  })
  return found
}
