import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type CatalogueRow, suggestPlaces } from '../../src/catalogue/index.js'
import { unmatched, wasPlayed } from '../../src/minutes/index.js'
import { at, catalogueOf, made, openWorld, says, type World } from '../world.js'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(() => world.forget())
afterAll(() => world.remove())

/*
 * content  | in the catalogue | plays                       | minutes
 * hr-1-1   | hit-and-run/1/1  | ana Mon 20:00–20:30         | 30
 * hr-1-2   | no               | ana Mon 21:00–21:30 (twice  | 30, a repeated message adds nothing
 *          |                  | told), bo Wed 20:00–20:10   | 10
 * x        | no               | bo Tue 23:50 – Wed 00:10    | 20
 */
test('what was played and is not in the catalogue, the most watched first', async () => {
  await world.catalogue.import(catalogueOf('hr-1-1 hit-and-run 1 1 30'), made)
  const twice = says('ana', 'hr-1-2', 'p2', ['21:00', '21:30'])
  await world.receive(says('ana', 'hr-1-1', 'p1', ['20:00', '20:30']), at('20:30'))
  for (const _ of [1, 2]) await world.receive(twice, at('21:30'))
  await world.receive(says('bo', 'hr-1-2', 'p3', ['Wed 20:00', 'Wed 20:10']))
  await world.receive(says('bo', 'x', 'p4', ['Tue 23:50', 'Wed 00:10']))
  const suggestion = { title: 'hit-and-run', season: 1, episode: 2, place: 'hit-and-run/1/2', because: 'built as hr-1-1', taken: [] }
  const first = {
    service: 's',
    content: 'hr-1-2',
    plays: 2,
    minutes: 40,
    runtimeMs: 0,
    firstSeen: '2021-08-09',
    lastSeen: '2021-08-11',
    suggestion,
  }
  const second = {
    service: 's',
    content: 'x',
    plays: 1,
    minutes: 20,
    runtimeMs: 0,
    firstSeen: '2021-08-10',
    lastSeen: '2021-08-11',
    suggestion: null,
  }
  expect(await unmatched(world)).toEqual([first, second])
  expect(await unmatched(world, { limit: 1 })).toEqual([first])
  await world.catalogue.import(catalogueOf('hr-1-2 hit-and-run 1 2 30', 'x a-film - - 90'), made)
  expect(await unmatched(world)).toEqual([])
  await world.catalogue.undo('ana')
  expect(await unmatched(world)).toEqual([first, second])
})

test('what a guard rule sets aside is nothing that was played; a service is told from another', async () => {
  await world.receive(says('bot', 'x', 'p1', ['20:00', '20:30']), at('20:30'), 1)
  expect(await unmatched(world)).toEqual([])
  await world.receive({ ...says('ana', 'hr-1-1', 'p2', ['20:00', '20:30']), service: 't' }, at('20:30'))
  await world.catalogue.import(catalogueOf('s/hr-1-1 hit-and-run 1 1 30'), made)
  expect(await unmatched(world)).toMatchObject([{ service: 't', content: 'hr-1-1', plays: 1, minutes: 30 }])
  expect(await wasPlayed(world.store, { service: 't', content: 'hr-1-1' })).toBe(true)
  expect(await wasPlayed(world.store, { service: 's', content: 'hr-1-1' })).toBe(false)
})

describe('a suggestion', () => {
  const row = (content: string, title: string, season = 0, episode = 0, service = 's'): CatalogueRow => ({
    ...{ service, content, title, titleName: title, season, episode, name: title, kind: season ? 'series' : 'film' },
    ...{ origin: '', language: '', runtimeMs: 0, released: null },
  })
  const suggest = suggestPlaces([
    row('hr-1-1', 'hit-and-run', 1, 1),
    row('hr-1-2-uk', 'hit-and-run', 1, 2),
    row('ep-1-1', 'one', 1, 1),
    row('ep-1-2', 'other', 1, 2),
    row('odd-7-9', 'friends', 1, 1),
    row('m1', 'vivo'),
  ])
  test.each([
    ['hr-1-3', 'hit-and-run/1/3', /built as hr-1-1/],
    ['hr-02-11', 'hit-and-run/2/11', /built as hr-1-1/],
    ['hr-1-9-uk', 'hit-and-run/1/9', /built as hr-1-2-uk/],
    ['hit-and-run-s01e09', 'hit-and-run/1/9', /begins with hit-and-run/],
    ['Hit_and_Run Season 2 Episode 3', 'hit-and-run/2/3', /begins with hit-and-run/],
    ['friends1x02', 'friends/1/2', /begins with friends/],
    ['Vivo', 'vivo', /the id is vivo/],
  ])('%s may be %s', (content, place, because) => {
    expect(suggest({ service: 's', content })).toMatchObject({ place, because: expect.stringMatching(because) })
  })

  test('says what is that episode already', () => {
    expect(suggest({ service: 's', content: 'hr-01-01' })).toMatchObject({ place: 'hit-and-run/1/1', taken: ['s hr-1-1'] })
    expect(suggest({ service: 's', content: 'hr-1-3' })).toMatchObject({ taken: [] })
  })

  test.each([
    ['ep-1-3', 'ids built so are of two titles'],
    ['odd-7-10', 'the numbers of its like are not season and episode'],
    ['hr-0-1', 'there is no season 0'],
    ['xyz', 'nothing resembles it'],
    ['vivo-1-1', 'a film has no episodes'],
  ])('%s: none, for %s', content => {
    expect(suggest({ service: 's', content })).toBeUndefined()
  })

  test('comes from ids of its own service, or from its own words', () => {
    expect(suggest({ service: 't', content: 'hr-1-3' })).toBeUndefined()
    expect(suggest({ service: 't', content: 'hit-and-run-1-3' })).toMatchObject({ place: 'hit-and-run/1/3' })
  })
})
