import { afterAll, beforeAll, expect, test } from 'vitest'
import { whoWatched } from '../../src/panel/season/who-watched.js'
import { seasonOfPanel } from '../../src/seasons/index.js'
import { at, csv, definition, files, lines, type PanelWorld, panelWorld, viewed } from './panel-world.js'

let world: PanelWorld
const woman = 20
const man = 40 / 3

/** Two episodes of an hour, released on Monday. */
const catalogue = csv(
  'service,content,title,season,episode,name,kind,origin,language,runtime_ms,released',
  'tv,one,one,1,1,One,series,original,en,3600000,2021-08-09',
  'tv,one-b,one,1,2,One,series,original,en,3600000,2021-08-09',
)
/**
 * p1 (f) and p2 (m) see all of the first together, but p2 leaves after half an hour; p1 sees all of the second; p3 (f) a minute of the first;
 * p4 (m) 45 minutes of the first, on Tuesday week, beyond a window of seven days.
 */
const viewing = lines(
  viewed(
    'h1',
    'one',
    [at('20:00'), at('21:00')],
    [
      { person: 'p1', start: at('20:00'), stop: at('21:00') },
      { person: 'p2', start: at('20:00'), stop: at('20:30') },
    ],
  ),
  viewed('h1', 'one-b', [at('21:00'), at('22:00')], [{ person: 'p1', start: at('21:00'), stop: at('22:00') }]),
  viewed('h2', 'one', [at('20:00'), at('20:10')], [{ person: 'p3', start: at('20:00'), stop: at('20:01') }]),
  viewed('h3', 'one', [at('20:00', 8), at('20:45', 8)], [{ person: 'p4', start: at('20:00', 8), stop: at('20:45', 8) }]),
)
beforeAll(async () => {
  world = await panelWorld()
  await world.engine.catalogue.import(catalogue, { actor: 'test', note: 'test' })
  await world.import({ ...files, 'viewing.ndjson': viewing })
})
afterAll(() => world.remove())

const ask = (input: object) => seasonOfPanel(world.engine, { panel: 'tiny', title: 'one', season: 1, ...input })

test('a season by hand: who began, watched and finished it, of a hundred people', async () => {
  const { groups, retention, company } = await ask({ window: 7 })
  const [all] = groups
  const projected = (measure: 'reach' | 'starters' | 'watchers' | 'completers') => all![measure]?.projected ?? 0
  expect(all!.population).toBeCloseTo(100, 9)
  // p1, p2, p3; p1, p2; p1 alone saw 70 % of an episode, and all of both.
  expect(projected('reach')).toBeCloseTo(2 * woman + man, 9)
  expect(projected('starters')).toBeCloseTo(woman + man, 9)
  expect(projected('watchers')).toBeCloseTo(woman, 9)
  expect(projected('completers')).toBeCloseTo(woman, 9)
  expect(all!.completionRate!.value).toBeCloseTo(woman / (woman + man), 9)
  // Without group a nobody watched, without b three women share 60 and p2 weighs 40: reach 60 + … is 0 or what is left of it.
  expect(all!.reach!.share).toBeCloseTo((2 * woman + man) / 100, 9)
  expect(all!.reach!.standardError).toBeGreaterThan(0)
  expect(retention[0]!.points.map(({ percent, share }) => [percent, Math.round(share!.value * 1000) / 1000])).toEqual([
    [10, 1],
    [25, 1],
    [50, 1],
    [75, 0.6],
    [90, 0.6],
  ])
  // Devices: h1 two hours, by its mean weight; h2 ten minutes, by p3's. Two for half an hour, one for an hour and a half and a minute, nobody for nine.
  const home = (woman + man) / 2
  const time = 120 * home + 10 * woman
  expect(company!.shares.map(({ share }) => share * time)).toEqual([
    expect.closeTo(9 * woman, 6),
    expect.closeTo(90 * home + woman, 6),
    expect.closeTo(30 * home, 6),
    0,
  ])
  expect(company!.viewersPerView).toBeCloseTo((60 * home + 90 * home + woman) / time, 9)
})

test('by characteristics, in a longer window; the groups add up', async () => {
  const { groups } = await ask({ window: 14, by: 'sex' })
  expect(groups.map(({ levels }) => levels['sex'])).toEqual(['f', 'm'])
  expect(groups.map(({ starters }) => starters!.projected)).toEqual([expect.closeTo(woman, 9), expect.closeTo(2 * man, 9)])
  expect(groups.map(({ population }) => population)).toEqual([expect.closeTo(60, 9), expect.closeTo(40, 9)])
  expect(groups[1]!.watchers!.share).toBeCloseTo(man / 40, 9)
})

test('measures of few are withheld, and those that differ from another by few', async () => {
  await world.import({ 'panel.json': JSON.stringify({ ...definition, thresholds: { persons: 2, households: 1, relativeError: null } }) })
  const [all] = (await ask({ window: 7 })).groups
  // Three of six were reached; two began: one was reached and did not begin.
  expect([all!.reach?.persons, all!.starters, all!.watchers, all!.completionRate]).toEqual([3, null, null, null])
  await world.engine.panels.undo('tiny', 'test')
})

test('what cannot be asked says why', async () => {
  await expect(ask({ window: 200 })).rejects.toThrow('window: a panel has windows of up to 92 days, not 200')
  await expect(ask({ by: 'title' })).rejects.toThrow('by: "title" is none here; name characteristics of the panel, such as age')
  await expect(ask({ title: 'none' })).rejects.toThrow('the catalogue has no none/1')
})

test('somebody in front of two devices watches once; who comes and goes is cut there', () => {
  const { persons, together } = whoWatched([
    {
      household: 'h',
      episode: 1,
      spans: [[0, 100]],
      presence: [
        ['a', 0, 0, 100],
        ['b', 0, 40, 60],
        ['g', 1, 50, 100],
      ],
    },
    { household: 'h', episode: 1, spans: [[50, 150]], presence: [['a', 0, 50, 150]] },
  ])
  expect(persons.get('a')!.get(1)).toBe(150)
  expect(persons.get('b')!.get(1)).toBe(20)
  expect(persons.has('g')).toBe(false)
  // Alone 40 + 100 of the other device; with one more 10 + 40, with two more 10.
  expect(together.get('h')).toEqual([0, 140, 50, 10])
})
