import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { CensusList } from '../../src/minutes/index.js'
import { markTestViewer } from '../../src/plays/index.js'
import { at, catalogueOf, made, openWorld, says, type World } from '../world.js'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(() => world.forget())
afterAll(() => world.remove())

const list = (change: Partial<CensusList> = {}): CensusList => ({
  zone: 'UTC',
  firstDay: 'monday',
  metric: 'minutes',
  bySeason: false,
  size: 100,
  filter: {},
  ...change,
})
const receive = (...messages: object[]) => world.receive(messages, at('nxt 23:59'))
/** Week → title → value, of weeks that have any. */
async function weeks(change: Partial<CensusList> = {}, census = world.census): Promise<Record<string, Record<string, number>>> {
  const counted = await census.weeks(list(change))
  return Object.fromEntries(
    counted
      .filter(({ rows }) => rows.length > 0)
      .map(({ week, rows }) => [
        week,
        Object.fromEntries(rows.map(row => [row.season ? `${row.title}/${row.season}` : row.title, row.value])),
      ]),
  )
}

//  ana  e1  Sun 23:30 – Mon 00:30: half an hour in each week
test('a span across the end of a week counts in both', async () => {
  await receive(says('ana', 'e1', 'p1', ['Sun 23:30', 'nxt 00:30']))
  expect(await weeks()).toEqual({ '2021-08-09': { e1: 30 }, '2021-08-16': { e1: 30 } })
  expect(await weeks({ zone: 'Asia/Tokyo' })).toEqual({ '2021-08-16': { e1: 60 } })
  expect(await weeks({ firstDay: 'thursday' })).toEqual({ '2021-08-12': { e1: 60 } })
})

test('late viewing is counted in the closed week it belongs to, also after a restart', async () => {
  await receive(says('ana', 'e1', 'p1', ['20:00', '20:30']))
  expect(await weeks()).toEqual({ '2021-08-09': { e1: 30 } })
  // Refused messages in between take no part in the numbers of what changed.
  await receive({ not: 'a message' })
  await receive({ nor: 'this' })
  expect(await weeks()).toEqual({ '2021-08-09': { e1: 30 } })
  await world.plays.close()
  const again = await openWorld({ directory: world.directory, store: world.store })
  await again.receive(says('ben', 'e1', 'p2', ['20:00', '20:10']), at('nxt 12:00'))
  await again.receive(says('ben', 'e2', 'p3', ['21:00', '21:10']), at('nxt 12:00'))
  expect(await weeks({}, again.census)).toEqual({ '2021-08-09': { e1: 40, e2: 10 } })
  await again.plays.close()
})

test('a week that is counted after nothing but refusals is still open to late viewing after a restart', async () => {
  await receive(says('ana', 'e1', 'p1', ['20:00', '20:30']))
  expect(await weeks()).toEqual({ '2021-08-09': { e1: 30 } })
  await receive({ not: 'a message' })
  expect(await weeks({ zone: 'Asia/Tokyo' })).toEqual({ '2021-08-09': { e1: 30 } })
  await world.plays.close()
  const again = await openWorld({ directory: world.directory, store: world.store })
  await again.receive(says('ben', 'e1', 'p2', ['20:00', '20:10']), at('nxt 12:00'))
  expect(await weeks({}, again.census)).toEqual({ '2021-08-09': { e1: 40 } })
  expect(await weeks({ zone: 'Asia/Tokyo' }, again.census)).toEqual({ '2021-08-09': { e1: 40 } })
  await again.plays.close()
})

test('a remap moves history, with no play touched', async () => {
  await receive(says('ana', 'e1', 'p1', ['20:00', '20:30']), says('ben', 'e2', 'p2', ['20:00', '20:10']))
  expect(await weeks()).toEqual({ '2021-08-09': { e1: 30, e2: 10 } })
  await world.catalogue.import(catalogueOf('e1 one-show 1 1 30', 'e2 one-show 2 1 20'), made)
  expect(await weeks()).toEqual({ '2021-08-09': { 'one-show': 40 } })
  expect(await weeks({ bySeason: true, metric: 'views' })).toEqual({ '2021-08-09': { 'one-show/1': 1, 'one-show/2': 0.5 } })
  await world.catalogue.import(catalogueOf('e2 other-show 1 1 20'), made)
  expect(await weeks()).toEqual({ '2021-08-09': { 'one-show': 30, 'other-show': 10 } })
})

test('viewers of a title are distinct over its contents', async () => {
  await world.catalogue.import(catalogueOf('e1 one-show 1 1 30', 'e2 one-show 1 2 30'), made)
  await receive(
    says('ana', 'e1', 'p1', ['20:00', '20:30']),
    says('ana', 'e2', 'p2', ['20:30', '21:00']),
    says('ben', 'e2', 'p3', ['20:00', '20:10']),
  )
  expect(await weeks({ metric: 'viewers' })).toEqual({ '2021-08-09': { 'one-show': 2 } })
  expect(await weeks({ metric: 'plays' })).toEqual({ '2021-08-09': { 'one-show': 3 } })
})

/** Of a content that is a day long: a stretch cannot outlast its content. */
const long = <Message extends object>(message: Message) => ({ ...message, runtime: 86_400_000 })

test('what a guard sets aside later leaves a closed week, in both weeks it reached into', async () => {
  await receive(
    long(says('ana', 'e1', 'a', ['Sun 00:00', 'Sun 23:00'])),
    says('ana', 'e2', 'b', ['Sun 23:30', 'nxt 00:30']),
    says('ben', 'e1', 'c', ['20:00', '20:10']),
  )
  expect(await weeks()).toEqual({ '2021-08-09': { e1: 23 * 60 + 10, e2: 30 }, '2021-08-16': { e2: 30 } })
  // Sunday now has more than 24 hours: all of it goes, the half hour of Monday stays.
  await receive(says('ana', 'e3', 'd', ['Sun 00:00', 'Sun 01:00']))
  expect(await weeks()).toEqual({ '2021-08-09': { e1: 10 }, '2021-08-16': { e2: 30 } })
  // A late lead takes the span away in both weeks; without it Sunday has 24 hours and no more, and counts again.
  await world.receive(says('ana', 'e2', 'b', ['Sun 23:30', 'nxt 00:30']), at('Sun 23:00'))
  expect(await weeks()).toEqual({ '2021-08-09': { e1: 23 * 60 + 10, e3: 60 } })
})

test('a viewer named a tester later leaves closed weeks, in both that a span reached into, and comes back', async () => {
  await receive(says('ana', 'e2', 'b', ['Sun 23:30', 'nxt 00:30']), says('ben', 'e1', 'c', ['20:00', '20:10']))
  const before = { '2021-08-09': { e1: 10, e2: 30 }, '2021-08-16': { e2: 30 } }
  expect(await weeks()).toEqual(before)
  await markTestViewer(world.store, world.plays, { service: 's', viewer: 'ana', test: true })
  expect(await weeks()).toEqual({ '2021-08-09': { e1: 10 } })
  await markTestViewer(world.store, world.plays, { service: 's', viewer: 'ana', test: false })
  expect(await weeks()).toEqual(before)
})

//  ana  e2  Sun 23:30 – Mon 00:30, and on Monday e1 for 23:20 h; then e3 for half an hour more: Monday has 24:20 h
test('a span that began the day before an overfull day loses its part of that day', async () => {
  await receive(says('ana', 'e2', 'a', ['Sun 23:30', 'nxt 00:30']), long(says('ana', 'e1', 'b', ['nxt 00:30', 'nxt 23:50'])))
  expect(await weeks()).toEqual({ '2021-08-09': { e2: 30 }, '2021-08-16': { e1: 23 * 60 + 20, e2: 30 } })
  await receive(says('ana', 'e3', 'c', ['nxt 10:00', 'nxt 10:30']))
  expect(await weeks()).toEqual({ '2021-08-09': { e2: 30 } })
})

//  Algiers and Berlin begin the week of 2021-03-22 together, at +01:00; Berlin's is an hour shorter.
test('weeks of two zones that begin together and end apart are kept apart', async () => {
  const play = {
    ...says('ana', 'e1', 'p1', ['20:00', '20:30']),
    spans: [{ start: '2021-03-23T20:00:00.000Z', stop: '2021-03-23T20:30:00.000Z', position: 0 }],
  }
  await receive(play)
  expect(await weeks({ zone: 'Africa/Algiers' })).toEqual({ '2021-03-22': { e1: 30 } })
  expect(await weeks({ zone: 'Europe/Berlin' })).toEqual({ '2021-03-22': { e1: 30 } })
  expect(await weeks({ zone: 'Africa/Algiers' })).toEqual({ '2021-03-22': { e1: 30 } })
})

test('lists keep those tied with the last, and say which weeks are over', async () => {
  await receive(...['a', 'b', 'c', 'd'].map(name => says('ana', name, name, ['20:00', name === 'a' ? '20:20' : '20:10'])))
  const [week] = (await world.census.weeks(list({ size: 2 }), {}, Date.parse(at('nxt 00:00')))).filter(({ rows }) => rows.length > 0)
  expect(week).toMatchObject({ closed: true, week: '2021-08-09' })
  expect(week!.rows.map(row => row.title)).toEqual(['a', 'b', 'c', 'd'])
  const [open] = (await world.census.weeks(list(), {}, Date.parse(at('nxt 00:00')) - 1)).filter(({ rows }) => rows.length > 0)
  expect(open!.closed).toBe(false)
})

test('only weeks in which something was watched are named', async () => {
  await receive(says('ana', 'e1', 'p1', ['20:00', '20:30']), says('ana', 'e1', 'p2', ['Sun 20:00', 'Sun 20:30']))
  expect((await world.census.weeks(list())).map(({ week }) => week)).toEqual(['2021-08-09'])
})

// A server that begins its numbers of plays anew, or a page that keeps one: the play is in two contents, and is too long in one of them.
test('a play that is cut in one content counts in the other that has its name', async () => {
  await receive(says('ana', 'e1', 'p1', ['20:00', '21:00']), says('ana', 'e2', 'p1', ['Tue 00:00', 'Tue 18:00']))
  const both = { '2021-08-09': { e1: 60, e2: 12 * 60 } }
  expect(await weeks()).toEqual(both)
  expect(await world.setAside()).toEqual({ 'longer-than-content': 1 })
  await world.merge()
  await receive(says('ben', 'e1', 'p2', ['20:00', '20:01']))
  expect(await weeks()).toEqual({ '2021-08-09': { e1: 61, e2: 12 * 60 } })
})

/** One thing that can happen between two looks. */
const event = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('play' as const),
      viewer: fc.integer({ min: 0, max: 2 }),
      content: fc.integer({ min: 0, max: 3 }),
      hour: fc.integer({ min: 0, max: 13 * 24 }),
      length: fc.integer({ min: 1, max: 23 }),
      ahead: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('remap' as const),
      content: fc.integer({ min: 0, max: 3 }),
      title: fc.integer({ min: 0, max: 1 }),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'look' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'merge' as const }) },
)

test('whatever happens in whatever order, closed weeks equal what is counted from the spans', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: 3, maxLength: 12 }), async events => {
      await world.forget()
      for (const [number, what] of events.entries()) {
        if (what.kind === 'look') await weeks({ zone: 'Asia/Kolkata', firstDay: 'sunday' })
        else if (what.kind === 'merge') await world.merge()
        else if (what.kind === 'remap')
          await world.catalogue.import(catalogueOf(`c${what.content} title-${what.title} 1 ${what.content + 1} 60`), made)
        else {
          const start = Date.parse(at('00:00')) + what.hour * 3_600_000
          const stop = start + what.length * 3_600_000
          const iso = (ms: number): string => new Date(ms).toISOString()
          const message = {
            ...says(`v${what.viewer}`, `c${what.content}`, `p${number % 4}`, ['20:00', '20:01']),
            spans: [{ start: iso(start), stop: iso(stop), position: 0 }],
          }
          await world.receive(message, what.ahead ? start : stop)
        }
      }
      for (const [zone, firstDay] of [
        ['UTC', 'monday'],
        ['Asia/Kolkata', 'sunday'],
      ] as const) {
        const raw: Record<string, Record<string, number>> = {}
        for (const row of await world.rows({
          from: '2021-07-25',
          to: '2021-09-05',
          by: 'week,title',
          tz: zone,
          firstDay,
          metric: 'minutes',
        }))
          raw[row['week'] as string] = {
            ...raw[row['week'] as string],
            [(row['title'] ?? row['content']) as string]: row['minutes'] as number,
          }
        expect(await weeks({ zone, firstDay })).toEqual(raw)
      }
    }),
    // What fails is told before the test's time is over: to shrink it takes minutes.
    { numRuns: Number(process.env['SWEEPS_RUNS'] ?? 4), interruptAfterTimeLimit: 120_000 },
  )
})
