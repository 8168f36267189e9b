import { Problem } from '@sweeps/model'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { at, catalogueOf, made, openWorld, says, type World } from '../world.js'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(() => world.forget())
afterAll(() => world.remove())

const receive = (...messages: object[]) => world.receive(messages, at('nxt 23:59'))
const watched = async (request = {}) => world.rows({ metric: 'minutes', ...request })

test('what is paused is not counted; what is watched again is', async () => {
  await receive(says('ana', 'e1', 'p1', ['20:00', '20:20', 0], ['20:45', '20:50', 1_200_000], ['21:00', '21:20', 0]))
  expect(await watched()).toEqual([{ minutes: 45 }])
})

test('at one and a half times the speed, the clock on the wall counts', async () => {
  await receive(says('ana', 'e1', 'p1', ['20:00', '20:20', 0, 1.5]))
  expect(await watched()).toEqual([{ minutes: 20 }])
})

test('spans of one play that overlap count once, two plays of one viewer at once count both', async () => {
  await receive(says('ana', 'e1', 'p1', ['20:00', '20:20'], ['20:10', '20:30']), says('ana', 'e1', 'p2', ['20:00', '20:30']))
  expect(await world.rows({ metric: 'minutes,plays,viewers,accounts' })).toEqual([{ minutes: 60, plays: 2, viewers: 1, accounts: 1 }])
})

test('a resume of the same play is the same play', async () => {
  await receive(says('ana', 'e1', 'p1', ['20:00', '20:20']))
  await receive(says('ana', 'e1', 'p1', ['20:40', '20:50', 1_200_000]))
  expect(await world.rows({ metric: 'minutes,plays' })).toEqual([{ minutes: 30, plays: 1 }])
})

test('one play id at two services or of two contents is two plays', async () => {
  await receive(says('ana', 'e1', 'p1', ['20:00', '20:10']), says('ana', 'e2', 'p1', ['20:10', '20:20']), {
    ...says('ana', 'e1', 'p1', ['20:00', '20:10']),
    service: 't',
  })
  expect(await world.rows({ metric: 'plays,viewers' })).toEqual([{ plays: 3, viewers: 2 }])
})

//  ana  p1  Mon 23:30 – Tue 00:20 UTC
test('a span across midnight is split, where midnight is', async () => {
  await receive(says('ana', 'e1', 'p1', ['Mon 23:30', 'Tue 00:20']))
  const days = (tz: string) => world.rows({ by: 'day', tz, metric: 'minutes,plays', from: '2021-08-08', to: '2021-08-12' })
  expect(await days('UTC')).toEqual([
    { day: '2021-08-09', minutes: 30, plays: 1 },
    { day: '2021-08-10', minutes: 20, plays: 1 },
  ])
  // 20:00 in New York, 05:00 in Kolkata: one day each.
  expect(await days('America/New_York')).toEqual([{ day: '2021-08-09', minutes: 50, plays: 1 }])
  expect(await days('Asia/Kolkata')).toEqual([{ day: '2021-08-10', minutes: 50, plays: 1 }])
  expect(await world.rows({ by: 'hour', tz: 'Asia/Kolkata', metric: 'minutes', from: '2021-08-10', to: '2021-08-11' })).toEqual([
    { hour: '2021-08-10T05:00+05:30', minutes: 50 },
  ])
  // A period that begins or ends within it takes what lies inside.
  expect(await watched({ from: '2021-08-10', to: '2021-08-11' })).toEqual([{ minutes: 20 }])
  expect(await watched({ from: '2021-08-08', to: '2021-08-10' })).toEqual([{ minutes: 30 }])
})

test('edges hold to the millisecond', async () => {
  const start = '2021-08-09T23:59:59.999Z'
  await receive({ ...says('ana', 'e1', 'p1', ['20:00', '20:01']), spans: [{ start, stop: '2021-08-10T00:00:00.001Z', position: 0 }] })
  expect(await world.rows({ by: 'day', metric: 'watched' })).toEqual([
    { day: '2021-08-09', watchedMs: 1 },
    { day: '2021-08-10', watchedMs: 1 },
  ])
})

test('a span that ends as the period begins, or begins as it ends, is not in it', async () => {
  await receive(says('ana', 'e1', 'p1', ['Mon 23:00', 'Tue 00:00']), says('ben', 'e1', 'p2', ['Wed 00:00', 'Wed 01:00']))
  expect(await world.rows({ from: '2021-08-10', to: '2021-08-11', metric: 'minutes,plays' })).toEqual([{ minutes: 0, plays: 0 }])
})

//  film   f1      100 min          ana 50 min                              → 0.5
//  series s1  1/1 30 min, 1/2 60 min   ana 1/1 30 min, ben 1/2 15 min      → season 1: 45 ÷ 90 = 0.5
//             2/1 20 min           ben 2/1 20 min                          → season 2: 1; title: 1.5
const library = ['f1 some-film - - 100', 'e1 some-show 1 1 30', 'e2 some-show 1 2 60', 'e3 some-show 2 1 20']
const evening = [
  says('ana', 'f1', 'p1', ['20:00', '20:50']),
  says('ana', 'e1', 'p2', ['21:00', '21:30']),
  says('ben', 'e2', 'p3', ['21:00', '21:15']),
  says('ben', 'e3', 'p4', ['22:00', '22:20']),
]

test('views of a film, an episode, a season, and a title over two seasons', async () => {
  await world.catalogue.import(catalogueOf(...library), made)
  await receive(...evening)
  const views = (by: string) => world.rows({ by, metric: 'views' })
  expect(await views('title')).toEqual([
    { title: 'some-film', views: 0.5 },
    { title: 'some-show', views: 1.5 },
  ])
  expect(await views('title,season')).toEqual([
    { title: 'some-film', views: 0.5 },
    { title: 'some-show', season: 1, views: 0.5 },
    { title: 'some-show', season: 2, views: 1 },
  ])
  expect(await views('title,season,episode')).toEqual([
    { title: 'some-film', views: 0.5 },
    { title: 'some-show', season: 1, episode: 1, views: 1 },
    { title: 'some-show', season: 1, episode: 2, views: 0.25 },
    { title: 'some-show', season: 2, episode: 1, views: 1 },
  ])
  expect(await views('')).toEqual([{ views: 2 }])
})

test('views are empty where a runtime is not known, and only there', async () => {
  await world.catalogue.import(catalogueOf('e1 some-show 1 1 30', 'e2 some-show 1 2', 'e3 some-show 2 1 20'), made)
  await receive(...evening.slice(1))
  expect(await world.rows({ by: 'title,season', metric: 'views' })).toEqual([
    { title: 'some-show', season: 1, views: null },
    { title: 'some-show', season: 2, views: 1 },
  ])
  expect(await world.rows({ by: 'title', metric: 'views' })).toEqual([{ title: 'some-show', views: null }])
})

test('the runtime the player tells serves where the catalogue has none; else the catalogue’s wins', async () => {
  await receive({ ...says('ana', 'x1', 'p1', ['20:00', '20:30']), runtime: 60 * 60_000 })
  expect(await world.rows({ by: 'title', metric: 'views' })).toEqual([{ content: 'x1', views: 0.5 }])
  await world.catalogue.import(catalogueOf('x1 some-film - - 30'), made)
  expect(await world.rows({ by: 'title', metric: 'views' })).toEqual([{ title: 'some-film', views: 1 }])
})

test('two services that carry one episode: its runtime counts once in the season', async () => {
  await world.catalogue.import(catalogueOf('e1 some-show 1 1 30', 'e2 some-show 1 2 30', 't/z1 some-show 1 1 30'), made)
  await receive(says('ana', 'e1', 'p1', ['20:00', '20:30']), { ...says('ana', 'z1', 'p1', ['20:00', '20:30']), service: 't' })
  expect(await world.rows({ by: 'title,season', metric: 'views,plays' })).toEqual([{ title: 'some-show', season: 1, views: 1, plays: 2 }])
  expect(await world.rows({ by: 'service', metric: 'views' })).toEqual([
    { service: 's', views: 0.5 },
    { service: 't', views: 0.5 },
  ])
})

test('content without a catalogue entry stands under its own id', async () => {
  await world.catalogue.import(catalogueOf(...library), made)
  await receive(...evening, says('cyd', 'new', 'p5', ['23:00', '23:10']))
  expect(await world.rows({ by: 'title', metric: 'minutes' })).toEqual([
    { title: 'some-film', minutes: 50 },
    { title: 'some-show', minutes: 65 },
    { content: 'new', minutes: 10 },
  ])
})

test('slices by market, screen, service, content and week; what was not told is left out of the row', async () => {
  await receive(
    { ...says('ana', 'e1', 'p1', ['20:00', '20:10']), market: 'DE', screen: 'tv' },
    { ...says('ben', 'e1', 'p2', ['20:00', '20:20']), market: 'DE', screen: 'phone' },
    says('cyd', 'e2', 'p3', ['nxt 20:00', 'nxt 20:40']),
  )
  const by = (dimension: string) => world.rows({ by: dimension, metric: 'minutes', to: '2021-08-23' })
  expect(await by('market')).toEqual([{ market: 'DE', minutes: 30 }, { minutes: 40 }])
  expect(await by('screen')).toEqual([{ screen: 'phone', minutes: 20 }, { screen: 'tv', minutes: 10 }, { minutes: 40 }])
  expect(await by('market,screen')).toEqual([
    { market: 'DE', screen: 'phone', minutes: 20 },
    { market: 'DE', screen: 'tv', minutes: 10 },
    { minutes: 40 },
  ])
  expect(await by('service')).toEqual([{ service: 's', minutes: 70 }])
  expect(await by('content')).toEqual([
    { content: 'e1', minutes: 30 },
    { content: 'e2', minutes: 40 },
  ])
  expect(await by('week')).toEqual([
    { week: '2021-08-09', minutes: 30 },
    { week: '2021-08-16', minutes: 40 },
  ])
  expect(await by('week,day,hour')).toEqual([
    { week: '2021-08-09', day: '2021-08-09', hour: '2021-08-09T20:00+00:00', minutes: 30 },
    { week: '2021-08-16', day: '2021-08-16', hour: '2021-08-16T20:00+00:00', minutes: 40 },
  ])
  expect(await world.rows({ by: 'week', firstDay: 'thursday', metric: 'minutes', to: '2021-08-23' })).toEqual([
    { week: '2021-08-05', minutes: 30 },
    { week: '2021-08-12', minutes: 40 },
  ])
})

test('one person who declines to be recognised counts in minutes and plays alone', async () => {
  await receive(says('ana', 'e1', 'p1', ['20:00', '20:10']), { ...says('ben', 'e1', 'p2', ['20:00', '20:10']), anonymous: true })
  expect(await world.rows({ metric: 'minutes,plays,viewers,accounts' })).toEqual([{ minutes: 20, plays: 2, viewers: 1, accounts: 1 }])
})

test('three viewers of one account are one account', async () => {
  await receive(...['ana', 'ben', 'cyd'].map(name => ({ ...says(name, 'e1', name, ['20:00', '20:10']), account: 'fam' })))
  expect(await world.rows({ metric: 'viewers,accounts' })).toEqual([{ viewers: 3, accounts: 1 }])
})

test('filters take a service or a title', async () => {
  await world.catalogue.import(catalogueOf(...library), made)
  await receive(...evening, { ...says('ana', 'q', 'p9', ['20:00', '20:01']), service: 't' })
  expect(await watched({ title: 'some-show' })).toEqual([{ minutes: 65 }])
  expect(await watched({ service: 't' })).toEqual([{ minutes: 1 }])
  expect(await watched({ title: `' OR 1=1 --` })).toEqual([{ minutes: 0 }])
  expect(await watched({ title: 'some-show', by: 'title', from: '2021-08-02', to: '2021-08-09' })).toEqual([])
})

test('any period of the calendar, and before and after it, gives the whole', async () => {
  await receive(...evening)
  for (const [from, to] of [
    ['0001-01-01', '9999-12-31'],
    ['1900-01-01', '2299-01-01'],
    ['1970-01-01', '2100-01-01'],
  ])
    expect({ from, rows: await watched({ from, to }) }).toEqual({ from, rows: [{ minutes: 115 }] })
})

test.each([
  ['from', { from: '2021-02-31' }],
  ['from', { from: '' }],
  ['from', { from: '2021-8-9' }],
  ['to', { to: 'tomorrow' }],
  ['to', { to: '2021-08-09' }],
  ['to', { to: '2021-08-01' }],
  ['tz', { tz: 'Mars/Olympus' }],
  ['tz', { tz: '' }],
  ['by', { by: 'viewer' }],
  ['by', { by: 'title,__proto__' }],
  ['metric', { metric: 'money' }],
  ['firstDay', { firstDay: 'someday' }],
  ['firstDay', { firstDay: 'constructor' }],
  ['by', { by: 'hour', from: '2000-01-01', to: '2030-01-01' }],
  ['by', { by: 'day', from: '0001-01-01', to: '9999-12-31' }],
])('a wrong %s is named: %j', async (field, request) => {
  const error = await world.rows(request).catch(error => error)
  expect(error).toBeInstanceOf(Problem)
  expect(error).toMatchObject({ code: 'invalid-request', message: expect.stringMatching(new RegExp(`^${field}[ :]`)) })
})
