import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Engine, openEngine, operations } from '../../src/index.js'
import { nearKey } from '../../src/published/matches/near-key.js'
import { unresolvedNames } from '../../src/published/matches/unresolved-names.js'
import { newDirectory } from '../new-directory.js'
import { netflixFile } from '../published/netflix-file.js'

const root = mkdtempSync(join(tmpdir(), 'sweeps-test-'))
let engine: Engine
beforeAll(async () => {
  engine = await openEngine({ directory: await newDirectory(join(root, 'data')) })
})
afterAll(async () => {
  await engine.close()
  rmSync(root, { recursive: true, force: true })
})
beforeEach(async () => {
  for (const table of ['figures', 'matches', 'audit', 'catalogue', 'catalogue_versions', 'editions'])
    await engine.store.command('test', `TRUNCATE TABLE ${table}`)
  engine.charts.changed()
})

const call = (text = '') => ({ actor: 'mira', progress: () => {}, file: Readable.from([Buffer.from(text)]) })
/*
 * tv-english of two weeks:
 *   2023-06-05  1 Noise: Season 1 (week 1)     2 Night: Season 1
 *   2023-06-12  1 Noise: Season 1 (week 1)     2 Night: Limited Series     Noise counts from 1 again: taken for another title, noise-2023
 */
const file = netflixFile(`
  2023-06-11 | T | 1 | Noise | Noise: Season 1       | 90 | 9 | 10 | 1
  2023-06-11 | T | 2 | Night | Night: Season 1       | 40 | 2 | 20 | 1
  2023-06-18 | T | 1 | Noise | Noise: Season 1       | 90 | 9 | 20 | 1
  2023-06-18 | T | 2 | Night | Night: Limited Series | 40 | 2 | 10 | 1`)
const netflix = (text = file) => operations['import-netflix-top10'].run(engine, {}, call(text))
const noise = { source: 'netflix-top10', name: 'Noise: Season 1' }
const set = (input: { source: string; name: string; title: string; season?: number; of?: string; anew?: boolean }) =>
  operations['match-set'].run(engine, input, call())
const undo = (id: number) => operations['match-undo'].run(engine, { id }, call())
const answer = () => operations.matches.run(engine, {}, call())
const run = async (title: string) =>
  (await engine.charts.title({ title })).map(({ week, season, name, rank, weeks_on_chart }) => [week, season, name, rank, weeks_on_chart])
const weeksOf = async (title: string) => (await run(title)).map(([week]) => week)

describe('what is in doubt', () => {
  const published = (name: string, assigned: string, lists: number, season = 0, source = 'netflix-top10') => ({
    ...{ source, name, assigned, titleName: name.split(/: | \/\/ /)[0]!, season, from: '2021-08-02', to: '2021-08-09', lists, hours: 0 },
  })
  const told = (...args: Parameters<typeof unresolvedNames>) =>
    unresolvedNames(...args).map(
      ({ name, assigned, why, candidates }) => `${name} (${assigned}) ${why}: ${candidates.map(({ title }) => title).join(' ')}`,
    )

  test.each([
    ['The Office (US)', 'office'],
    ['office-2005', 'office'],
    ['Hit & Run', 'hit-and-run'],
    ['1917', '1917'],
    ['The', 'the'],
    ['(500)', '500'],
    ['👻', 'untitled-1f47b'],
    ['!!!', 'untitled-21-21-21'],
    ['Der Tatortreiniger', 'tatortreiniger'],
    ['Las chicas del cable', 'chicas-del-cable'],
    ['Die Hart', 'die-hart'],
  ])('%s is near %s', (name, key) => expect(nearKey(name)).toBe(key))

  test('a namesake of a title of the catalogue; the catalogue’s own title never', () => {
    const catalogue = [{ title: 'hit-and-run-2021', titleName: 'Hit & Run' }]
    expect(told([published('Hit & Run: Season 1', 'hit-and-run', 9, 1), published('Vivo', 'vivo', 5)], catalogue)).toEqual([
      'Hit & Run: Season 1 (hit-and-run) namesake: hit-and-run-2021',
    ])
    expect(told([published('Hit & Run', 'hit-and-run', 9)], [{ title: 'hit-and-run', titleName: 'Hit & Run' }])).toEqual([])
  })
  test('of namesakes that are in no catalogue, all but the one in most lists', () => {
    const names = [published('Noise', 'noise', 3), published('Noise', 'noise-2023', 7), published('The Noise', 'the-noise', 1)]
    expect(told(names, [])).toEqual(['Noise (noise) namesake: noise-2023', 'The Noise (the-noise) namesake: noise-2023'])
  })
  test('what follows // when another title is called so; a spelling that nobody knows is none', () => {
    const names = [
      published('Los Siete // The Seven', 'los-siete', 1),
      published('The Seven', 'the-seven', 4),
      published('Uno // One', 'uno', 2),
    ]
    expect(told(names, [])).toEqual(['Los Siete // The Seven (los-siete) other-spelling: the-seven'])
  })
  test('two labels of one season number: all but the one in most lists', () => {
    const names = [
      published('Night: Season 1', 'night', 2, 1),
      published('Night: Limited Series', 'night', 5, 1),
      published('Night: Season 2', 'night', 1, 2),
    ]
    expect(told(names, [])).toEqual(['Night: Season 1 (night) season: night'])
  })
  test('a season that could not be read; a film of such a name is none', () => {
    const names = [
      { ...published('Night: Season 1-3', 'night', 3), titleName: 'Night' },
      { ...published('Day: Season 3.5 // Tag: Staffel 3.5', 'day', 2), titleName: 'Day' },
      { ...published('Dusk: Zweiundzwanzigste Staffel', 'dusk', 1), titleName: 'Dusk' },
      { ...published('Dawn: Season 2', 'dawn', 1, 2), titleName: 'Dawn' },
      published('Open Season 1-2', 'open-season-1-2', 1),
    ]
    expect(told(names, [])).toEqual([
      'Night: Season 1-3 (night) unread-season: ',
      'Day: Season 3.5 // Tag: Staffel 3.5 (day) unread-season: ',
      'Dusk: Zweiundzwanzigste Staffel (dusk) unread-season: ',
    ])
  })
})

test('those with most hours at stake come first; of equal ones those in most lists', () => {
  const doubt = (name: string, hours: number, lists: number) => ({
    ...{ source: 'netflix-top10', name: `${name}: Season 1-2`, assigned: name, titleName: name, season: 0 },
    ...{ from: '2021-08-02', to: '2021-08-09', lists, hours },
  })
  const order = unresolvedNames([doubt('one', 0, 2), doubt('two', 0, 9), doubt('three', 500, 1)], [])
  expect(order.map(({ assigned }) => assigned)).toEqual(['three', 'two', 'one'])
})

test('many are settled at once or not at all, and each is taken back by itself', async () => {
  await netflix()
  const night = { source: 'netflix-top10', name: 'Night: Season 1' }
  const many = (...names: Parameters<typeof set>[0][]) => operations['match-set-many'].run(engine, { names }, call())
  expect((await answer()).doubts.map(({ name, hours }) => [name, hours])).toEqual([
    ['Noise: Season 1', 90],
    ['Night: Season 1', 40],
  ])
  const good = { ...noise, title: 'noise', of: 'noise-2023' }
  await expect(many(good, { ...night, title: 'nigth' })).rejects.toMatchObject({ code: 'not-found', message: /"nigth"/ })
  await expect(many(good, { ...noise, title: 'noise' })).rejects.toMatchObject({ code: 'invalid-request', message: /settled twice/ })
  expect((await answer()).total).toBe(2)
  expect(await weeksOf('noise')).toEqual(['2023-06-05'])
  const done = await many(good, { ...night, title: 'night', season: 2 })
  expect(done.matches.map(({ id, name, title, season }) => [id, name, title, season])).toEqual([
    [1, 'Noise: Season 1', 'noise', null],
    [2, 'Night: Season 1', 'night', 2],
  ])
  expect((await answer()).total).toBe(0)
  expect(await weeksOf('noise')).toEqual(['2023-06-05', '2023-06-12'])
  await undo(1)
  expect(await weeksOf('noise')).toEqual(['2023-06-05'])
  expect((await answer()).doubts.map(({ name }) => name)).toEqual(['Noise: Season 1'])
})

test('what is in doubt is listed until somebody settles it, be it as it was', async () => {
  await netflix()
  const open = await answer()
  expect(open.doubts.map(({ name, assigned, why }) => [name, assigned, why]).sort()).toEqual([
    ['Night: Season 1', 'night', 'season'],
    ['Noise: Season 1', 'noise-2023', 'namesake'],
  ])
  expect([open.total, open.matches]).toEqual([2, []])
  await set({ ...noise, title: 'noise-2023', of: 'noise-2023' })
  expect((await answer()).doubts.map(({ name }) => name)).toEqual(['Night: Season 1'])
})

test('history follows a match, of charts and of titles; undone it follows back; figures keep their name', async () => {
  await netflix()
  expect([await weeksOf('noise'), await weeksOf('noise-2023')]).toEqual([['2023-06-05'], ['2023-06-12']])
  const done = await set({ ...noise, title: 'noise', of: 'noise-2023' })
  expect(done).toMatchObject({ id: 1, odd: [], matches: [{ assigned: 'noise-2023', title: 'noise', season: null, actor: 'mira' }] })
  expect(await run('noise')).toEqual([
    ['2023-06-05', 1, 'Noise: Season 1', 1, 1],
    ['2023-06-12', 1, 'Noise: Season 1', 1, 2],
  ])
  expect(await run('noise-2023')).toEqual([])
  const shown = await engine.charts.chart({ chart: 'netflix-global', week: '2023-06-12', list: 'tv-english' })
  expect(shown.entries[0]).toMatchObject({ title: 'noise', name: 'Noise: Season 1', movement: 'same', weeksOnChart: 2 })
  expect((await answer()).matches).toMatchObject([{ id: 1, name: 'Noise: Season 1', title: 'noise' }])

  expect(await undo(1)).toMatchObject({ id: 2, matches: [{ title: null }] })
  expect([await weeksOf('noise'), await weeksOf('noise-2023')]).toEqual([['2023-06-05'], ['2023-06-12']])
  expect((await engine.charts.chart({ chart: 'netflix-global', week: '2023-06-12', list: 'tv-english' })).entries[0]!.title).toBe(
    'noise-2023',
  )
  expect(
    (await engine.people.audit.recent())
      .filter(({ detail }) => !detail.startsWith('begun'))
      .slice(0, 2)
      .map(({ actor, action, detail }) => [actor, action, detail]),
  ).toEqual([
    ['mira', 'undo match', '1: netflix-top10: Noise: Season 1'],
    ['mira', 'match', 'netflix-top10: Noise: Season 1 → noise'],
  ])
  await expect(undo(1)).rejects.toMatchObject({ code: 'not-found', message: /no match 1 that holds/ })
})

test('a match of a season; a later one takes its place, and undoing that brings the first back', async () => {
  await netflix()
  const night = { source: 'netflix-top10', name: 'Night: Limited Series' }
  await set({ ...night, title: 'night', season: 2 })
  expect((await run('night')).map(([week, season]) => [week, season])).toEqual([
    ['2023-06-05', 1],
    ['2023-06-12', 2],
  ])
  const { id } = await set({ ...night, title: 'night-again', season: 1, anew: true })
  expect(await weeksOf('night-again')).toEqual(['2023-06-12'])
  await undo(id)
  expect((await run('night')).map(([week, season]) => [week, season])).toEqual([
    ['2023-06-05', 1],
    ['2023-06-12', 2],
  ])
})

test('what is imported later under the name means the same; the same file again still changes nothing', async () => {
  await netflix()
  await set({ ...noise, title: 'noise', of: 'noise-2023' })
  expect(await netflix()).toMatchObject({ changedLists: 0 })
  await netflix(netflixFile('\n2023-06-25 | T | 1 | Noise | Noise: Season 1 | 90 | 9 | 10 | 2'))
  expect(await weeksOf('noise')).toEqual(['2023-06-05', '2023-06-12', '2023-06-19'])
})

test('an edition stays as it was: made again it is equal, and the next revision tells what became of the name', async () => {
  await netflix()
  const first = await engine.editions.publish({ chart: 'netflix-global', week: '2023-06-12' }, 'mira')
  await set({ ...noise, title: 'noise', of: 'noise-2023' })
  expect(await engine.editions.verify({ id: first.id })).toMatchObject({ equal: true, against: 'data', differences: [] })
  const second = await engine.editions.publish({ chart: 'netflix-global', week: '2023-06-12' }, 'mira')
  expect(second).toMatchObject({ revision: 2, made: true })
  expect(second.changes.map(({ title }) => title).sort()).toEqual(['noise', 'noise-2023'])
})

test('a title that comes to stand twice in one list is told as odd', async () => {
  await netflix()
  const { odd } = await set({ source: 'netflix-top10', name: 'Night: Season 1', title: 'noise' })
  expect(odd).toEqual(['noise/1 now has two lines in 1 lists of netflix-top10: one of them may be another title'])
})

test.each<[string, Parameters<typeof set>[0], string, RegExp]>([
  ['a name nobody published', { ...noise, name: 'Nose', title: 'noise' }, 'not-found', /netflix-top10 has published no name "Nose"/],
  [
    'a name never taken for it',
    { ...noise, of: 'night', title: 'noise' },
    'not-found',
    /never taken for "night": it was for noise, noise-2023/,
  ],
  ['a title nobody knows', { ...noise, title: 'nose' }, 'not-found', /no title "nose" is known.*--new/],
  ['no slug', { ...noise, title: 'Noise & Co' }, 'invalid-request', /"Noise & Co" is no slug of a title; write it as noise-and-co/],
  ['no season', { ...noise, title: 'noise', season: 1.5 }, 'invalid-request', /1.5 is no number of a season/],
])('%s is refused', async (_, input, code, message) => {
  await netflix()
  await expect(set(input)).rejects.toMatchObject({ code, message })
})
