import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { at, catalogueOf, countRows, made, openWorld, says, type World } from '../world.js'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(() => world.forget())
afterAll(() => world.remove())

const figures = async () => (await world.rows({ metric: 'minutes,plays,viewers' }))[0]!
/** The same, and what is set aside: of one answer. */
async function both(): Promise<unknown[]> {
  const { rows, setAside } = await world.minutes({ metric: 'minutes,plays,viewers' })
  return [rows[0], Object.fromEntries(setAside.map(({ rule, spans }) => [rule, spans]))]
}
const after = (instant: string, milliseconds: number): number => Date.parse(instant) + milliseconds
/** A stretch before and a stretch after merges must look the same. */
async function same(look: () => Promise<void>): Promise<void> {
  await look()
  await world.merge()
  await look()
}

//  ana  p1  20:00–20:30  heard 2 min before its stop   → stays
//  ben  p2  20:00–20:30  heard 2 min and 1 ms before   → set aside
test('a lead of two minutes stays, a millisecond more is set aside', async () => {
  await world.receive(says('ana', 'e1', 'p1', ['20:00', '20:30']), after(at('20:30'), -120_000))
  await world.receive(says('ben', 'e1', 'p2', ['20:00', '20:30']), after(at('20:30'), -120_001))
  await same(async () => {
    expect(await both()).toEqual([{ minutes: 30, plays: 1, viewers: 1 }, { lead: 1 }])
  })
})

test('a later retry cannot hide a lead, whichever came first', async () => {
  const message = says('ana', 'e1', 'p1', ['20:00', '20:30'])
  await world.receive(message, after(at('20:30'), -180_000))
  await world.receive(message, after(at('20:30'), 5_000))
  const other = says('ben', 'e1', 'p2', ['20:00', '20:30'])
  await world.receive(other, after(at('20:30'), 5_000))
  await world.receive(other, after(at('20:30'), -180_000))
  await same(async () => {
    expect(await both()).toEqual([{ minutes: 0, plays: 0, viewers: 0 }, { lead: 2 }])
  })
})

test('the lead of a shorter telling sets the grown span aside too', async () => {
  await world.receive(says('ana', 'e1', 'p1', ['20:00', '20:10']), after(at('20:10'), -180_000))
  await world.receive(says('ana', 'e1', 'p1', ['20:00', '20:50']), after(at('20:50'), 0))
  await same(async () => expect(await figures()).toEqual({ minutes: 0, plays: 0, viewers: 0 }))
})

test('a stop before its start is set aside, until a later message has a later stop', async () => {
  await world.receive(says('ana', 'e1', 'p1', ['20:30', '20:00']), at('20:30'))
  await same(async () => {
    expect(await both()).toEqual([{ minutes: 0, plays: 0, viewers: 0 }, { 'stop-before-start': 1 }])
  })
  await world.receive(says('ana', 'e1', 'p1', ['20:30', '21:00']), at('21:00'))
  await same(async () => {
    expect(await both()).toEqual([{ minutes: 30, plays: 1, viewers: 1 }, {}])
  })
})

/** Two plays of one viewer that together fill Tuesday: exactly, or with so many seconds more. */
const fullTuesday = (viewer: string, more: string) => [
  says(viewer, 'e1', `${viewer}-a`, ['Tue 00:00', 'Tue 12:00']),
  says(viewer, 'e2', `${viewer}-b`, ['Tue 11:00', `Tue 23:00${more}`]),
]

//  ana, Tuesday  a 00:00–12:00   b 11:00–23:00      = 24 h        → stays
//  ben, Tuesday  a 00:00–12:00   b 11:00–23:00:01   = 24 h + 1 s  → the day is set aside
//  ben           c Mon 23:30–Tue 00:30: half an hour of Monday stays; with c Tuesday has 24:30:01
//  ben           d Tue 23:30–Wed 00:10: ten minutes of Wednesday stay
test('a viewer-day over 24 hours is set aside whole; the neighbouring days stay', async () => {
  await world.receive([...fullTuesday('ana', ':00'), ...fullTuesday('ben', ':01')], at('Wed 12:00'))
  await world.receive(
    [says('ben', 'e3', 'c', ['Mon 23:30', 'Tue 00:30']), says('ben', 'e3', 'd', ['Tue 23:30', 'Wed 00:10'])],
    at('Wed 12:00'),
  )
  await same(async () => {
    expect(await world.rows({ by: 'day', metric: 'minutes,viewers' })).toEqual([
      { day: '2021-08-09', minutes: 30, viewers: 1 },
      { day: '2021-08-10', minutes: 24 * 60, viewers: 1 },
      { day: '2021-08-11', minutes: 10, viewers: 1 },
    ])
    expect(await world.setAside()).toEqual({ 'overfull-day': 4 })
  })
  // Days of another zone see the same.
  expect(await world.rows({ by: 'day', tz: 'Asia/Kolkata', metric: 'minutes' })).toEqual([
    { day: '2021-08-10', minutes: 30 + 19.5 * 60 },
    { day: '2021-08-11', minutes: 4.5 * 60 + 10 },
  ])
})

test('a day becomes overfull by a late message, also after the guards have looked and after a restart', async () => {
  await world.receive(fullTuesday('ana', ':00'), at('Wed 12:00'))
  expect(await figures()).toMatchObject({ minutes: 24 * 60 })
  await world.plays.close()
  const again = await openWorld({ directory: world.directory, store: world.store })
  await again.receive(says('ana', 'e3', 'late', ['Tue 12:00', 'Tue 12:01']), at('Wed 13:00'))
  expect(await again.rows({ metric: 'minutes' })).toEqual([{ minutes: 0 }])
  await again.receive(says('ben', 'e3', 'other', ['Tue 12:00', 'Tue 12:01']), at('Wed 13:00'))
  expect(await again.rows({ metric: 'minutes' })).toEqual([{ minutes: 1 }])
  await again.plays.close()
})

test('what is set aside for its lead fills no day', async () => {
  await world.receive(fullTuesday('ana', ':00'), at('Wed 12:00'))
  await world.receive(says('ana', 'e3', 'ahead', ['Tue 12:00', 'Tue 12:30']), at('Tue 12:00'))
  expect(await both()).toEqual([expect.objectContaining({ minutes: 24 * 60 }), { lead: 1 }])
})

test('many without a name do not fill a day together', async () => {
  const nobody = Array.from({ length: 30 }, (_, i) => ({ ...says('x', 'e1', `n${i}`, ['20:00', '21:00']), anonymous: true }))
  await world.receive(nobody, at('21:00'))
  expect(await both()).toEqual([{ minutes: 1800, plays: 30, viewers: 0 }, {}])
})

test('a bot and a test key are set aside, whatever else is told of the span', async () => {
  const message = says('ana', 'e1', 'p1', ['20:00', '20:30'])
  await world.receive(message, at('20:30'), 1)
  await world.receive(message, at('20:30'), 0)
  await world.receive(says('ben', 'e1', 'p2', ['20:00', '20:30']), at('20:30'), 2)
  await world.receive(says('cyd', 'e1', 'p3', ['20:00', '20:30']), at('20:30'), 0)
  await same(async () => {
    expect(await both()).toEqual([
      { minutes: 30, plays: 1, viewers: 1 },
      { bot: 1, 'test-key': 1 },
    ])
  })
})

test('a test viewer is set aside for as long as it is named as one', async () => {
  await world.receive([says('ana', 'e1', 'p1', ['20:00', '20:30']), says('eve', 'e1', 'p2', ['20:00', '20:10'])], at('20:30'))
  const eve = world.plays.pseudonyms.of('s', 'viewer', 'eve')
  const name = (removed: number, changed: string) =>
    world.store.insert('test_viewers', ['viewer', 'service', 'removed', 'changed'], [[eve, 's', removed, changed]])
  await name(0, '2021-08-09 00:00:00.000')
  expect(await both()).toEqual([{ minutes: 30, plays: 1, viewers: 1 }, { 'test-viewer': 1 }])
  await name(1, '2021-08-10 00:00:00.000')
  expect(await figures()).toEqual({ minutes: 40, plays: 2, viewers: 2 })
})

test('set-aside viewing counts in the period it lies in', async () => {
  await world.receive(says('ana', 'e1', 'p1', ['Mon 23:30', 'Tue 00:30']), at('Mon 23:00'))
  const of = (from: string, to: string) => world.setAside({ from, to })
  expect(await of('2021-08-09', '2021-08-10')).toEqual({ lead: 1 })
  expect(await of('2021-08-10', '2021-08-11')).toEqual({ lead: 1 })
  expect(await of('2021-08-11', '2021-08-12')).toEqual({})
  expect(await of('2021-08-08', '2021-08-09')).toEqual({})
  expect(await countRows(world.store, 'spans FINAL')).toBe(1)
})

//  ana, Tuesday  p1 00:00–12:00, p2 10:00–20:00   = 22 h
//                p3 12:00–22:00                   = 32 h  → the day is set aside, until p3 turns out to lead
test('a day is not overfull by what is set aside afterwards', async () => {
  await world.receive(
    [says('ana', 'e1', 'p1', ['Tue 00:00', 'Tue 12:00']), says('ana', 'e1', 'p2', ['Tue 10:00', 'Tue 20:00'])],
    at('Wed 12:00'),
  )
  const third = says('ana', 'e2', 'p3', ['Tue 12:00', 'Tue 22:00'])
  await world.receive(third, at('Wed 12:00'))
  expect(await figures()).toMatchObject({ minutes: 0 })
  await world.receive(third, at('Tue 21:00'))
  expect(await figures()).toMatchObject({ minutes: 22 * 60 })
})

const longOf = (name: string, runtimeMinutes: number, ...span: Parameters<typeof says>[3][]) => ({
  ...says('ana', name, `${name}-p`, ...span),
  ...(runtimeMinutes > 0 ? { runtime: runtimeMinutes * 60_000 } : {}),
})

//  runtime 45 min                    beyond 45 + 4.5 + 2 min it is cut
//  e1  20:00–20:51:30  from 0:00   = 51.5 min  → all of it
//  e2  20:00–20:51:31  from 0:00   = 51 min 31 → 45 min
//  e3  20:00–20:40     from 0:15   = 40 min    → 30 min (30 + 4.5 + 2 is less)
//  e4  20:00–20:40     at 2×       = 40 min    → 22.5 min
//  e5  20:00–21:00     from 1:00   = the playhead is beyond the end → 45 min
//  e6  00:00–12:02     no runtime known        → all of it
//  e7  00:00–12:02:01                          → 12 h
test('an uninterrupted stretch cannot outlast its content', async () => {
  await world.receive(
    [
      longOf('e1', 45, ['20:00', '20:51:30']),
      longOf('e2', 45, ['20:00', '20:51:31']),
      longOf('e3', 45, ['20:00', '20:40', 15 * 60_000]),
      longOf('e4', 45, ['20:00', '20:40', 0, 2]),
      longOf('e5', 45, ['20:00', '21:00', 60 * 60_000]),
      { ...longOf('e6', 0, ['00:00', '12:02']), viewer: 'ben' },
      { ...longOf('e7', 0, ['00:00', '12:02:01']), viewer: 'cyd' },
    ],
    at('Tue 00:00'),
  )
  await same(async () => {
    expect(await world.rows({ by: 'content', metric: 'minutes' })).toEqual([
      { content: 'e1', minutes: 51.5 },
      { content: 'e2', minutes: 45 },
      { content: 'e3', minutes: 30 },
      { content: 'e4', minutes: 22.5 },
      { content: 'e5', minutes: 45 },
      { content: 'e6', minutes: 722 },
      { content: 'e7', minutes: 720 },
    ])
    expect(await world.setAside()).toEqual({ 'longer-than-content': 5 })
  })
})

test('a stretch grows into being cut, whichever of its messages came first and whether merged or not', async () => {
  for (const [name, order] of [
    ['e1', ['20:46', '22:00']],
    ['e2', ['22:00', '20:46']],
  ] as const)
    for (const stop of order) await world.receive(longOf(name, 45, ['20:00', stop]), at('22:00'))
  // 46 minutes are within what is nobody's fault; of two hours 45 minutes are left, and the 46 of the shorter message do not come back.
  await same(async () =>
    expect(await world.rows({ by: 'content', metric: 'minutes' })).toEqual([
      { content: 'e1', minutes: 45 },
      { content: 'e2', minutes: 45 },
    ]),
  )
})

test('a runtime that is corrected counts again, all through the history; the longer of catalogue and players holds', async () => {
  await world.receive(longOf('e1', 45, ['20:00', '21:30']), at('Tue 00:00'))
  expect(await figures()).toMatchObject({ minutes: 45 })
  await world.catalogue.import(catalogueOf('e1 show 1 1 90'), made)
  expect(await figures()).toMatchObject({ minutes: 90 })
  await world.catalogue.import(catalogueOf('e1 show 1 1 40'), made)
  expect(await both()).toEqual([expect.objectContaining({ minutes: 45 }), { 'longer-than-content': 1 }])
  // A player days later knows it to be longer.
  await world.receive({ ...longOf('e1', 80, ['Thu 20:00', 'Thu 20:10']), play: 'other', viewer: 'ben' }, at('Thu 21:00'))
  expect(await both()).toEqual([expect.objectContaining({ minutes: 90 + 10 }), {}])
})

test('a viewer-day is added up after the cut', async () => {
  // 23 hours in one stretch of 45 minutes, and two hours: 2:45, not 25 hours.
  await world.receive(longOf('e1', 45, ['00:00', '23:00']), at('Tue 00:00'))
  await world.receive(longOf('e2', 130, ['10:00', '12:00']), at('Tue 00:00'))
  expect(await both()).toEqual([expect.objectContaining({ minutes: 165 }), { 'longer-than-content': 1 }])
})
