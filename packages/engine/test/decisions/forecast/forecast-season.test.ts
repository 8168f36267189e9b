import { rmSync } from 'node:fs'
import { addDays } from '@sweeps/model'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { forecastSeason, type Outlook, type SeasonOutlook } from '../../../src/decisions/forecast/index.js'
import { type Engine, openEngine } from '../../../src/engine.js'
import { importNetflixEngagement, importNetflixTop10 } from '../../../src/published/index.js'
import { catalogueOf, made, newDirectory } from '../../world.js'
import { madeChart, weekOf } from './made-chart.js'

const chart = madeChart(110)
const directory = await newDirectory()
let engine: Engine

beforeAll(async () => {
  engine = await openEngine({ directory })
  await importNetflixTop10(engine.store, chart.file)
})
afterAll(async () => {
  await engine.close()
  rmSync(directory, { recursive: true, force: true })
})

const given = (outlook: Outlook) => {
  if ('absent' in outlook) throw new Error(`absent: ${outlook.absent}`)
  return outlook
}
const made2 = (title: string) => chart.seasons.find(({ show, season }) => show === title && season === 1)!
/** As of the Sunday after so many weeks. */
const after = (weeks: number, show: string): string => addDays(made2(show).firstWeek, 7 * weeks - 1)
const slug = (show: string): string => show.toLowerCase().replace(' ', '-')
const ask = (show: string, weeks: number): Promise<SeasonOutlook> =>
  forecastSeason(engine, { title: slug(show), season: 1, asOf: after(weeks, show) })
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** Shows of which the first season is on the list for four weeks: the largest of a late year. */
const stayed = chart.seasons
  .filter(({ season, firstWeek }) => season === 1 && firstWeek >= weekOf(70) && firstWeek < weekOf(100))
  .sort((one, other) => other.hours[3]! - one.hours[3]!)
  .slice(0, 10)
  .map(({ show }) => show)

describe('a season of a made-up chart', () => {
  test('is forecast from its first two weeks near what came of it', async () => {
    for (const show of stayed) {
      const outlook = await ask(show, 2)
      const actual = sum(made2(show).hours.slice(0, 4))
      expect(outlook).toMatchObject({ weeksSeen: 2, firstWeek: made2(show).firstWeek, premiere: null, source: 'netflix-top10' })
      expect(outlook.visible).toEqual(
        made2(show)
          .hours.slice(0, 2)
          .map((hours, at) => ({ week: addDays(made2(show).firstWeek, 7 * at), hours, state: 'seen' })),
      )
      const { p50, basis } = given(outlook.firstFourWeeks)
      expect(basis).toBe('past-seasons')
      expect(Math.abs(p50 / actual - 1)).toBeLessThan(0.1)
      expect(given(outlook.day28).p50 / actual).toBeCloseTo(1, 0)
      expect(given(outlook.day91).p50).toBeGreaterThan(given(outlook.day28).p50)
      expect(given(outlook.year).p50).toBeGreaterThan(given(outlook.day91).p50)
      expect(outlook.learnedFrom).toBeGreaterThan(100)
    }
  })

  test('has a next season of three quarters, as past pairs had', async () => {
    const outlook = await ask(stayed[0]!, 4)
    const next = given(outlook.nextSeason)
    const now = given(outlook.firstFourWeeks).p50
    expect(next.p50 / now).toBeGreaterThan(0.65)
    expect(next.p50 / now).toBeLessThan(0.85)
    expect(next.seasons).toBeGreaterThanOrEqual(20)
  })

  test('is censored after it has left, and not zero', async () => {
    const show = stayed[0]!
    const outlook = await ask(show, 10)
    const states = outlook.visible.map(({ state }) => state)
    expect(states).toHaveLength(10)
    expect(states.at(-1)).toBe('censored')
    expect(outlook.visible.at(-1)!.hours).toBeNull()
    expect(given(outlook.day91).basis).toBe('tail-law')
    expect(given(outlook.day91).p10).toBeGreaterThan(given(outlook.day28).p50)
    expect(outlook.notes.join(' ')).toContain('not zero')
  })

  test('whose week still runs has not been seen in it', async () => {
    const show = stayed[0]!
    expect((await forecastSeason(engine, { title: slug(show), season: 1, asOf: addDays(after(2, show), 6) })).weeksSeen).toBe(2)
    await expect(forecastSeason(engine, { title: slug(show), season: 1, asOf: addDays(after(1, show), -1) })).rejects.toMatchObject({
      code: 'not-found',
    })
  })

  test('early in the history too little is known, and that is said', async () => {
    const first = chart.seasons.filter(({ season, firstWeek }) => season === 1 && firstWeek === weekOf(0))
    const { show } = first.sort((one, other) => other.hours[0]! - one.hours[0]!)[0]!
    const outlook = await ask(show, 2)
    expect(outlook.learnedFrom).toBe(0)
    expect(outlook.firstFourWeeks).toEqual({ absent: expect.stringContaining('fewer than 20 past seasons') })
    expect(outlook.nextSeason).toEqual({ absent: expect.stringContaining('fewer than 20 past pairs') })
    expect(given(outlook.day28).basis).toBe('wide-tail-law')
    expect(outlook.notes.join(' ')).toContain('an assumption of the method, not learned')
  })

  test('counts its days from its premiere where an engagement report tells it, once that report is out', async () => {
    const show = stayed[2]!
    const { firstWeek } = made2(show)
    const premiere = addDays(firstWeek, 3)
    const before = await ask(show, 4)
    await importNetflixEngagement(
      engine.store,
      `period,kind,title_raw,available_globally,release_date,hours_viewed,runtime_minutes,runtime_star,views\n2023H2,show,${show}: Season 1,Yes,${premiere},900000,,,\n`,
    )
    expect(await ask(show, 4)).toEqual(before)
    const later = await forecastSeason(engine, { title: slug(show), season: 1, asOf: '2024-02-04' })
    expect(later.premiere).toBe(premiere)
    // Day 28 from a Thursday is three days into the fifth week.
    expect(given(later.day28).p50).toBeGreaterThan(sum(made2(show).hours.slice(0, 4)))
  })
})

describe('one’s own plays', () => {
  test('a season watched on one’s own service is forecast from the decay of published ones', async () => {
    await engine.catalogue.import(catalogueOf('own-1 harbour 1 1 60').replace(/,$/m, ',2023-01-05'), made)
    const start = Date.parse('2023-01-05T20:00:00Z')
    const play = (viewer: number, begins: number) => ({
      ...{ service: 's', content: 'own-1', play: `p${viewer}-${begins}`, viewer: `v${viewer}` },
      sentAt: new Date(begins + 3_600_000).toISOString(),
      spans: [{ start: new Date(begins).toISOString(), stop: new Date(begins + 3_600_000).toISOString(), position: 0 }],
    })
    const messages = [
      ...Array.from({ length: 20 }, (_, viewer) => play(viewer, start)),
      ...Array.from({ length: 24 }, (_, viewer) => play(viewer, start + 7 * 86_400_000)),
    ]
    for (const message of messages)
      await engine.plays.collector.collect(message, { receivedAt: Date.parse(message.sentAt), source: 'test', flags: 0 })
    await engine.plays.loader.drained()
    const outlook = await forecastSeason(engine, { title: 'harbour', season: 1, asOf: '2023-01-15' })
    expect(outlook).toMatchObject({ source: 'census', premiere: '2023-01-05', weeksSeen: 2, firstWeek: '2023-01-02' })
    expect(outlook.visible.map(({ hours }) => hours)).toEqual([20, 24])
    const { p10, p50, p90, basis } = given(outlook.day28)
    expect(basis).toBe('past-seasons')
    expect(p10).toBeGreaterThan(44)
    expect(p50).toBeLessThan(100)
    expect(p90).toBeLessThan(200)
    expect(outlook.notes.join(' ')).toContain('Decay is learned from published lists')
    // Nothing of the service was heard after these weeks: the later ones are not known, and no zeros.
    const { visible } = await forecastSeason(engine, { title: 'harbour', season: 1, asOf: '2023-02-05' })
    expect(visible.slice(2).map(({ hours, state }) => [hours, state])).toEqual(Array(3).fill([null, 'not-held']))
  })
})
