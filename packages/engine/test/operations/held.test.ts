import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Engine, openEngine } from '../../src/engine.js'
import { operations } from '../../src/operations/index.js'
import { at, made, newDirectory, says } from '../world.js'

let directory: string
let engine: Engine
beforeAll(async () => {
  directory = await newDirectory()
  engine = await openEngine({ directory })
})
afterAll(async () => {
  await engine.close()
  rmSync(directory, { recursive: true, force: true })
})

const call = { actor: 'mira', progress: () => {} }
const held = (viewer: string, service?: string) => operations['personal-data'].run(engine, { viewer, ...(service && { service }) }, call)
const rowsOf = async (viewer: string) => Object.fromEntries((await held(viewer)).tables.map(({ name, rows }) => [name, rows.length]))

/** The tables that the files of an erasure name; that weeks are counted says nothing of anybody, and is forgotten for all. */
const erasedFrom = new Set(
  readdirSync(new URL('../../src/plays/erase/', import.meta.url)).flatMap(name => {
    const text = readFileSync(new URL(`../../src/plays/erase/${name}`, import.meta.url), 'utf8')
    return [...text.matchAll(/ALTER TABLE (\w+)\s+DELETE/g)].map(([, table]) => table!).filter(table => table !== 'census_weeks_counted')
  }),
)

test('of a viewer everything is found that an erasure removes, then nothing; of another it stays', async () => {
  const catalogue = 'service,content,title,season,episode,name,kind,origin,language,runtime_ms,released'
  await engine.catalogue.import(`${catalogue}\ns,a,show,1,1,Show,series,original,en,1800000,2021-08-09`, made)
  const nobody = (({ viewer: _, ...rest }) => rest)(says('x', 'a', 'p9', ['20:00', '20:20']))
  // ana  a   Mon 20:00–21:00 of 30 minutes: cut. x, whose length nobody knows, on Tue 12 h twice and 8 h: overfull. cyd  a.
  await engine.plays.collector.collect(
    [
      { ...says('ana', 'a', 'p1', ['20:00', '21:00']), account: 'fam' },
      says('ana', 'x', 'p2', ['Tue 00:00', 'Tue 12:00']),
      says('ana', 'x', 'p3', ['Tue 00:00', 'Tue 12:00']),
      says('ana', 'x', 'p4', ['Tue 12:00', 'Tue 20:00']),
      says('cyd', 'a', 'p5', ['22:00', '22:05']),
      { ...nobody, viewerId: 'ana' },
      { ...nobody, viewerId: 'cyd' },
    ],
    { receivedAt: Date.parse(at('nxt 12:00')), source: 'test', flags: 0 },
  )
  await engine.plays.loader.drained()
  await operations['test-viewer'].run(engine, { service: 's', viewer: 'dan', test: true }, call)
  // A chart looks for overfull days and counts its week; a season's report rolls up its days.
  await engine.census.weeks({ zone: 'UTC', firstDay: 'monday', metric: 'viewers', bySeason: false, size: 100, filter: {} })
  await operations.season.run(engine, { title: 'show', season: 1 }, call)
  // What is there for a moment only: as a load that was cut off leaves it, and a line of a player that still runs.
  const ana = engine.plays.pseudonyms.of('s', 'viewer', 'ana')
  await engine.store.command(
    'test.put',
    `INSERT INTO staged_messages (batch, service, content, viewer) SELECT generateUUIDv4(), 's', 'a', ${ana}`,
  )
  await engine.store.command(
    'test.put',
    `INSERT INTO live_lines (session, service, source, viewer, stored_until) SELECT 'x', 's', 'cmcd', ${ana}, now() + 3600`,
  )

  const found = await rowsOf('ana')
  expect(found).toMatchObject({ spans: 4, overfull_viewer_days: 1, rejects: 1, live_lines: 1, staged_messages: 1, found_overfull: 1 })
  expect(new Set([...Object.keys(found), 'test_viewers'])).toEqual(new Set([...erasedFrom, 'audience_days', 'rejects']))
  // A tester without any viewing is held too.
  expect(await rowsOf('dan')).toEqual({ test_viewers: 1 })
  // By the account: what is said with it.
  expect(await rowsOf('fam')).toMatchObject({ spans: 1 })
  expect(await rowsOf('eva')).toEqual({})
  expect((await held('ana', 'elsewhere')).tables.map(({ name }) => name)).toEqual([])
  const { tables } = await held('ana')
  const mine = tables
    .find(({ name }) => name === 'spans')!
    .rows.map(({ content, start, stop, market }) => ({ content, start, stop, market }))
  expect(mine).toContainEqual({ content: 'a', start: '2021-08-09 20:00:00.000', stop: '2021-08-09 21:00:00.000', market: '' })
  // Of the counted weeks those that they are in: cyd is not in that of x.
  expect((await held('cyd')).tables.find(({ name }) => name === 'census_counts')!.rows.map(({ content }) => content)).toEqual(['a'])

  const cyd = await rowsOf('cyd')
  expect(cyd).toMatchObject({ spans: 1, rejects: 1, census_counts: 1, audience_days: 1 })
  for (const viewer of ['ana', 'dan']) await operations.erase.run(engine, { viewer }, call)
  for (const viewer of ['ana', 'dan', 'fam']) expect(await rowsOf(viewer)).toEqual({})
  expect(await rowsOf('cyd')).toMatchObject({ spans: 1, rejects: 1 })
})

test('as CSV a table has a column for each of its own', async () => {
  const answer = await held('cyd')
  const [head, line] = operations['personal-data'].csv!(answer, 'spans').split('\n')
  expect(head).toContain('service,content,play,start')
  expect(line).toMatch(/^s,a,/)
  expect(operations['personal-data'].csv!(answer, 'live_lines').trim()).toBe('')
})

test('who asked is written down, and not of whom', async () => {
  await held('cyd')
  const [entry, begun] = await engine.people.audit.recent(2)
  expect(begun).toMatchObject({ actor: 'mira', action: 'export viewer', detail: 'begun: all that is held of a viewer, of all services' })
  expect(entry!.detail).toMatch(/^a viewer: 1 of spans/)
  expect(JSON.stringify([entry, begun])).not.toContain('cyd')
  await expect(held('')).rejects.toMatchObject({ code: 'usage' })
})
