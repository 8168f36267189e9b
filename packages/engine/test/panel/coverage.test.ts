import { PanelPopulation, panelTables, panelTexts, programmesCsv, recruitPanel, usualDesign, viewingOfPanel } from '@sweeps/simulator'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { filesOf, studyDesign, viewingRows } from '../../../../bench/endure/panel-study.js'
import { estimateWeek } from '../../src/index.js'
import { type PanelWorld, panelWorld } from './panel-world.js'

const population = new PanelPopulation({ seed: 11, homes: 3000 })
const truth = population.truth()
const rules = { replicates: { method: 'jk1', groups: 15 }, thresholds: { persons: 25, households: 20 } }

let world: PanelWorld
beforeAll(async () => {
  world = await panelWorld()
})
afterAll(() => world.remove())

test('a simulated panel that is imported has the figures that a study of coverage gives it', async () => {
  const recruited = recruitPanel(population, { ...usualDesign, homes: 120 }, 2)
  const expected = estimateWeek(filesOf(panelTables(recruited, truth, rules)), population.week, viewingRows(viewingOfPanel(recruited)))
  await world.engine.catalogue.import(programmesCsv(), { actor: 'test', note: 'test' })
  await world.import(Object.fromEntries(panelTexts(recruited, truth, rules)))
  const list = { id: 'overall', bySeason: false, filter: {} }
  const [week] = await world.engine.panels.figures.weeks('fictional-homes', list, { from: population.week, to: population.week })
  const { estimates } = week!.figures!
  expect(estimates.length).toBeGreaterThan(20)
  expect(estimates.map(({ title }) => title)).toEqual(expected.titles.map(({ title }) => title))
  estimates.forEach(({ value, standardError, rankRange, persons, withheld }, at) => {
    const other = expected.titles[at]!
    expect(value / other.value).toBeCloseTo(1, 9)
    expect(standardError / other.standardError).toBeCloseTo(1, 9)
    expect({ rankRange, persons, withheld }).toEqual({ rankRange: other.rankRange, persons: other.persons, withheld: other.withheld })
  })
  const { reach } = (await world.engine.panels.report('fictional-homes', population.week)).week!
  expect(reach.all).toEqual(expected.reach.all)
})

/** `npm run endure -- --only panel` is the same with 2,000 panels of 400 homes. */
test('intervals hold the truth in about 95 of 100 figures, all ranges of ranks in no fewer panels; forgotten buttons take theirs away', () => {
  const { published, ranks } = studyDesign(population, truth, { name: 'small', recruited: { homes: 120 }, rules }, { panels: 25, seed: 6 })
  const { share, low } = published.intervals!
  // Three standard errors of the study: 25 panels tell no more.
  expect(Math.abs(share - 0.95)).toBeLessThan((3 * (share - low)) / 1.96)
  expect(ranks.high).toBeGreaterThan(0.95)
  expect(Math.abs(published.relativeBias)).toBeLessThan(0.04)
  const forgotten = { name: 'forgotten', recruited: { homes: 120, forgotten: 0.3 }, rules }
  const lost = studyDesign(population, truth, forgotten, { panels: 10, seed: 6 })
  expect(lost.published.relativeBias).toBeLessThan(-0.22)
  expect(lost.published.relativeBias).toBeGreaterThan(-0.38)
  expect(lost.published.intervals!.share).toBeLessThan(0.85)
})
