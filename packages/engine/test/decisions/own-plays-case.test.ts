import { rmSync } from 'node:fs'
import { addDays } from '@sweeps/model'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readRecord } from '../../src/catalogue/index.js'
import { type CaseRequest, importOutcomes, renewalCase } from '../../src/decisions/index.js'
import { openEngine } from '../../src/engine.js'
import { importNetflixTop10 } from '../../src/published/index.js'
import { made, newDirectory } from '../world.js'
import { madeChart } from './forecast/made-chart.js'

/*
 * One's own service, beside a made-up history of Netflix's lists from 2022-01-03 to 2024-02-11. Everybody watches an hour.
 *
 *   harbour/1   out on Thursday 2023-11-02: 20 hours that day, 10 on the Friday, 6 on the Sunday, 24 on Thursday 2023-11-09
 *   nameless/1  no premiere is known: 3 hours on Tuesday 2023-11-07, nothing before
 *   lantern/1   the same plays as harbour/1, and the catalogue has its episodes on three days
 *   beacon/1    the same, and its record says that it comes out weekly
 */
const chart = madeChart(110)
const directory = await newDirectory()
const engine = await openEngine({ directory })
const caseOf = (title: string, asOf: string, request: Partial<CaseRequest> = {}) =>
  renewalCase(engine, { title, season: 1, asOf, ...request })

const catalogue = `service,content,title,season,episode,name,kind,origin,language,runtime_ms,released
own,h1,harbour,1,1,Harbour 1,series,,,3600000,2023-11-02
own,h2,harbour,1,2,Harbour 2,series,,,1800000,2023-11-02
own,n1,nameless,1,1,Nameless 1,series,,,,
own,l1,lantern,1,1,Lantern 1,series,,,3600000,2023-11-02
own,l2,lantern,1,2,Lantern 2,series,,,3600000,2023-11-09
own,l3,lantern,1,3,Lantern 3,series,,,3600000,2023-11-16
own,b1,beacon,1,1,Beacon 1,series,,,3600000,2023-11-02
`
const hoursOn: [string, number][] = [
  ['2023-11-02', 20],
  ['2023-11-03', 10],
  ['2023-11-05', 6],
  ['2023-11-09', 24],
]

async function watch(content: string, day: string, viewers: number): Promise<void> {
  const begins = Date.parse(`${day}T12:00:00Z`)
  const [start, stop] = [new Date(begins).toISOString(), new Date(begins + 3_600_000).toISOString()]
  for (let viewer = 0; viewer < viewers; viewer++) {
    const spans = [{ start, stop, position: 0 }]
    const message = { service: 'own', content, play: `${content}-${day}-${viewer}`, viewer: `v${viewer}`, sentAt: stop, spans }
    await engine.plays.collector.collect(message, { receivedAt: Date.parse(stop), source: 'test', flags: 0 })
  }
}

beforeAll(async () => {
  await importNetflixTop10(engine.store, chart.file)
  await engine.catalogue.import(catalogue, made)
  const pattern = { fact: 'release-pattern', value: { pattern: 'weekly' }, source: 'the service' }
  const record = { format: 'sweeps-record/1', title: 'beacon', season: 1, name: 'Beacon', facts: [pattern] }
  await engine.records.import(readRecord(JSON.stringify(record)), { ...made, note: 'test' })
  for (const content of ['h1', 'l1', 'b1']) for (const [day, viewers] of hoursOn) await watch(content, day, viewers)
  await watch('n1', '2023-11-07', 3)
  await engine.plays.loader.drained()
})
afterAll(async () => {
  await engine.close()
  rmSync(directory, { recursive: true, force: true })
})

test('two days of plays: what was seen is shown, and a forecast is given from them', async () => {
  const one = await caseOf('harbour', '2023-11-03')
  // Neither the Sunday nor the week after, which the engine holds as well.
  expect(one.forecast).toMatchObject({ source: 'census', weeksSeen: 1 })
  expect(one.forecast.visible).toEqual([{ week: '2023-10-28', hours: 30, state: 'seen' }])
  expect(one.forecast.notes.join(' ')).toContain('the 2 days to 2023-11-03 are taken as its first week')
  expect(one.daysSincePremiere).toBe(2)
  const { day28, day91 } = one.forecast
  expect(day28!.basis).toBe('past-seasons')
  // Past seasons have two and a half to four times their first week in four weeks.
  expect(day28!.p10).toBeGreaterThan(30)
  expect(day28!.p50).toBeGreaterThan(60)
  expect(day28!.p50).toBeLessThan(150)
  expect(day91!.p50).toBeGreaterThan(day28!.p50)
  expect(one.forecast.notes.join(' ')).toContain('twice as wide as learned, by assumption')
  expect(one.recommendation).toMatchObject({ answer: 'wait', waitInAnyCase: 'Only 2 of 28 days have passed.' })
  expect(one.missing.map(({ what }) => what)).not.toContain('weekly hours of the season')
  // With the Sunday the week is over, and counts as weeks do.
  const sunday = await caseOf('harbour', '2023-11-05')
  expect(sunday.forecast.visible).toEqual([{ week: '2023-10-30', hours: 36, state: 'seen' }])
  expect(sunday.forecast.notes.join(' ')).not.toContain('Its first week still runs')
})

test('the first day alone is enough; the day before there is nothing', async () => {
  const first = await caseOf('harbour', '2023-11-02')
  expect(first.forecast.visible.map(({ hours }) => hours)).toEqual([20])
  expect(first.forecast.day28!.p50).toBeGreaterThan(20)
  const before = await caseOf('harbour', '2023-11-01')
  expect(before.forecast.weeksSeen).toBe(0)
  expect(before.missing.find(({ what }) => what === 'weekly hours of the season')!.fetchable).toBe(true)
})

test('plays of a running week without a premiere: says what is held and from when on there is a forecast', async () => {
  const one = await caseOf('nameless', '2023-11-08')
  expect(one.forecast).toMatchObject({ weeksSeen: 0, day28: null })
  const held = one.missing.find(({ what }) => what === 'a whole week of plays')!
  expect(held.why).toMatch(/^3 hours of its plays are held to 2023-11-08, all in the week that still runs; a forecast from 2023-11-13/)
  expect(held.fetchable).toBe(false)
  // A history is held; what is missing is something to compare with it.
  const precedents = one.missing.find(({ what }) => what === 'precedents')!
  expect(precedents).toMatchObject({ fetchable: false, why: expect.stringContaining('no week of this season is known') })
  expect((await caseOf('nameless', '2023-11-12')).forecast.weeksSeen).toBe(1)
})

test('precedents of a season known from own plays: by its shape, not by its size', async () => {
  const one = await caseOf('harbour', '2023-11-12')
  expect(one.forecast.visible.map(({ hours }) => hours)).toEqual([36, 24])
  expect(one.precedents).toHaveLength(8)
  for (const { why } of one.precedents) {
    expect(why.at(-1)).toBe('sizes are not compared: one’s own plays here, hours of a published list there')
    expect(why.join()).toMatch(/week two had \d+ % of week one \(here 67 %\)/)
    expect(why.join()).not.toMatch(/hours in its first two weeks|weeks on the list|on the list census/)
  }
  // The nearest held its second week as it did, however many watched.
  const holds = one.precedents.map(({ hours }) => hours[1]! / hours[0]!)
  for (const held of holds) expect(Math.abs(held - 24 / 36)).toBeLessThan(0.15)
  expect(one.missing.map(({ what }) => what)).not.toContain('precedents')
})

test('after one week seasons are held, but none is comparable', async () => {
  const one = await caseOf('harbour', '2023-11-05')
  expect(one.precedents).toEqual([])
  expect(one.missing.find(({ what }) => what === 'precedents')).toMatchObject({
    fetchable: false,
    why: expect.stringMatching(/^\d{3} past seasons are held, and none is comparable: one’s own hours/),
    how: 'wait for its second week',
  })
})

test('a season that comes out weekly by its record, or by the days of its episodes, is forecast as one', async () => {
  const [unknown, byDays, byRecord] = await Promise.all(['harbour', 'lantern', 'beacon'].map(title => caseOf(title, '2023-11-12')))
  expect(byDays!.forecast.day91!.p50).toBeGreaterThan(unknown!.forecast.day91!.p50)
  expect(byRecord!.forecast.day91).toEqual(byDays!.forecast.day91)
})

test('a film is a scenario where the catalogue knows how long the episodes are; else it is said why not', async () => {
  const { scenarios, missing } = await caseOf('harbour', '2023-11-12')
  // Two episodes of 60 and 30 minutes: a next season of 1.5 hours, so a film of two has 4 ⁄ 3 of its hours.
  expect(scenarios.find(({ id }) => id === 'film')!.audience).toBeCloseTo(2 / 1.5, 10)
  expect(missing.map(({ what }) => what)).not.toContain('the runtime')
  const without = await caseOf('nameless', '2023-11-12')
  expect(without.scenarios.map(({ id }) => id)).not.toContain('film')
  expect(without.missing.find(({ what }) => what === 'the runtime')!.why).toContain('no film among the scenarios')
})

test('what is missing says what it would be worth, where that can be told', async () => {
  const one = await caseOf('harbour', '2023-11-12')
  const worth = (what: string) => one.missing.find(entry => entry.what === what)!.worth
  expect(worth('the cost')).toEqual({ words: expect.stringMatching(/^it decides the answer: renew up to .* USD an episode/), amount: null })
  const [low, high] = one.sensitivity.find(({ term }) => term === 'valuePerHour')!.breakEven
  expect(worth('what an hour is worth to this service')!.amount).toBeCloseTo(high - low, 10)
  expect(worth('reception')).toBeUndefined()
})

test('what an outcomes file calls it stands with a precedent once that was known', async () => {
  const header = 'show,season,released,outcome,next_season_seen,runtime_minutes,charted_top10'
  const firsts = chart.seasons.filter(({ season, show }) => season === 1 && show.startsWith('Show B'))
  await importOutcomes(
    engine.store,
    `${[header, ...firsts.map(({ show, firstWeek }) => `${show},1,${firstWeek},cancelled,,,1`)].join('\n')}\n`,
  )
  const asked = chart.seasons.find(({ show }) => show === 'Show C50')!
  const ofB = async (asOf: string) => (await caseOf('show-c50', asOf)).precedents.filter(({ title }) => title.startsWith('show-b'))
  const late = await ofB('2026-06-01')
  expect(late.length).toBeGreaterThan(0)
  for (const { outcome } of late) expect(outcome).toBe('no next season within 24 months of its release; outcomes file: cancelled')
  // Nine weeks after its premiere no season of this chart was 24 months old.
  const early = await ofB(addDays(asked.firstWeek, 62))
  expect(early.length).toBeGreaterThan(0)
  for (const { outcome } of early) expect(outcome).toBe('still open on that day')
})

test('what an episode cost makes seasons near or far where both are known, and no confidential cost is among the reasons', async () => {
  const before = (await caseOf('harbour', '2023-11-12')).precedents
  const costs = async (title: string, cost: object, more: object = {}): Promise<void> => {
    const fact = { fact: 'cost', value: { currency: 'USD', ...cost }, source: 'the trade press', ...more }
    const record = { format: 'sweeps-record/1', title, season: 1, name: title, facts: [fact] }
    await engine.records.import(readRecord(JSON.stringify(record)), { ...made, note: 'test' })
  }
  await costs('harbour', { amount: 4_000_000, per: 'season' })
  await costs(before[0]!.title, { amount: 20_000_000, per: 'episode' })
  await costs(before[1]!.title, { amount: 2_100_000, per: 'episode' })
  await costs(before[2]!.title, { amount: 1_234_567, per: 'episode' }, { confidential: true })
  await costs(before[3]!.title, { amount: 2_000_000, per: 'episode' }, { on: '2024-01-05' })
  const after = (await caseOf('harbour', '2023-11-12', { confidential: true })).precedents
  expect(after[0]!.title).toBe(before[1]!.title)
  expect(after[0]!.why).toContain('2.1 million USD an episode (here 2 million USD)')
  // Ten times as dear: farther off than it was.
  expect(after.find(({ title }) => title === before[0]!.title)!.distance).toBeGreaterThan(before[0]!.distance)
  expect(after.flatMap(({ why }) => why).filter(words => words.includes('an episode'))).toEqual([
    '2.1 million USD an episode (here 2 million USD)',
    '20 million USD an episode (here 2 million USD)',
  ])
})
