import { afterAll, beforeAll, expect, test } from 'vitest'
import { at, catalogue, files, lines, type PanelWorld, panelWorld, viewed } from './panel-world.js'

let world: PanelWorld
const homes = { h1: ['p1', 'p2'], h2: ['p3'], h3: ['p4'], h4: ['p5', 'p6'] }

/** All persons of some homes see a title for so many minutes, on a Monday. */
const seen = (content: string, minutes: number, monday: number, of = Object.entries(homes)) =>
  of.map(([household, persons]) => {
    const times: [string, string] = [
      at('20:00', monday),
      at(`${20 + Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`, monday),
    ]
    const presence = persons.map(person => ({ person, start: times[0], stop: times[1] }))
    return viewed(household, content, times, presence, { device: content, play: `${household}-${content}-${monday}` })
  })

beforeAll(async () => {
  world = await panelWorld()
  await world.engine.catalogue.import(catalogue, { actor: 'test', note: 'test' })
  const first = [...seen('one', 60, 0), ...seen('two', 30, 0)]
  // Everybody sees an hour more of two: whoever is left out, that is so. One home alone sees more of one.
  const second = [...seen('one', 60, 7), ...seen('two', 90, 7)]
  const third = [
    ...seen('one', 60, 14, Object.entries(homes).slice(1)),
    ...seen('one', 230, 14, [['h1', homes.h1]]),
    ...seen('two', 90, 14),
  ]
  await world.import({ ...files, 'viewing.ndjson': lines(...first, ...second, ...third) })
})
afterAll(() => world.remove())

const movements = async (week: string) =>
  (await world.engine.charts.chart({ chart: 'panel-tiny', week })).entries.map(({ rank, title, previousRank, movement }) => [
    ...[rank, title, previousRank, movement],
  ])

test('a title moves up where its minutes grew beyond chance; one whose minutes stayed is about the same, whatever its rank', async () => {
  expect(await movements('2021-08-16')).toEqual([
    [1, 'two', 2, 'up'],
    [2, 'one', 1, 'same'],
  ])
})

test('more minutes of one home are no movement', async () => {
  expect(await movements('2021-08-23')).toEqual([
    [1, 'one', 2, 'same'],
    [2, 'two', 1, 'same'],
  ])
})
