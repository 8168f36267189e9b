import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { on, openSeasonWorld, type SeasonWorld, watch } from './season-world.js'

let world: SeasonWorld
beforeAll(async () => {
  world = await openSeasonWorld()
})
beforeEach(() => world.forget())
afterAll(() => world.remove())

/** The same play as a program tells it that does not know the playhead. */
function blind<Play extends { spans: { position: number }[] }>({ spans, ...play }: Play) {
  return { ...play, spans: spans.map(({ position, ...span }) => span) }
}

/**
 *            e1 (45 min)                    e2 (45 min)
 *  a         45, all of it                  45, all of it
 *  b         10, its beginning              –
 *  c         45, nobody knows which         –
 *  d         45, nobody knows which; and    –
 *            5, its beginning
 *
 * Four begin e1. Of c nobody can say how far they came: a, b and d are left, of whom a sees all of it.
 */
test('plays without a playhead count in watched time and starters, and are left out of rates and retention', async () => {
  await world.carry('e1 1 45', 'e2 2 45')
  await world.receive([
    ...[watch('a', 'e1', on(1, '20:00'), [0, 45]), watch('a', 'e2', on(1, '21:00'), [0, 45])],
    ...[watch('b', 'e1', on(1, '20:00'), [0, 10]), blind(watch('c', 'e1', on(1, '20:00'), [0, 45]))],
    ...[blind(watch('d', 'e1', on(1, '20:00'), [0, 45])), watch('d', 'e1', on(2, '20:00'), [0, 5])],
  ])
  const { accounts, viewers, watchedMs, episodes, retention, notes } = await world.report()
  expect(watchedMs).toBe((45 + 45 + 10 + 45 + 45 + 5) * 60_000)
  for (const audience of [accounts, viewers])
    expect(audience).toMatchObject({ starters: 4, watchers: 1, completers: 1, completionRate: 0.3333 })
  expect(episodes[0]).toMatchObject({ starters: 4, completers: 1, completionRate: 0.3333 })
  expect(episodes[1]).toMatchObject({ starters: 1, completers: 1, completionRate: 1 })
  const { curve } = retention[0]!
  expect([0, 11, 22, 23, 100].map(percent => curve[percent]!.share)).toEqual([1, 1, 0.6667, 0.3333, 0.3333])
  expect(notes).toContainEqual(expect.stringMatching(/^Of 2 of 6 plays the playhead is not known/))
})

test('a rate that would tell of a few people without a playhead is not shown', async () => {
  await world.carry('e1 1 45')
  const many = Array.from({ length: 30 }, (_, i) => watch(`many${i}`, 'e1', on(1, '20:00'), [0, i < 15 ? 45 : 10]))
  await world.receive([...many, blind(watch('c', 'e1', on(1, '20:00'), [0, 45]))])
  expect((await world.report({ smallCells: 'hide' })).accounts).toMatchObject({ starters: 31, completers: 15, completionRate: null })
  expect((await world.report()).accounts).toMatchObject({ starters: 31, completers: 15, completionRate: 0.5 })
})

test('a report names the sources that are not our own, and what they cannot know', async () => {
  await world.carry('e1 1 45')
  await world.receive(watch('a', 'e1', on(1, '20:00'), [0, 45]))
  expect((await world.report()).notes.filter(note => /reported by|playhead/.test(note))).toEqual([])
})
