import { afterAll, beforeAll, expect, test } from 'vitest'
import { panelsOfLastWeek } from '../../src/index.js'
import type { PanelManagement } from '../../src/panel/index.js'
import { at, csv, definition, files, lines, type PanelWorld, panelWorld, viewed } from './panel-world.js'

/*
 * Week of 9 August 2021. h5 leaves on Wednesday, h2 is silent from Wednesday on, the others report every day. In the week count h1, h3 and h4:
 * two women and three men, of a population of 60 women and 40 men. In h1 an hour plays to nobody, in h4 an hour to p5.
 */
const persons = ['p1,h1,10,f', 'p2,h1,10,m', 'p3,h2,10,f', 'p4,h3,10,m', 'p5,h4,10,f', 'p6,h4,10,m'].map(one => `${one},,`)
const days = Array.from({ length: 14 }, (_, day) => `2021-08-${String(9 + day).padStart(2, '0')}`)
const reports = days.flatMap((day, at) => [
  ...['h1', 'h3', 'h4'].map(household => `${household},${day},in-tab,`),
  `h2,${day},${at < 2 || at >= 7 ? 'in-tab,' : 'out,meter silent'}`,
  ...(at < 3 ? [`h5,${day},in-tab,`] : []),
])

let world: PanelWorld
let told: PanelManagement
beforeAll(async () => {
  world = await panelWorld()
  await world.import({
    'panel.json': JSON.stringify(definition),
    'households.csv': csv('household,group', 'h1,a', 'h2,a', 'h3,b', 'h4,b', 'h5,b'),
    'persons.csv': csv('person,household,weight,sex,from,to', ...persons, 'p7,h5,10,m,2021-01-01,2021-08-11'),
    'targets.csv': files['targets.csv'],
    'days.csv': csv('household,day,state,reason', ...reports),
    'invitations.csv': csv(
      'household,outcome,region',
      'h1,joined,north',
      'h2,joined,south',
      'x1,refused,south',
      'x2,No answer,south',
      'x3,ineligible,north',
    ),
    'viewing.ndjson': lines(
      viewed('h1', 'one', [at('20:00'), at('21:00')], []),
      viewed('h4', 'two', [at('20:00'), at('21:00')], [{ person: 'p5', start: at('20:00'), stop: at('21:00') }]),
    ),
  })
  for (const week of ['2021-08-09', '2021-08-16']) await world.engine.panels.weigh('tiny', week)
  told = await world.engine.panels.management('tiny', '2021-08-12')
})
afterAll(() => world.remove())

test('cells against targets, and whom to invite', () => {
  expect([told.week, told.homes, told.persons, told.homesOfWeek]).toEqual(['2021-08-09', 4, 6, 3])
  expect(told.cells).toEqual([
    { margin: 'sex', level: 'f', target: 60, targetShare: 0.6, recruited: 3, inTab: 2, inTabShare: 0.4, index: expect.closeTo(66.667, 2) },
    { margin: 'sex', level: 'm', target: 40, targetShare: 0.4, recruited: 3, inTab: 3, inTabShare: 0.6, index: expect.closeTo(150, 9) },
  ])
  // Of five in-tab three should be women: one is missing, in a home of one each; every second home that is asked joins.
  expect(told.recruitment).toEqual([{ margin: 'sex', level: 'f', persons: 1, homes: 1, invitations: 2 }])
})

test('response by what is known of those who were asked', () => {
  expect(told.response).toEqual({
    ...{ asked: 4, joined: 2, rate: 0.5 },
    levels: [
      { characteristic: 'region', level: 'north', asked: 1, joined: 1, rate: 1 },
      { characteristic: 'region', level: 'south', asked: 3, joined: 1, rate: 1 / 3 },
    ],
  })
})

test('who reports, who is silent, where buttons are forgotten', () => {
  expect(told.days.map(({ homes, inTab }) => [homes, inTab])).toEqual([
    ...[5, 5, 5].map((homes, day) => [homes, day < 2 ? 5 : 4]),
    ...[4, 4, 4, 4].map(homes => [homes, 3]),
  ])
  expect(told.reasons).toEqual({ 'meter silent': 5 })
  expect(told.silent).toEqual({ count: 1, homes: [{ household: 'h2', since: '2021-08-11', reason: 'meter silent' }] })
  expect(told.buttons).toEqual({ empty: 0.5, count: 1, homes: [{ household: 'h1', minutes: 60, empty: 1 }] })
})

test('who came and went, and how weights moved', async () => {
  expect(told.weeks).toHaveLength(8)
  expect(told.weeks.at(-1)).toEqual({ week: '2021-08-09', homes: 5, joined: 0, left: 1, churn: 0.2 })
  // Women weigh 30, men 13.33: 100² ⁄ (2 × 900 + 3 × 177.8) = 4.29 persons.
  expect(told.weights).toEqual([
    {
      ...{ week: '2021-08-09', set: expect.stringMatching(/^tiny-/), persons: 5, effectiveSize: expect.closeTo(4.2857, 4) },
      ...{ designEffect: expect.closeTo(5 / 4.2857, 4), largest: expect.closeTo(2.25, 9), moved: null },
    },
  ])
  // A week later h2 is back: women weigh 20. Of 100 before 20 have moved.
  const next = await world.engine.panels.management('tiny', '2021-08-16')
  expect(next.weights.at(-1)!.moved).toBeCloseTo(0.2, 9)
  expect(next.alerts).toEqual([])
})

test('what is out of the usual is said, and counted for whoever watches from outside', async () => {
  const count = (kind: string) => told.alerts.filter(one => one.kind === kind).length
  // In-tab from Thursday to Sunday: three of four homes.
  expect(Object.fromEntries(['in-tab', 'silent', 'buttons', 'cells', 'churn', 'weights'].map(kind => [kind, count(kind)]))).toEqual({
    ...{ 'in-tab': 4, silent: 1, buttons: 1, cells: 2, churn: 1, weights: 0 },
  })
  expect(told.alerts.find(({ kind }) => kind === 'cells')!.text).toBe(
    'sex f: its share of the in-tab sample is 67 where that of the population is 100: recruit.',
  )
  const [last] = await panelsOfLastWeek(world.engine)
  // Long after: nobody has reported since, so nobody is in-tab.
  expect([last!.panel, last!.homesOfWeek, last!.days.every(({ rate }) => rate === 0)]).toEqual(['tiny', 0, true])
})

test('without days and invitations nothing is made up, and a wrong outcome is refused', async () => {
  await world.import({
    ...files,
    'panel.json': JSON.stringify({ ...definition, id: 'plain' }),
  })
  const plain = await world.engine.panels.management('plain', '2021-08-09')
  expect([plain.response, plain.reasons, plain.silent.count, plain.buttons.empty]).toEqual([null, {}, 0, null])
  expect(plain.days.every(({ rate }) => rate === 1)).toBe(true)
  await expect(world.import({ 'invitations.csv': csv('household,outcome', 'x1,maybe') }, { panel: 'tiny' })).rejects.toThrow(
    'invitations.csv: line 2, column outcome: "maybe" is not known here',
  )
})
