import { afterAll, beforeAll, expect, test } from 'vitest'
import { HotDeck } from '../../src/panel/ascription/hot-deck.js'
import { at, catalogue, definition, files, lines, type PanelWorld, panelWorld, viewed } from './panel-world.js'

let world: PanelWorld
beforeAll(async () => {
  world = await panelWorld()
})
afterAll(() => world.remove())

/** Two homes of weight 10. In the first a woman and a man see half an hour to its end, in the second a woman half of an hour. */
const donors = [
  { day: 0, household: 0, minutes: 30, classes: ['fine', ''], viewers: [0, 1].map(level => ({ level, share: 1 })) },
  { day: 0, household: 1, minutes: 60, classes: ['fine', ''], viewers: [{ level: 0, share: 0.5 }] },
]
const weights = [Float64Array.of(10, 10)]
const one = { titles: 1, imputations: 2 }

test('a draw below a third takes the first donor, of 300 of 900 weighted minutes, a higher one the second', () => {
  const deck = new HotDeck(donors, [{ title: 0, minutes: 90, classes: ['fine', ''], draws: [0.33, 0.34] }], { levels: 2, fewest: 2 })
  expect(deck.minutes(weights, one)).toEqual([Float64Array.of(90, 90), Float64Array.of(45, 0)])
  expect([...Array.from(deck.chosen)]).toEqual([0])
  // In a replicate that leaves the first home out the same draws find the second.
  expect(deck.minutes([Float64Array.of(0, 20)], one)).toEqual([Float64Array.of(45, 0), Float64Array.of(45, 0)])
})

test('draws all over give just the viewers per view that the panel projects', () => {
  const plays = Array.from({ length: 900 }, (_, at) => ({ title: 0, minutes: 1, classes: ['fine', ''], draws: [(at + 0.5) / 900] }))
  const [minutes] = new HotDeck(donors, plays, { levels: 2, fewest: 2 }).minutes(weights, { titles: 1, imputations: 1 })
  // A third has two viewers, the others half a one: (10 × 60 + 10 × 30) ⁄ (10 × 30 + 10 × 60) = 1 a view, 2 ⁄ 3 of them women.
  expect(minutes).toEqual(Float64Array.of(300 + 300, 300))
})

test('a class of too few donors gives way to the next, and one that a replicate leaves empty too', () => {
  const alone = { day: 0, household: 2, minutes: 10, classes: ['rare', ''], viewers: [] }
  const play = { title: 0, minutes: 8, classes: ['rare', ''], draws: [0, 0] }
  const three = [Float64Array.of(10, 10, 10)]
  const fewest = (count: number) => new HotDeck([...donors, alone], [play], { levels: 2, fewest: count })
  // The rare session played to an empty room.
  expect(fewest(1).minutes(three, one)[0]).toEqual(Float64Array.of(0, 0))
  expect(fewest(2).minutes(three, one)[0]).toEqual(Float64Array.of(8, 8))
  expect(fewest(1).minutes([Float64Array.of(10, 10, 0)], one)[0]).toEqual(Float64Array.of(8, 8))
})

/**
 * On one screen p1 (f) and p2 (m) of h1 see half an hour of one; p5 (f) of h4 is there for an hour of the hour and a half that two plays. The
 * census counts 40 minutes of one and 60 of two in the country of the panel.
 */
test('a tiny world by hand: off nothing is modelled, on margins, totals and errors agree', async () => {
  await world.engine.catalogue.import(catalogue, { actor: 'test', note: 'test' })
  const there = (person: string, stop: string) => ({ person, start: at('20:00'), stop: at(stop) })
  await world.import({
    ...files,
    'panel.json': JSON.stringify({ ...definition, census: { services: ['tv'], ascription: { fewestDonors: 1 } } }),
    'viewing.ndjson': lines(
      viewed('h1', 'one', [at('20:00'), at('20:30')], [there('p1', '20:30'), there('p2', '20:30')]),
      viewed('h4', 'two', [at('20:00'), at('21:30')], [there('p5', '21:00')]),
    ),
  })
  const played = (content: string, play: string, minutes: string, market?: string) => ({
    ...{ service: 'tv', content, play, viewer: play, ...(market && { market }), sentAt: at('23:00') },
    spans: [{ start: at('20:00'), stop: at(minutes), position: 0 }],
  })
  await world.engine.plays.collector.collect(
    [played('one', 'a', '20:30', 'US'), played('one', 'b', '20:10'), played('two', 'c', '21:00', 'US'), played('one', 'd', '22:00', 'DE')],
    { receivedAt: Date.parse(at('23:00')), source: 'test', flags: 0 },
  )
  await world.engine.plays.loader.drained()
  const asked = { week: '2021-08-09', by: 'sex' }
  const { ascribed: none, ...off } = await world.engine.panels.withCensus('tiny', asked)
  const { ascribed, ...on } = await world.engine.panels.withCensus('tiny', { ...asked, ascribe: true })
  expect(none).toBeNull()
  // What is measured is the same.
  expect(on).toEqual(off)
  expect(ascribed).toMatchObject({ modelled: true, imputations: 5, donors: 2 })
  const minutesOf = (id: string) => ascribed!.titles.find(({ title }) => title === id)!
  // Each class has one donor: both are there for all of one, and p5 for two thirds of two.
  expect([minutesOf('one').census, minutesOf('two').census]).toEqual([40, 60])
  expect(minutesOf('one').minutes!.value).toBeCloseTo(80, 9)
  expect(minutesOf('two').minutes!.value).toBeCloseTo(40, 9)
  expect(ascribed!.total.value).toBeCloseTo(120, 9)
  const cell = (id: string, sex: string) => ascribed!.cells.find(({ title, levels }) => title === id && levels['sex'] === sex)!.minutes
  expect([cell('one', 'f')!.value, cell('one', 'm')!.value]).toEqual([expect.closeTo(40, 9), expect.closeTo(40, 9)])
  expect(cell('two', 'f')!.value).toBeCloseTo(40, 9)
  // Nobody of the panel is in this cell.
  expect(cell('two', 'm')).toBeNull()
  /*
   * Without group a (h1) both titles take p5's session: 26.67 and 40. Without group b (h4) both take h1's: 80 and 120. With two
   * groups the variance is half the sum of squares from their mean: half of 2 × 26.67² for one, 2 × 40² for two, 2 × 66.67² for all.
   */
  expect(minutesOf('one').minutes!.standardError).toBeCloseTo(80 / 3, 9)
  expect(minutesOf('two').minutes!.standardError).toBeCloseTo(40, 9)
  expect(ascribed!.total.standardError).toBeCloseTo(200 / 3, 9)
  // All imputations draw the same donor, as there is one.
  expect(ascribed!.total.imputed).toBe(0)
  expect(ascribed!.classes[0]).toEqual({ class: 'title, screen and part of the day', share: 1 })
})

test('what differs between imputations is added to the error', async () => {
  // A second session of one, of p3 (f) alone, of the same weight × minutes as the first: (20 + 13.33) ⁄ 2 × 30 = 20 × 25.
  await world.import({
    'viewing.ndjson': lines(viewed('h2', 'one', [at('20:00'), at('20:25')], [{ person: 'p3', start: at('20:00'), stop: at('20:25') }])),
  })
  const { ascribed } = await world.engine.panels.withCensus('tiny', { week: '2021-08-09', ascribe: true })
  const one = ascribed!.titles.find(({ title }) => title === 'one')!.minutes!
  // Each of its two plays, of 30 and 10 minutes, has two viewers or one: five imputations of 40, 50, 70 or 80 minutes have a mean in tenths.
  expect(one.value).toBeGreaterThanOrEqual(40)
  expect(one.value).toBeLessThanOrEqual(80)
  expect((one.value * 5) % 10).toBeCloseTo(0, 9)
  expect(one.imputed).toBeGreaterThan(0)
  const again = await world.engine.panels.withCensus('tiny', { week: '2021-08-09', ascribe: true })
  expect(again.ascribed).toEqual(ascribed)
})

test('a panel without any session to take somebody from says so', async () => {
  await world.import({ 'panel.json': JSON.stringify({ ...definition, census: { services: ['tv'] } }) })
  await expect(world.engine.panels.withCensus('tiny', { week: '2021-08-09', by: 'sex' })).resolves.toMatchObject({ ascribed: null })
  await world.import({
    'panel.json': JSON.stringify({ ...definition, id: 'other', census: { services: ['tv'] } }),
    ...Object.fromEntries(Object.entries(files).filter(([name]) => name !== 'panel.json')),
  })
  await expect(world.engine.panels.withCensus('other', { week: '2021-08-09', ascribe: true })).rejects.toThrow(
    'ascribe: panel other has no session of tv in the week of 2021-08-09 whose viewers a play could take',
  )
})

test('imputations are five at least', async () => {
  const census = { services: ['tv'], ascription: { imputations: 1 } }
  await expect(world.import({ 'panel.json': JSON.stringify({ ...definition, census }) })).rejects.toThrow(/imputations/)
})
