import { readFileSync, rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readRecord } from '../../src/catalogue/index.js'
import { type CaseRequest, renewalCase } from '../../src/decisions/index.js'
import { openEngine } from '../../src/engine.js'
import { importNetflixTop10 } from '../../src/published/index.js'
import { forget } from '../published/fresh-store.js'
import { made, newDirectory } from '../world.js'
import { madeChart, weekOf } from './forecast/made-chart.js'

const sample = new URL('../../../../samples/summer-2021/', import.meta.url)
const directory = await newDirectory()
const engine = await openEngine({ directory })
const caseOf = (request: Partial<CaseRequest> = {}) =>
  renewalCase(engine, { title: 'hit-and-run', season: 1, asOf: '2021-09-20', ...request })

beforeAll(async () => {
  const record = readRecord(readFileSync(new URL('hit-and-run.json', sample), 'utf8'))
  await engine.records.import(record, { ...made, note: 'test' })
  await importNetflixTop10(engine.store, readFileSync(new URL('hit-and-run-netflix-weeks.tsv', sample), 'utf8'))
})
afterAll(async () => {
  await engine.close()
  rmSync(directory, { recursive: true, force: true })
})

test('Hit & Run on the sample: a break-even cost, because nobody knows what it cost', async () => {
  const one = await caseOf()
  expect(one).toMatchObject({ name: 'Hit & Run', premiere: '2021-08-06', daysSincePremiere: 46, currency: 'USD' })
  expect(one.recommendation).toMatchObject({ answer: 'wait', words: expect.stringContaining('is not known: up to') })
  expect(one.cost).toMatchObject({ season: null, next: null, episodes: 9, words: expect.stringContaining('Fauda') })
  expect(one.probabilityEarnsCost).toBeNull()
  const { p10, p50, p90 } = one.breakEvenCostPerEpisode!
  expect(p10).toBeLessThan(p50)
  expect(p50).toBeLessThan(p90)
  // Worth of an hour × hours of a year ÷ (9 episodes and their marketing): the middle of the case by hand.
  expect(p50 / ((one.value.nextSeason!.p50 / 9) * (1 / 1.1))).toBeCloseTo(1, 1)
  expect(one.value).toMatchObject({ method: 'stated-value-per-hour', perHour: 0.18, feeShare: null })
  expect(one.value.season!.p50).toBeCloseTo(one.forecast.year!.p50 * 0.18, 0)
  expect(one.missing.map(({ what }) => what)).toEqual(
    expect.arrayContaining(['the cost', 'past seasons and the ones after them', 'precedents', 'outcomes of past seasons']),
  )
  expect(one.missing.filter(({ fetchable }) => fetchable).map(({ what }) => what)).toEqual([
    'past seasons and the ones after them',
    'precedents',
  ])
  expect(one.assumptions.map(({ name }) => name)).toContain('next-season')
  expect(one.precedents).toEqual([])
  expect(one.probabilityOfReturn.p).toBeNull()
})

test('with a cost the recommendation follows the rule', async () => {
  const { renewUpTo, cancelFrom } = (await caseOf()).recommendation
  const cheap = await caseOf({ nextCostPerEpisode: renewUpTo! * 0.9 })
  expect(cheap.recommendation).toMatchObject({ answer: 'renew', words: expect.stringMatching(/^Renew: a next season earns its cost/) })
  const dear = await caseOf({ nextCostPerEpisode: cancelFrom! * 1.1 })
  expect(dear.recommendation.answer).toBe('cancel')
  const between = await caseOf({ nextCostPerEpisode: (renewUpTo! + cancelFrom!) / 2 })
  expect(between.recommendation.answer).toBe('wait')
  expect(cheap.probabilityEarnsCost).toBeGreaterThan(dear.probabilityEarnsCost!)
  // 90 million for nine episodes; the next costs a tenth more, and a tenth of marketing.
  const asked = await caseOf({ cost: 90e6 })
  expect(asked.cost).toMatchObject({ season: 90e6, perEpisode: 10e6 })
  expect(asked.cost.nextPerEpisode).toBeCloseTo(11e6, 3)
  expect(asked.cost.next).toBeCloseTo(108.9e6, 3)
  expect(asked.efficiency).toBeCloseTo(asked.value.season!.p50 / 90e6, 10)
  expect((await caseOf({ costPerEpisode: 10e6 })).cost).toEqual(asked.cost)
  expect(asked.scenarios.map(({ id }) => id)).toEqual(['same-budget', 'cheaper', 'six-episodes', 'final-season', 'film'])
  expect(asked.scenarios[1]!.cost).toBeCloseTo(asked.scenarios[0]!.cost! * 0.8, 3)
})

test('before day 28 it waits, whatever the odds', async () => {
  const early = await caseOf({ asOf: '2021-08-16', nextCostPerEpisode: 1000 })
  expect(early.daysSincePremiere).toBe(11)
  expect(early.recommendation).toMatchObject({ answer: 'wait', words: expect.stringContaining('Only 11 of 28 days') })
  expect(early.forecast.visible.length).toBe(2)
})

test('the same question has the same answer, to the last digit', async () => {
  expect(await caseOf({ cost: 50e6 })).toEqual(await caseOf({ cost: 50e6 }))
})

test('a confidential cost is used for those who may see it, and for nobody else', async () => {
  const cost = {
    fact: 'cost',
    value: { amount: 4e6, currency: 'USD', per: 'episode' },
    source: 'the ledger of the studio',
    confidential: true,
  }
  const file = { format: 'sweeps-record/1', title: 'hit-and-run', season: 1, name: 'Hit & Run', facts: [cost] }
  await engine.records.import(readRecord(JSON.stringify(file)), { ...made, note: 'test' })
  const seen = await caseOf({ confidential: true })
  expect(seen.cost).toMatchObject({ perEpisode: 4e6, season: 36e6, confidential: true })
  const unseen = await caseOf()
  expect(unseen.cost).toMatchObject({ perEpisode: null, season: null, next: null, confidential: false })
  expect(unseen.probabilityEarnsCost).toBeNull()
  expect(JSON.stringify(unseen)).not.toMatch(/4000000|36000000|studio/)
  // In another currency it is not compared.
  const euros = await caseOf({ confidential: true, currency: 'EUR' })
  expect(euros.cost.season).toBeNull()
  expect(euros.missing[0]!.what).toBe('the cost in EUR')
  await engine.records.undo('hit-and-run', 1, 'test')
})

test('says what is wrong, and what is not known', async () => {
  await expect(caseOf({ title: 'nothing' })).rejects.toThrow('nothing here knows a season nothing/1')
  await expect(caseOf({ season: 0 })).rejects.toThrow('a film has no season')
  await expect(caseOf({ cost: -1 })).rejects.toThrow('cost: -1 is no amount')
  await expect(caseOf({ cost: 1, costPerEpisode: 1 })).rejects.toThrow('not both')
  await expect(caseOf({ episodes: 1.5 })).rejects.toThrow('episodes')
  await expect(caseOf({ currency: 'usd' })).rejects.toThrow('ISO 4217')
  await expect(caseOf({ marketing: 11 })).rejects.toThrow('marketing')
  await expect(caseOf({ asOf: 'yesterday' })).rejects.toThrow('asOf')
})

test('a season of which nothing is known but its name: gives what can be given', async () => {
  const file = { format: 'sweeps-record/1', title: 'quiet', season: 1, name: 'Quiet', facts: [] }
  await engine.records.import(readRecord(JSON.stringify(file)), { ...made, note: 'test' })
  const one = await caseOf({ title: 'quiet' })
  expect(one).toMatchObject({ premiere: null, daysSincePremiere: null, simulation: null, efficiency: null, scenarios: [], sensitivity: [] })
  expect(one.recommendation).toMatchObject({ answer: 'wait', renewUpTo: null })
  expect(one.forecast).toMatchObject({ weeksSeen: 0, day28: null, absent: { day28: expect.stringContaining('no weekly hours') } })
  expect(one.missing.map(({ what }) => what)).toEqual(expect.arrayContaining(['the cost', 'weekly hours of the season', 'the premiere']))
  // With the cost of the season it is its episodes that are missing, not the cost.
  const costed = (await caseOf({ title: 'quiet', cost: 30e6 })).missing.map(({ what }) => what)
  expect(costed).toContain('how many episodes it has')
  expect(costed).not.toContain('the cost')
})

test('with a history there are precedents, nearest first, and the next season is learned', async () => {
  await forget(engine.store)
  const { file, seasons } = madeChart(120)
  await importNetflixTop10(engine.store, file)
  const { show } = seasons
    .filter(season => season.season === 1 && season.firstWeek === weekOf(90))
    .sort((a, b) => b.hours[0]! - a.hours[0]!)[0]!
  const one = await caseOf({ title: show.toLowerCase().replace(' ', '-'), asOf: weekOf(96) })
  expect(one.precedents.length).toBe(8)
  const distances = one.precedents.map(({ distance }) => distance)
  expect(distances).toEqual([...distances].sort((a, b) => a - b))
  expect(one.precedents.every(({ title }) => title !== one.title)).toBe(true)
  expect(one.precedents[0]!.why[0]).toContain('hours in its first two weeks')
  expect(one.assumptions.map(({ name }) => name)).not.toContain('next-season')
  expect(one.forecast.nextSeason!.seasons).toBeGreaterThanOrEqual(20)
})
