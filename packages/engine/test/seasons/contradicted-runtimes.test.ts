import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { on, openSeasonWorld, type SeasonWorld, watch } from './season-world.js'

let world: SeasonWorld
beforeAll(async () => {
  world = await openSeasonWorld()
})
beforeEach(() => world.forget())
afterAll(() => world.remove())

const minutes = (count: number): number => count * 60_000
const notes = async (): Promise<string[]> => (await world.report()).notes.filter(note => note.includes('contradict'))
const plays = (content: string, runtime: number | undefined, count = 1) =>
  Array.from({ length: count }, (_, at) => ({
    ...watch(`${content}${runtime}-${at}`, content, on(1, '20:00'), [0, 20]),
    ...(runtime !== undefined && { runtime }),
  }))

test.each([
  ['longer', minutes(54) + 10_000, '54 min 10 s'],
  ['shorter', minutes(40), '40 min'],
  ['a little longer than is rounding', minutes(48), '48 min'],
])('players whose episode is %s than in the catalogue: a note with both figures', async (_, runtime, said) => {
  await world.carry('e1 1 45', 'e2 2 45')
  await world.receive([...plays('e1', runtime, 3), ...plays('e2', minutes(45), 2)])
  expect(await notes()).toEqual([
    `Players contradict the catalogue’s runtime of episode 1 (s, e1): 45 min in the catalogue, ${said} in most plays. ` +
      'Watchers, completers and views are by the catalogue’s.',
  ])
})

test.each([
  ['agree', minutes(45)],
  ['round to seconds and cut a trailer', minutes(46)],
  ['say nothing', undefined],
])('players that %s: no note', async (_, runtime) => {
  await world.carry('e1 1 45')
  await world.receive(plays('e1', runtime, 3))
  expect(await notes()).toEqual([])
})

test('one player that says something else is one play, whatever it says', async () => {
  await world.carry('e1 1 45')
  await world.receive([...plays('e1', minutes(1000)), ...plays('e1', minutes(45), 2)])
  expect(await notes()).toEqual([])
})

test('a runtime that the catalogue does not have is not contradicted', async () => {
  await world.carry('e1 1 -')
  await world.receive(plays('e1', minutes(45), 3))
  expect(await notes()).toEqual([])
})
