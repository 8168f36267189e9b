import { Problem } from '@sweeps/model'
import Type from '@sweeps/model/typebox'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { listRejects } from '../../src/plays/index.js'
import { defineQuery, Int64 } from '../../src/store/index.js'
import { at, countRows, openWorld, says, type World } from '../world.js'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(() => world.forget())
afterAll(() => world.remove())

const good = says('ana', 'e1', 'p1', ['20:00', '20:30'])
const span = good.spans[0]!
const spans = (...told: object[]) => ({ ...good, spans: told.map(change => ({ ...span, ...change })) })
const without = (field: string) => Object.fromEntries(Object.entries(good).filter(([name]) => name !== field))
const receivedAt = Date.parse(at('20:30'))

const refusals: [what: string, message: unknown, field: string, reason: RegExp][] = [
  ['no service', without('service'), 'service', /missing/],
  ['no spans', without('spans'), 'spans', /missing/],
  ['no start', spans({ start: undefined }), 'spans/0/start', /./],
  ['a number for a viewer', { ...good, viewer: 7 }, 'viewer', /string/],
  ['an empty content', { ...good, content: '' }, 'content', /./],
  ['a content of 129 characters', { ...good, content: 'x'.repeat(129) }, 'content', /./],
  ['a content that is one letter with 1000 marks', { ...good, content: `a${'\u0301'.repeat(1000)}` }, 'content', /./],
  ['an unknown screen', { ...good, screen: 'fridge' }, 'screen', /./],
  ['a market in small letters', { ...good, market: 'de' }, 'market', /./],
  ['a market and a line feed', { ...good, market: 'DE\n' }, 'market', /./],
  ['no spans at all', { ...good, spans: [] }, 'spans', /./],
  ['501 spans', { ...good, spans: Array(501).fill(span) }, 'spans', /./],
  ['300,000 spans', { ...good, spans: Array(300_000).fill(0) }, 'spans/0', /object/],
  ['a span that is null', { ...good, spans: [null] }, 'spans/0', /object/],
  ['31 February', spans({ start: '2021-02-31T20:00:00.000Z' }), 'spans/0/start', /no instant of the calendar/],
  ['29 February 2021', spans({ start: '2021-02-29T20:00:00.000Z' }), 'spans/0/start', /no instant of the calendar/],
  ['30 February in a stop', spans({}, { stop: '2020-02-30T20:00:00.000Z' }), 'spans/1/stop', /no instant of the calendar/],
  ['31 April', spans({ start: '2021-04-31T20:00:00.000Z' }), 'spans/0/start', /no instant of the calendar/],
  ['month 13', spans({ start: '2021-13-01T20:00:00.000Z' }), 'spans/0/start', /no instant of the calendar/],
  ['day 0', spans({ start: '2021-01-00T20:00:00.000Z' }), 'spans/0/start', /no instant of the calendar/],
  ['24 o’clock', spans({ stop: '2021-08-09T24:00:00.000Z' }), 'spans/0/stop', /no instant of the calendar/],
  ['a leap second', spans({ stop: '2021-08-09T20:59:60.000Z' }), 'spans/0/stop', /no instant of the calendar/],
  ['no milliseconds', spans({ start: '2021-08-09T20:00:00Z' }), 'spans/0/start', /./],
  ['another zone', spans({ start: '2021-08-09T20:00:00.000+02:00' }), 'spans/0/start', /./],
  ['25 hours', spans({ start: '2021-08-08T19:29:00.000Z' }), 'spans/0/stop', /24 hours/],
  ['24 hours and a millisecond', spans({ start: '2021-08-08T20:29:59.999Z' }), 'spans/0/stop', /24 hours/],
  ['a start in 1999', spans({ start: '1999-12-31T23:59:59.999Z' }), 'spans/0/start', /before the year 2000/],
  ['a stop in 1970', spans({ stop: '1970-01-01T00:00:00.000Z' }), 'spans/0/stop', /1970.*before the year 2000/],
  ['a start a year ahead', spans({ start: '2022-09-01T20:00:00.000Z' }), 'spans/0/start', /year ahead/],
  ['a position of 2^32', spans({ position: 4_294_967_296 }), 'spans/0/position', /./],
  ['a position of -1', spans({ position: -1 }), 'spans/0/position', /./],
  ['half a position', spans({ position: 0.5 }), 'spans/0/position', /integer/],
  ['a rate of 0', spans({ rate: 0 }), 'spans/0/rate', /./],
  ['a rate that is no number', spans({ rate: Number.NaN }), 'spans/0/rate', /./],
  ['a rate without end', spans({ rate: Number.POSITIVE_INFINITY }), 'spans/0/rate', /./],
  ['a rate as text', spans({ rate: '1' }), 'spans/0/rate', /./],
  ['a runtime below 0', { ...good, runtime: -1 }, 'runtime', /./],
  ['anonymous as text', { ...good, anonymous: 'yes' }, 'anonymous', /./],
  ['a control character', { ...good, content: 'e\u00001' }, 'content', /control characters/],
  ['a line feed', { ...good, play: 'p\n1' }, 'play', /control characters/],
  ['half a surrogate pair', { ...good, viewer: '\ud800' }, 'viewer', /broken Unicode/],
  ['half a surrogate pair in the account', { ...good, account: 'a\udc00' }, 'account', /broken Unicode/],
  ['null', null, '', /object/],
  ['a number', 7, '', /object/],
  ['a text', 'spans', '', /object/],
  ['an array in an array', [[good]], '', /object/],
  ['only __proto__', JSON.parse('{"__proto__":{"service":"s"}}'), 'service', /missing/],
]

test.each(refusals)('%s is refused, with the field and the reason', async (_, message, field, reason) => {
  const { messages, bad } = await world.receive(message, receivedAt)
  expect(messages).toBe(0)
  expect(bad).toEqual([{ index: 0, field, reason: expect.stringMatching(reason) }])
  expect((await listRejects(world.store)).rejects).toMatchObject([{ field, reason: bad[0]!.reason }])
})

test('among good ones, the bad are named by their place and the good are kept', async () => {
  const { messages, spans, bad } = await world.receive([good, { ...good, screen: 'x' }, { ...good, play: 'p2' }, 5], receivedAt)
  expect({ messages, spans, bad: bad.map(({ index, field }) => [index, field]) }).toEqual({
    messages: 2,
    spans: 2,
    bad: [
      [1, 'screen'],
      [3, ''],
    ],
  })
  expect(await countRows(world.store, 'spans FINAL')).toBe(2)
  expect(await countRows(world.store, 'rejects')).toBe(2)
})

test('an empty array is a mistake of the request', async () => {
  await expect(world.receive([], receivedAt)).rejects.toThrow(Problem)
})

test('a reject keeps neither viewer nor account, however deep', async () => {
  await world.receive({ ...good, account: 'fam-1', screen: 'x', more: [{ viewer: 'ana', account: { id: 'fam-1' } }] }, receivedAt)
  const [reject] = (await listRejects(world.store)).rejects
  const viewer = `(text of 3: #${world.plays.pseudonyms.ofText('ana')})`
  expect(JSON.parse(reject!.body)).toMatchObject({ viewer, content: 'e1', spans: good.spans })
  expect(reject!.body).not.toMatch(/ana|fam-1/)
})

test('of a body that is refused throughout the first are kept, the rest is counted', async () => {
  const { messages, refused, bad } = await world.receive(Array(5000).fill(0), receivedAt)
  expect({ messages, refused, explained: bad.length }).toEqual({ messages: 0, refused: 5000, explained: 20 })
  const { rejects } = await listRejects(world.store, { limit: 100 })
  expect(rejects).toHaveLength(21)
  expect(rejects.map(reject => reject.body)).toContain('{"unkeptNote":4980}')
})

test('a key that sends what is refused without end has a few kept and all counted', async () => {
  const context = { receivedAt, source: 'beacon', flags: 0, key: 'k1', service: 's' }
  for (let n = 0; n < 30; n++) await world.plays.collector.collect(Array(100).fill({ viewer: `v${n}` }), context)
  await world.plays.loader.drained()
  // Of 30 bodies ten use up what may be kept at once; one more comes free each second. Each that keeps any has a line for the rest.
  expect(await countRows(world.store, 'rejects')).toBeLessThan(400)
  const { rejects, rejectsNotKept } = world.plays.collector.counters
  expect(rejects - rejectsNotKept).toBeGreaterThanOrEqual(200)
  // Another key's are kept, and are of its service though the message names none.
  await world.plays.collector.collect({}, { ...context, key: 'k2', service: 't' })
  await world.plays.loader.drained()
  expect((await listRejects(world.store, { service: 't' })).rejects).toMatchObject([{ field: 'service', reason: 'is missing' }])
})

test('the edges of what is accepted are accepted', async () => {
  const edges = [
    { ...good, service: '𝔖'.repeat(32), content: 'x'.repeat(128), play: 'y'.repeat(64), viewer: 'z'.repeat(128) },
    { ...good, play: 'e1', spans: Array(500).fill(span) },
    { ...good, play: 'e2', spans: [{ ...span, position: 4_294_967_295, rate: 16 }] },
    {
      ...good,
      play: 'e3',
      spans: [{ ...span, rate: Number.MIN_VALUE, start: '2020-02-29T20:00:00.000Z', stop: '2020-03-01T20:00:00.000Z' }],
    },
    { ...good, play: 'e4', spans: [{ ...span, start: '2000-01-01T00:00:00.000Z', stop: '2000-01-01T00:00:00.000Z' }] },
    { ...good, play: 'e5', runtime: 4_294_967_295, market: 'DE', screen: 'tv', anonymous: true, unknown: { member: true } },
  ]
  expect(await world.receive(edges, receivedAt)).toEqual({ messages: 6, spans: 505, refused: 0, bad: [] })
  expect(world.trouble).toEqual([])
})

const stored = defineQuery({
  tag: 'test.stored',
  sql: `SELECT service, content, toString(start) AS start, toString(stop) AS stop, toInt64(position) AS position, rate, market, screen, toInt64(runtime) AS runtime
FROM spans FINAL ORDER BY service, content`,
  row: Type.Object({
    service: Type.String(),
    content: Type.String(),
    start: Type.String(),
    stop: Type.String(),
    position: Int64,
    rate: Type.Number(),
    market: Type.String(),
    screen: Type.String(),
    runtime: Int64,
  }),
})

test('whatever text is sent is what is stored', async () => {
  const hostile = [
    `'; DROP TABLE spans; --`,
    `\\'; DROP TABLE spans; --`,
    '"]\\n[""',
    '{x:String}',
    '{from:Int64}',
    '\\',
    '\\N',
    '\\u0000',
    '%s%n',
    '🎬 Ça — Ω 電影',
    '<script>',
    ' space ',
    '=1+1',
    '\u2028\u2029',
    'NULL',
    '__proto__',
    'constructor',
  ]
  for (const text of hostile)
    await world.receive({ ...good, service: text, content: text, viewer: text, account: text, play: text }, receivedAt)
  const rows = await world.store.run(stored, {})
  expect(rows.map(row => row.content).sort()).toEqual([...hostile].sort())
  for (const row of rows) expect(row.service).toBe(row.content)
  const byContent = await world.rows({ by: 'service,content' })
  expect(byContent.map(row => row['content']).sort()).toEqual([...hostile].sort())
  for (const text of hostile) expect(await world.rows({ service: text, metric: 'minutes' })).toEqual([{ minutes: 30 }])
  // The census passes them back as parameters.
  const list = { zone: 'UTC', firstDay: 'monday', metric: 'minutes', bySeason: false, size: 100, filter: {} } as const
  expect((await world.census.weeks(list)).flatMap(week => week.rows.map(row => row.title)).sort()).toEqual([...hostile].sort())
  await world.receive({ ...good, content: `e1'`, play: 'late' }, receivedAt)
  await world.receive({ ...good, service: '\\', content: '\\', play: 'late' }, receivedAt)
  const again = (await world.census.weeks(list)).flatMap(week => week.rows)
  expect(again.find(row => row.title === '\\')!.value).toBe(60)
  expect(again.length).toBe(hostile.length + 1)
})

test('any accepted message is stored as it was told', async () => {
  const text = (most: number) =>
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }).filter(value => value.length <= most && !/\p{Cc}/u.test(value))
  const message = fc.record({
    service: text(64),
    content: text(128),
    start: fc.integer({ min: 0, max: 86_400_000 }),
    length: fc.integer({ min: 0, max: 86_400_000 }),
    position: fc.integer({ min: 0, max: 4_294_967_295 }),
    rate: fc.float({ min: 0.25, max: 16, noNaN: true }),
    market: fc.constantFrom('DE', 'US', undefined),
    screen: fc.constantFrom('tv', 'phone', undefined),
    runtime: fc.option(fc.integer({ min: 1, max: 4_294_967_295 }), { nil: undefined }),
  })
  const told = fc.sample(
    fc.uniqueArray(message, { selector: ({ service, content }) => `${service}\0${content}`, minLength: 200, maxLength: 200 }),
    { numRuns: 1, seed: 1 },
  )[0]!
  const iso = (ms: number) => new Date(Date.parse(at('00:00')) + ms).toISOString()
  const sent = told.map(({ service, content, start, length, position, rate, market, screen, runtime }) => ({
    ...good,
    service,
    content,
    ...(market && { market }),
    ...(screen && { screen }),
    ...(runtime && { runtime }),
    spans: [{ start: iso(start), stop: iso(start + length), position, rate }],
  }))
  expect((await world.receive(sent, receivedAt)).bad).toEqual([])
  const rows = new Map((await world.store.run(stored, {})).map(row => [`${row.service}\0${row.content}`, row]))
  const engineTime = (ms: number) => iso(ms).replace('T', ' ').replace('Z', '')
  for (const { service, content, start, length, position, rate, market, screen, runtime } of told)
    expect(rows.get(`${service}\0${content}`)).toEqual({
      service,
      content,
      start: engineTime(start),
      stop: engineTime(start + length),
      position,
      rate: expect.closeTo(rate, 5),
      market: market ?? '',
      screen: screen ?? '',
      runtime: runtime ?? 0,
    })
})

test('whatever JSON comes in gets a verdict, and the collector goes on', async () => {
  const broken = fc.record(
    {
      service: fc.jsonValue(),
      content: fc.jsonValue(),
      play: fc.jsonValue(),
      viewer: fc.jsonValue(),
      sentAt: fc.jsonValue(),
      spans: fc.jsonValue(),
      market: fc.jsonValue(),
      __proto__: fc.jsonValue(),
    },
    { requiredKeys: [] },
  )
  const mutated = fc.tuple(fc.constantFrom(...Object.keys(good)), fc.jsonValue()).map(([field, value]) => ({ ...good, [field]: value }))
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.jsonValue(), broken, mutated, fc.array(mutated, { maxLength: 3 })), async body => {
      const { collector } = world.plays
      const context = { receivedAt, source: 'test', flags: 0 }
      try {
        const { messages, bad } = await collector.collect(body, context)
        expect(messages + bad.length).toBe(Array.isArray(body) ? body.length : 1)
      } catch (error) {
        expect(error).toBeInstanceOf(Problem)
        expect(body).toEqual([])
      }
      expect((await collector.collect(good, context)).messages).toBe(1)
    }),
    { numRuns: 300 },
  )
  await world.plays.loader.drained()
  expect(world.trouble).toEqual([])
})

test('JSON nested 100,000 deep is refused, not a crash', async () => {
  const deep = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)
  expect((await world.receive(deep, receivedAt)).bad.length).toBe(1)
  expect((await world.receive({ ...good, screen: 'x', extra: deep }, receivedAt)).bad).toMatchObject([{ field: 'screen' }])
})

test('a file whose clock is a thousand years ahead cannot stop the loading', async () => {
  const far = {
    ...good,
    sentAt: '3000-01-01T00:00:00.000Z',
    spans: [{ ...span, start: '2999-06-01T00:00:00.000Z', stop: '2999-06-01T01:00:00.000Z' }],
  }
  const { bad } = await world.receive(far, Date.parse(far.sentAt))
  expect(bad).toMatchObject([{ field: 'spans/0/start' }])
  await world.receive(good, receivedAt)
  expect(await countRows(world.store, 'spans FINAL')).toBe(1)
})

test('a body that is no JSON is counted and kept without its text', async () => {
  expect(await world.plays.collector.refuse('is no JSON', {})).toEqual({ index: 0, field: '', reason: 'is no JSON' })
  await world.plays.loader.drained()
  expect((await listRejects(world.store)).rejects).toMatchObject([{ service: '', field: '', reason: 'is no JSON', body: '' }])
})
