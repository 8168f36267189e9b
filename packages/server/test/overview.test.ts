import { type Engine, operations } from '@sweeps/engine'
import { addDays, type Overview, weekStart } from '@sweeps/model'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { message } from './message.js'
import { call } from './public-site/world.js'
import { type RealServer, realServer } from './real-server.js'
import { Visitor } from './visitor.js'

/*
 * Three worlds of one server, one after the other.
 *
 *   empty     nothing at all
 *   figures   nielsen-us: Hit & Run at 2 in the week of 2021-08-09, the latest of overall
 *   all       and one's own: a catalogue, plays in this week and the two before, decisions, an edition, a release, a refused message
 *
 * Own plays, each an hour of a viewer; w is the week that runs:
 *
 *   w-2   gamma 2                                       2 hours
 *   w-1   alpha 3   gamma 1                             4 hours
 *   w     alpha, ten seconds of a minute ago            0.00278 hours
 */
const today = new Date().toISOString().slice(0, 10)
const running = weekStart(today)
const [before, twoBefore] = [addDays(running, -7), addDays(running, -14)]
const dayOf = (premiere: string): number => Math.round((Date.parse(today) - Date.parse(premiere)) / 86_400_000) + 1
const [soon, old] = [addDays(today, 5), addDays(today, -100)]

const figures = `week_start,week_end,list,rank,title,service,minutes_millions,episodes,source_url,note
2021-08-02,2021-08-08,overall,1,Hit & Run,Netflix,700,9,https://example.org,
2021-08-09,2021-08-15,overall,1,Vivo,Netflix,802,9,https://example.org,
2021-08-09,2021-08-15,overall,2,Hit & Run,Netflix,549,9,https://example.org,
`
const catalogue = `service,content,title,season,episode,name,kind,origin,language,runtime_ms,released
noa,a1,alpha,1,1,Alpha: Season 1,series,original,en,3600000,${before}
noa,b1,beta,1,1,Beta: Season 1,series,original,en,3600000,${soon}
noa,c1,gamma,1,1,Gamma: Season 1,series,original,en,3600000,${old}
noa,vivo,vivo,,,Vivo,film,acquired,en,5400000,${before}
`
const hour = (content: string, viewer: string, day: string): string => {
  const [start, stop] = [`${day}T10:00:00.000Z`, `${day}T11:00:00.000Z`]
  return `${JSON.stringify({ service: 'noa', content, play: `${content}-${viewer}-${day}`, viewer, sentAt: stop, spans: [{ start, stop, position: 0 }] })}\n`
}
const plays = [
  ...['p', 'q'].map(viewer => hour('c1', viewer, twoBefore)),
  ...['p', 'q', 'r'].map(viewer => hour('a1', viewer, before)),
  hour('c1', 's', before),
].join('')

let server: RealServer
let engine: Engine
const people = new Map<string, Visitor>()
beforeAll(async () => {
  server = await realServer({ example: { title: 'alpha', season: 1, asOf: today } })
  engine = server.engine
  for (const role of ['viewer', 'analyst', 'decider', 'admin'] as const) {
    const visitor = new Visitor(server.address)
    await visitor.signIn((await engine.people.users.invite({ name: `the-${role}`, role }, 'test')).token)
    people.set(role, visitor)
  }
})
afterAll(() => server.close())

const seenBy = async (role: string): Promise<Overview> => (await people.get(role)!.ask('/v1/overview')).body as unknown as Overview
const program = async () =>
  (await fetch(`${server.address}/v1/overview`, { headers: { authorization: `Bearer ${server.readKey}` } })).json()

test('without a session it is nobody’s', async () => {
  expect((await fetch(`${server.address}/v1/overview`)).status).toBe(401)
})

test('an empty directory: nothing, and nothing is wrong', async () => {
  expect(await seenBy('admin')).toEqual({
    at: expect.stringMatching(/Z$/),
    ...{ kinds: [], week: null, start: null, example: null, premieres: [], edition: null, release: null },
    ...{ playing: { plays: 0, titles: [] }, awaiting: { own: 0, published: 0, seasons: [] } },
    ...{ sources: [], services: [], trouble: [] },
  })
})

test('public figures alone: the first chart whole, and how fresh they are', async () => {
  await operations['import-nielsen-top10'].run(engine, {}, call(figures))
  const seen = await seenBy('viewer')
  expect(seen).toMatchObject({ kinds: ['published figures'], week: null, premieres: [], services: [], trouble: [] })
  expect(seen.start).toMatchObject({ chart: 'nielsen-us', list: 'overall', listName: 'Overall', week: '2021-08-09', named: false })
  // Of ten places two are known, and weeks may be missing: who is new nobody knows.
  expect(seen.start!.top!.entries.slice(0, 3).map(({ rank, name, movement }) => [rank, name, movement])).toEqual([
    [1, 'Vivo', null],
    [2, 'Hit & Run', 'down'],
    [3, null, null],
  ])
  expect(seen.sources).toEqual([
    {
      source: 'nielsen-top10',
      name: 'Nielsen streaming lists for the United States, as reported',
      latest: { start: '2021-08-09', end: '2021-08-15' },
      imported: expect.stringContaining(today.slice(0, 8)),
    },
  ])
})

describe('with everything', () => {
  beforeAll(async () => {
    await operations['import-catalogue'].run(engine, {} as never, call(catalogue))
    await operations['import-plays'].run(engine, {} as never, call(plays))
    const tell = (body: unknown) =>
      fetch(`${server.address}/v1/spans?key=${server.key}`, { method: 'POST', body: JSON.stringify(body) }).then(({ status }) => status)
    expect(await tell(message({ content: 'a1', viewer: 'now' }))).toBe(204)
    expect(await tell({ service: 'noa' })).toBe(400)
    await engine.plays.loader.drained()
    await operations.publish.run(engine, { chart: 'census', week: twoBefore }, call(''))
    await operations.publish.run(engine, { chart: 'census', week: before, embargo: '2099-01-01T00:00:00Z' }, call(''))
    // Reported elsewhere, for all to see; alpha was decided here, which is for those who work here.
    const of = (title: string) => ({ title, season: 1, outcome: 'renewed' as const, by: 'Dana', reason: 'It is liked.' })
    await operations.decide.run(engine, { ...of('gamma'), source: 'https://example.org' }, call(''))
    await operations.decide.run(engine, of('alpha'), call(''))
    await operations.announce.run(engine, { title: 'gamma', season: 1, approve: true, publish: true }, call(''))
  })

  test('one’s own week: the first places, who moved, and the hours of three weeks', async () => {
    const { week, start } = await seenBy('viewer')
    expect(week!.chart).toMatchObject({ chart: 'census', market: 'WW', week: { start: running }, closed: false })
    expect(week!.chart.entries.map(({ rank, title, movement }) => [rank, title, movement])).toEqual([[1, 'alpha', 'same']])
    expect(week!.movers).toEqual([])
    expect(week!.hours.map(({ week }) => week)).toEqual([running, before, twoBefore])
    expect(week!.hours.map(({ closed }) => closed)).toEqual([false, true, true])
    expect(week!.hours[0]!.hours).toBeCloseTo(10 / 3600, 5)
    expect(week!.hours.slice(1).map(({ hours }) => hours)).toEqual([4, 2])
    // The four hours were watched from 10:00 to 11:00 of its Monday: so much of them as there is by the same hour, a minute ago at most.
    const { at } = await seenBy('viewer')
    const elapsed = (Date.parse(at) - Date.parse(running)) / 3_600_000
    const byHour = (hours: number): number => 4 * Math.min(1, Math.max(0, hours - 10))
    expect(week!.lastWeekByNow).toBeGreaterThanOrEqual(byHour(elapsed - 0.2))
    expect(week!.lastWeekByNow).toBeLessThanOrEqual(byHour(elapsed))
    // Its own chart is the one that readers see first, so it is not told twice.
    expect(start).toMatchObject({ chart: 'census', week: running, named: false, top: null })
  })

  test('what is playing, and until when each service has reported', async () => {
    const { playing, services } = await seenBy('viewer')
    expect(playing).toEqual({ plays: 1, titles: [{ title: 'alpha', season: 1, name: 'Alpha', plays: 1 }] })
    expect(services).toEqual([{ service: 'noa', day: today, watched: expect.stringContaining(today) }])
  })

  test('premieres: the one to come, and the one in its first 28 days with its hours', async () => {
    const { premieres } = await seenBy('viewer')
    expect(premieres).toEqual([
      { title: 'beta', season: 1, name: 'Beta', premiere: soon, day: -4, hours: null },
      { title: 'alpha', season: 1, name: 'Alpha', premiere: before, day: dayOf(before), hours: expect.closeTo(3 + 10 / 3600, 5) },
    ])
  })

  test('the last edition that is out, and the last release', async () => {
    const { edition, release } = await seenBy('admin')
    expect(edition).toMatchObject({ chart: 'census', market: 'WW', week: twoBefore, revision: 1 })
    expect(Date.parse(edition!.published)).toBeLessThanOrEqual(Date.now())
    expect(release).toMatchObject({ title: 'gamma', season: 1, version: 1 })
    expect(release!.headline).toMatch(/Gamma/)
  })

  test('what awaits a decision, for each as far as the ledger is for them', async () => {
    const staff = (await seenBy('viewer')).awaiting!
    expect(staff).toMatchObject({ own: 1, published: 0 })
    expect(staff.seasons.map(({ title, case: of }) => [title, of])).toEqual([['beta', null]])
    const outside = ((await program()) as Overview).awaiting!
    expect(outside.seasons.map(({ title }) => title)).toEqual(['beta', 'alpha'])
  })

  test('what is wrong: refused messages for analysts, nothing of them for viewers', async () => {
    expect((await seenBy('viewer')).trouble).toEqual([])
    const found = (await seenBy('analyst')).trouble
    expect(found).toMatchObject([{ what: 'rejects', state: 'look', found: '1 message was refused in the last 24 hours' }])
    expect(found[0]!.todo).toContain('sweeps rejects')
  })

  test('the example that the installation names', async () => {
    expect((await seenBy('viewer')).example).toEqual({ title: 'alpha', season: 1, name: 'Alpha', asOf: today })
  })
})
