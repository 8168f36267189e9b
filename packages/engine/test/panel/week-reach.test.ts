import { reachInterval } from '@sweeps/stats'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { at, catalogue, definition, files, lines, type PanelWorld, panelWorld, viewed } from './panel-world.js'

let world: PanelWorld
const week = '2021-08-09'
const woman = 20

/** p1 (f) sees both titles, p2 (m) half a minute of one, a guest of h2 an hour; p3 (f) sees 40 s on Monday and 40 s on Tuesday. */
const viewing = lines(
  viewed('h1', 'one', [at('20:00'), at('20:30')], [{ person: 'p1', start: at('20:00'), stop: at('20:30') }]),
  viewed('h1', 'two', [at('21:00'), at('21:30')], [{ person: 'p1', start: at('21:00'), stop: at('21:30') }]),
  viewed('h1', 'one-b', [at('22:00'), at('22:30')], [{ person: 'p2', start: at('22:00'), stop: '2021-08-09T22:00:30.000Z' }]),
  viewed(
    'h2',
    'two',
    [at('20:00'), at('21:00')],
    [
      { guest: 'g1', start: at('20:00'), stop: at('21:00') },
      { person: 'p3', start: at('20:00'), stop: '2021-08-09T20:00:40.000Z' },
    ],
  ),
  viewed('h2', 'two', [at('20:00', 1), at('21:00', 1)], [{ person: 'p3', start: at('20:00', 1), stop: '2021-08-10T20:00:40.000Z' }], {
    play: 'tuesday',
  }),
)

beforeAll(async () => {
  world = await panelWorld()
  await world.engine.catalogue.import(catalogue, { actor: 'test', note: 'test' })
  await world.import({ ...files, 'viewing.ndjson': viewing })
})
afterAll(() => world.remove())

const reach = async () => (await world.engine.panels.report('tiny', week)).week!.reach

test('who watched at least a minute in the week counts once, with the weights of the week; guests do not', async () => {
  const { all, titles } = await reach()
  expect(all).toMatchObject({ persons: 2, households: 2 })
  expect(all.projected).toBeCloseTo(2 * woman, 9)
  expect(all.share).toBeCloseTo(0.4, 9)
  expect(titles.map(({ title, persons, households }) => [title, persons, households])).toEqual([
    ['two', 2, 2],
    ['one', 1, 1],
  ])
  // Without group a nobody watched, without b three fifths did: 0.3 apart from their mean, times (2 − 1) ⁄ 2.
  expect(all.standardError).toBeCloseTo(Math.sqrt((0.3 ** 2 + 0.3 ** 2) / 2), 12)
  // That is as much as 0.4 × 0.6 ⁄ 0.3² = 2.67 people tell, and of one degree of freedom (t of 5 ⁄ t of 1)² of that: R's qt(.975, c(5, 1)).
  const size = (0.24 / 0.09) * (2.570581835636314 / 12.706204736174698) ** 2
  const { low, high } = reachInterval(0.4, size)
  expect(all.interval!.low / low).toBeCloseTo(1, 9)
  expect(all.interval!.high).toBeCloseTo(high, 12)
})

test('of too few of the panel there is no figure, for anything and for a title', async () => {
  await world.import({ 'panel.json': JSON.stringify({ ...definition, thresholds: { persons: 2, households: 0, relativeError: null } }) })
  const { all, titles } = await reach()
  expect(all.projected).toBeCloseTo(2 * woman, 9)
  expect(titles.map(({ title, projected, interval }) => [title, projected === null, interval === null])).toEqual([
    ['two', false, false],
    ['one', true, true],
  ])
  await world.engine.panels.undo('tiny', 'test')
})

test('a week is final eight days after its end: figures before that say so', async () => {
  const list = { id: 'overall', bySeason: false, filter: {} }
  const known = async (instant: string) => {
    const [found] = await world.engine.panels.figures.weeks('tiny', list, {}, { epoch: 4_294_967_295, version: 1, at: Date.parse(instant) })
    return found!.closed
  }
  expect(await known('2021-08-16T00:00:00Z')).toBe(false)
  expect(await known('2021-08-23T23:59:59Z')).toBe(false)
  expect(await known('2021-08-24T00:00:00Z')).toBe(true)
  const chart = await world.engine.charts.chart({ chart: 'panel-tiny', week })
  expect([chart.closed, chart.notes.filter(note => note.includes('provisional'))]).toEqual([true, []])
})
