import { PanelPopulation, panelTables, panelTexts, programmesCsv, recruitPanel, usualDesign, viewingOfPanel } from '@sweeps/simulator'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deviceRows, studyCensus } from '../../../../bench/endure/census-study.js'
import { filesOf, viewingRows } from '../../../../bench/endure/panel-study.js'
import { panelAndCensus, usualSoftness } from '../../src/index.js'
import { at, catalogue, csv, definition, files, lines, type PanelWorld, panelWorld, viewed } from './panel-world.js'

const population = new PanelPopulation({ seed: 31, homes: 2000 })
const truth = population.truth()
const rules = { replicates: { method: 'jk1', groups: 12 } }

let world: PanelWorld
beforeAll(async () => {
  world = await panelWorld()
})
afterAll(() => world.remove())

/** p1 and p2 see half an hour of one together, p5 an hour of two alone while another half hour plays to nobody. */
const viewing = lines(
  viewed(
    'h1',
    'one',
    [at('20:00'), at('20:30')],
    [
      { person: 'p1', start: at('20:00'), stop: at('20:30') },
      { person: 'p2', start: at('20:00'), stop: at('20:30') },
    ],
  ),
  viewed('h4', 'two', [at('20:00'), at('21:30')], [{ person: 'p5', start: at('20:00'), stop: at('21:00') }]),
)

test('a tiny world by hand: viewers per view, the gap, and nothing moved where few watched', async () => {
  await world.engine.catalogue.import(catalogue, { actor: 'test', note: 'test' })
  await world.import({
    ...files,
    'panel.json': JSON.stringify({ ...definition, census: { services: ['tv'] } }),
    'viewing.ndjson': viewing,
    // Somebody who simulated the world knows: of one 1000 minutes in the week, of two none, of three, which nobody here saw, 5.
    'truth.csv': csv(
      'week,service,title,minutes',
      '2021-08-11,tv,one,1000',
      '2021-08-09,tv,two,0',
      '2021-08-09,tv,three,5',
      '2021-08-02,tv,one,1',
    ),
  })
  const played = (play: string, market: string | undefined, minutes: string) => ({
    ...{ service: 'tv', content: 'one', play, viewer: play, ...(market && { market }), sentAt: at('23:00') },
    spans: [{ start: at('20:00'), stop: at(minutes), position: 0 }],
  })
  // Half an hour in the country of the panel, ten minutes where no country is named, and more elsewhere.
  await world.engine.plays.collector.collect([played('a', 'US', '20:30'), played('b', undefined, '20:10'), played('c', 'DE', '22:00')], {
    ...{ receivedAt: Date.parse(at('23:00')), source: 'test', flags: 0 },
  })
  await world.engine.plays.loader.drained()
  const answer = await world.engine.panels.withCensus('tiny', { week: '2021-08-09' })
  const [woman, man] = [20, 40 / 3]
  // A device counts as its home, by the mean of its members: (20 + 13.33) ⁄ 2 in h1 and in h4.
  const home = (woman + man) / 2
  const [two, one] = answer.titles
  expect([one!.title, two!.title]).toEqual(['one', 'two'])
  expect(one!.viewersPerView!.value).toBeCloseTo((30 * woman + 30 * man) / (30 * home), 9)
  expect(two!.viewersPerView!.value).toBeCloseTo((60 * woman) / (90 * home), 9)
  expect([one!.census, one!.eligible, one!.reason]).toEqual([40, false, 'fewer than 50 persons of the panel watched it'])
  expect(one!.coverage!.value).toBeCloseTo(40 / (30 * home), 9)
  expect([two!.census, two!.coverage, two!.reason]).toEqual([null, null, 'no census counts it'])
  expect(one!.minutes!.value).toBeCloseTo(30 * woman + 30 * man, 9)
  expect(answer.total.minutes.value).toBeCloseTo(90 * woman + 30 * man, 9)
  expect([one!.truth, two!.truth]).toEqual([1000, 0])
  // One's minutes are 30 × 20 + 30 × 13.33 = 1000, just what is true; no interval reaches down to nothing.
  expect(answer.truth).toEqual({ minutes: 1005, titles: 2, alone: 1, together: 1 })
  expect((await world.engine.panels.withCensus('tiny', { week: '2021-08-16' })).truth).toBeNull()
  await expect(
    world.import({ 'truth.csv': csv('week,service,title,minutes', '2021-08-09,tv,one,7', '2021-08-11,tv,one,8') }),
  ).rejects.toThrow('truth.csv: line 3, column title: one of tv has the week of 2021-08-09 in line 2 already')
  await expect(world.engine.panels.withCensus('tiny', { week: '2021-08-09', by: 'day' })).rejects.toThrow(
    'by: "day" is none here, where rows are titles; name characteristics of the panel',
  )
  await world.import({ 'panel.json': JSON.stringify(definition) })
  await expect(world.engine.panels.withCensus('tiny', { week: '2021-08-09' })).rejects.toThrow(
    'panel tiny names no service whose census it goes with: add census with its services to panel.json',
  )
})

test('an imported panel has the same figures as one that is studied; all tables agree', async () => {
  const recruited = recruitPanel(population, { ...usualDesign, homes: 200 }, 3)
  const serviceOf = new Map(truth.titles.map(({ title, service }) => [title, service]))
  const census = new Map(truth.titles.flatMap(one => (one.service === 'demo' ? [[`demo\0${one.title}`, one.deviceMinutes] as const] : [])))
  const expected = panelAndCensus(filesOf(panelTables(recruited, truth, rules)), population.week, ['age'], {
    rows: viewingRows(viewingOfPanel(recruited), serviceOf),
    ...{ devices: deviceRows(recruited), census, services: ['demo'], softness: usualSoftness },
  })
  const eligible = expected.titles.filter(title => title.eligible)
  expect(eligible.length).toBeGreaterThan(4)
  for (const { minutes, viewersPerView, census: counted, panelAlone } of eligible) {
    // Persons are the census times viewers per view, and so is the error: no constant has one.
    expect(minutes!.value / (counted! * viewersPerView!.value)).toBeCloseTo(1, 9)
    expect(minutes!.standardError / (counted! * viewersPerView!.standardError)).toBeCloseTo(1, 6)
    expect(minutes!.standardError).toBeLessThan(panelAlone!.standardError)
  }
  // Sums agree: the cells of a title with its total, those of titles with the total of all.
  const none = panelAndCensus(
    filesOf(panelTables(recruited, truth, { ...rules, thresholds: { persons: 0, households: 0, relativeError: null } })),
    population.week,
    ['age'],
    {
      rows: viewingRows(viewingOfPanel(recruited), serviceOf),
      ...{ devices: deviceRows(recruited), census, services: ['demo'], softness: usualSoftness },
    },
  )
  for (const { title, minutes } of none.titles) {
    const ofAges = none.cells.filter(cell => cell.title === title).reduce((sum, cell) => sum + cell.minutes!.value, 0)
    expect(ofAges / minutes!.value).toBeCloseTo(1, 9)
  }
  expect(none.titles.reduce((sum, { minutes }) => sum + minutes!.value, 0) / none.total.minutes.value).toBeCloseTo(1, 9)

  await world.engine.catalogue.import(programmesCsv(), { actor: 'test', note: 'test' })
  await world.import(Object.fromEntries(panelTexts(recruited, truth, rules)))
  const answer = await world.engine.panels.withCensus('fictional-homes', { week: population.week })
  // Nothing was played to the census of this directory: all titles stand by the panel alone.
  expect(answer.titles.every(title => !title.eligible)).toBe(true)
  // What the simulator wrote beside it is what is true, also of titles that nobody of the panel saw.
  expect(answer.truth!.minutes).toBeCloseTo(
    truth.titles.reduce((sum, { personMinutes }) => sum + personMinutes, 0),
    6,
  )
  for (const { title, truth: known } of answer.titles) expect(known).toBe(truth.titles.find(one => one.title === title)!.personMinutes)
  for (const title of answer.titles) {
    const other = expected.titles.find(one => one.title === title.title)!
    if (other.viewersPerView === null || title.viewersPerView === null) continue
    if (title.service !== 'demo') continue
    expect(title.panelAlone === null ? 0 : title.panelAlone.value / other.panelAlone!.value).toBeCloseTo(
      title.panelAlone === null ? 0 : 1,
      9,
    )
  }
})

test('together they are nearer to the truth than the panel alone, without a bias', () => {
  const studied = studyCensus(population, truth, { recruited: { homes: 200 }, rules }, { panels: 12, seed: 8 })
  expect(studied.length).toBeGreaterThan(4)
  const mean = (of: (one: (typeof studied)[number]) => number) => studied.reduce((sum, one) => sum + of(one), 0) / studied.length
  expect(mean(one => one.together.error)).toBeLessThan(0.6 * mean(one => one.alone.error))
  expect(mean(one => one.together.stated)).toBeLessThan(0.6 * mean(one => one.alone.stated))
  expect(Math.abs(mean(one => one.together.bias))).toBeLessThan(0.03)
  expect(mean(one => one.together.held)).toBeGreaterThan(0.88)
})
