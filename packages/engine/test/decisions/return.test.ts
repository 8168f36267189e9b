import { rmSync } from 'node:fs'
import { logOddsOf } from '@sweeps/stats'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { importOutcomes } from '../../src/decisions/outcomes/index.js'
import { backtestRenewal, probabilityOfReturn, renewalScores } from '../../src/decisions/renewal-probability/index.js'
import { openEngine } from '../../src/engine.js'
import { importNetflixCountry, importNetflixEngagement, importNetflixTop10 } from '../../src/published/index.js'
import { netflixFile } from '../published/netflix-file.js'
import { sharedData } from '../published/shared-data.js'
import { newDirectory } from '../world.js'

const directory = await newDirectory()
const engine = await openEngine({ directory })
const { store } = engine
afterAll(async () => {
  await engine.close()
  rmSync(directory, { recursive: true, force: true })
})
const forget = async (): Promise<void> => {
  for (const table of ['figures', 'outcomes', 'audit']) await store.command('test', `TRUNCATE TABLE ${table}`)
}

describe('a small history', () => {
  beforeEach(forget)

  const engagement = (...lines: string[]): string =>
    `${['period,kind,title_raw,available_globally,release_date,hours_viewed,runtime_minutes,views', ...lines].join('\n')}\n`

  test('with nothing at all it says what is missing', async () => {
    await expect(renewalScores(engine, { from: '2023-01-01', to: '2023-06-30' })).rejects.toThrow(
      /^no published figures are held: import some/,
    )
    expect(await probabilityOfReturn(engine, { title: 'tides', season: 1 })).toMatchObject({
      ...{ p: null, low: null, high: null, known: 'unknown', drivers: [], quality: null },
      notes: ['No published figures and no outcomes are held.', expect.stringContaining('are no drivers')],
    })
    expect(await backtestRenewal(engine)).toMatchObject({
      quarters: [],
      all: null,
      open: null,
      rules: [],
      withoutRecorded: null,
      baseRate: null,
      notes: [/No quarter can be scored/],
    })
  })

  test('with charts and no outcomes it says so', async () => {
    await importNetflixTop10(store, netflixFile('2021-07-11 | T | 1 | Tides | Tides: Season 1 | 100 | | | 1'))
    await expect(renewalScores(engine, { from: '2021-07-01', to: '2021-07-31' })).rejects.toThrow(
      /no outcomes are held: import them with: sweeps import outcomes FILE$/,
    )
    await importOutcomes(
      store,
      'show,season,released,outcome,next_season_seen,runtime_minutes,charted_top10\nTides,1,2021-07-05,renewed_or_pending,,,1\n',
    )
    await expect(renewalScores(engine, { from: '2021-07-01', to: '2021-07-31' })).rejects.toThrow(
      /1 outcomes are held; by 2021-07-11, 10 seasons must have returned and 10 not within 24 months$/,
    )
    const answer = await probabilityOfReturn(engine, { title: 'tides', season: 1 })
    expect(answer).toMatchObject({
      p: null,
      asOf: '2021-07-11',
      notes: [expect.stringMatching(/^Too few outcomes were known on 2021-07-11/), expect.stringContaining('are no drivers')],
    })
  })

  test('refuses a range that is none', async () => {
    await expect(renewalScores(engine, { from: '2023-06-30', to: '2023-01-01' })).rejects.toThrow(
      /^released: 2023-01-01 is before 2023-06-30/,
    )
    await expect(renewalScores(engine, { from: 'soon', to: '2023-01-01' })).rejects.toThrow(/^released: "soon" is no day/)
  })

  test('reads seasons of reports and charts: labelled, released on a day that is told; the latest revision of each', async () => {
    const report = (hours: number): string =>
      engagement(
        `2023H2,show,Tides: Season 1 // 조류: 시즌 1,Yes,2023-07-07,${hours},600,500000`,
        '2023H2,show,A Special,Yes,2023-07-07,900000,60,900000',
        '2023H2,show,Bought: Season 1,Yes,,900000,60,900000',
        '2023H2,show,Nearby: Season 1,No,2023-07-08,900000,,',
        '2023H2,movie,A Film,Yes,2023-07-07,900000,60,900000',
      )
    await importNetflixEngagement(store, report(5_000_000))
    await importNetflixEngagement(store, report(6_000_000))
    await importNetflixTop10(
      store,
      netflixFile(`
        2023-07-09 | T | 1 | Waves  | Waves: Season 2 | 100 | 10 | 10 | 1
        2023-07-09 | U | 1 | Tides  | Tides: Season 1 | 300 | 10 | 30 | 1
        2023-07-09 | F | 1 | A Film | N/A             | 100 | 10 | 10 | 1`),
    )
    const country = ['country_name\tcountry_iso2\tweek\tcategory\tweekly_rank\tshow_title\tseason_title\tcumulative_weeks_in_top_10']
    for (const [name, iso] of [
      ['Korea', 'KR'],
      ['Japan', 'JP'],
    ])
      country.push(`${name}\t${iso}\t2023-07-09\tTV\t1\tTides\tTides: Season 1\t1`, `${name}\t${iso}\t2023-07-09\tFilms\t1\tA Film\tN/A\t1`)
    await importNetflixCountry(store, `${country.join('\n')}\n`)
    const stored = await engine.history.stored()
    const history = stored.published
    expect(history.reports).toEqual([
      {
        ...{
          start: '2023-07-01',
          end: '2023-12-31',
          title: 'tides',
          titleName: 'Tides',
          season: 1,
          name: 'Tides: Season 1 // 조류: 시즌 1',
        },
        ...{ hours: 6_000_000, runtimeHours: 10, releasedDay: 19_545 },
      },
      {
        ...{ start: '2023-07-01', end: '2023-12-31', title: 'nearby', titleName: 'Nearby', season: 1, name: 'Nearby: Season 1' },
        ...{ hours: 900_000, runtimeHours: null, releasedDay: 19_546 },
      },
    ])
    expect(history.charts).toEqual([
      {
        ...{ start: '2023-07-03', end: '2023-07-09', title: 'waves', titleName: 'Waves', season: 2, name: 'Waves: Season 2' },
        ...{ list: 'tv-english', english: 1, rank: 1, weeks: 1, hours: 100, views: 10, runtimeHours: 10, staggered: 0 },
      },
      {
        ...{ start: '2023-07-03', end: '2023-07-09', title: 'tides', titleName: 'Tides', season: 1, name: 'Tides: Season 1' },
        ...{ list: 'tv-non-english', english: 0, rank: 1, weeks: 1, hours: 300, views: 30, runtimeHours: 10, staggered: 0 },
      },
    ])
    expect(history.countries).toEqual([{ start: '2023-07-03', end: '2023-07-09', title: 'tides', season: 1, countries: 2 }])
    expect(history.lastDay).toBe('2023-12-31')
    expect(await engine.history.stored(), 'read once').toBe(stored)
    await importNetflixTop10(store, netflixFile('2023-07-16 | T | 1 | Waves | Waves: Season 2 | 100 | 10 | 10 | 2'))
    expect((await engine.history.stored()).published.charts, 'read again after an import').toHaveLength(3)
  })
})

const [charts, reports, outcomes] = [
  'netflix-top10/global-to-2024.tsv',
  'netflix-engagement/engagement-2023H1-2024H1.csv',
  'outcomes/first-seasons-to-2023-06.csv',
].map(sharedData)

describe.skipIf(!charts || !reports || !outcomes)('Netflix’s own history', () => {
  beforeAll(async () => {
    await forget()
    await importNetflixTop10(store, charts!)
    await importNetflixEngagement(store, reports!)
    await importOutcomes(store, outcomes!)
  })
  afterAll(forget)

  test('out of time it tells seasons apart, is calibrated, and beats every single driver', async () => {
    const { quarters, all, open, rules, baseRate, calibrationTable } = await backtestRenewal(engine)
    expect(quarters.map(({ quarter, asOf }) => [quarter, asOf])).toEqual([
      ['2023-Q1', '2023-09-27'],
      ['2023-Q2', '2023-12-27'],
    ])
    expect(all!.n).toBeGreaterThanOrEqual(77)
    for (const quality of [all!, open!]) {
      expect(quality.auc).toBeGreaterThan(0.7)
      expect(quality.brierSkill).toBeGreaterThan(0.08)
      expect(quality.calibration!.slope).toBeGreaterThan(0.7)
      expect(quality.calibration!.slope).toBeLessThan(1.3)
    }
    expect(rules[0]!.name).toBe('audience')
    expect(all!.auc!).toBeGreaterThan(rules[0]!.auc!)
    expect(all!.brier).toBeLessThan(Math.min(...rules.map(({ brier }) => brier), baseRate!.brier))
    expect(calibrationTable.reduce((sum, { n }) => sum + n, 0)).toBe(all!.n)
  })

  test('scores the first seasons of a range, each with its interval, once, limited series left out', async () => {
    const scores = await renewalScores(engine, { from: '2023-07-01', to: '2024-03-31' })
    expect(scores.length).toBeGreaterThan(150)
    expect(new Set(scores.map(({ title }) => title)).size).toBe(scores.length)
    for (const { p, low, high, season, released } of scores) {
      expect(low).toBeLessThanOrEqual(p)
      expect(high).toBeGreaterThanOrEqual(p)
      expect(low).toBeGreaterThanOrEqual(0)
      expect(high).toBeLessThanOrEqual(1)
      expect(season).toBe(1)
      expect(released >= '2023-07-01' && released <= '2024-03-31').toBe(true)
    }
    const titles = scores.map(({ title }) => title)
    expect(titles).toContain('one-piece')
    expect(titles).not.toContain('all-the-light-we-cannot-see')
  })

  test('one season: contributions add up to its log odds, shares to 1', async () => {
    const answer = await probabilityOfReturn(engine, { title: 'one-piece', season: 1, asOf: '2024-06-30' })
    expect(answer).toMatchObject({ known: 'open', asOf: '2024-06-30', learnedFrom: { releasedFrom: '2021-07-01' } })
    expect(answer.drivers[0]).toMatchObject({ name: 'audience', value: expect.stringMatching(/× the usual$/) })
    expect(answer.drivers.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9)
    // Within its first year waiting changes nothing: log odds = intercept + contributions; a season of mean features is somewhat below the base rate.
    const intercept = logOddsOf(answer.p!) - answer.drivers.reduce((sum, driver) => sum + driver.logOdds, 0)
    expect(Math.abs(1 / (1 + Math.exp(-intercept)) - answer.baseRate!)).toBeLessThan(0.15)
    expect(answer.quality!.n).toBeGreaterThan(70)
    // How strong the signal is: the figures of the backtest, not words about them.
    const { all, rules } = await backtestRenewal(engine)
    const { evidence } = answer
    expect(evidence).toMatchObject({ seasons: all!.n, auc: all!.auc, brierSkill: all!.brierSkill, chosenOnThem: all!.n })
    expect(evidence!.bestDriver).toMatchObject({ name: rules[0]!.name, auc: rules[0]!.auc })
    expect(evidence!.lead).toBeCloseTo(all!.auc! - rules[0]!.auc!, 12)
    expect(evidence!.leadError!).toBeGreaterThan(0.01)
    expect(evidence!.leadError!).toBeLessThan(0.1)
    expect(evidence!.words.join(' ')).toContain(
      `a lead of ${evidence!.lead.toFixed(2)} with a standard error of ${evidence!.leadError!.toFixed(2)}`,
    )
  })

  test('a season that nobody knows gets the base rate; one that is back is back; a later one is said to be so', async () => {
    const unknown = await probabilityOfReturn(engine, { title: 'nobody-knows', season: 1 })
    expect(unknown).toMatchObject({
      known: 'unknown',
      drivers: [],
      notes: [expect.stringMatching(/^No published figure/), expect.stringContaining('are no drivers')],
    })
    expect(unknown.p!).toBeCloseTo(unknown.baseRate!, 2)
    const back = await probabilityOfReturn(engine, { title: 'young-royals', season: 1, asOf: '2023-12-31' })
    expect(back.known).toBe('returned')
    expect(back.p).toBeGreaterThan(0.95)
    // 24 months without a next season: the rule says no, and nobody knows that it never will.
    const over = await probabilityOfReturn(engine, { title: 'hit-and-run', season: 1, asOf: '2024-06-30' })
    expect(over).toMatchObject({
      ...{ known: 'not-returned', p: null, low: null, high: null },
      reason: expect.stringMatching(/^it was released 24 months/),
    })
    expect([back.reason, unknown.reason]).toEqual([null, null])
    const later = await probabilityOfReturn(engine, { title: 'young-royals', season: 2, asOf: '2023-12-31' })
    expect(later.notes).toContain('Most of what was learned is about first seasons.')
    const early = await probabilityOfReturn(engine, { title: 'one-piece', season: 1, asOf: '2023-09-17' })
    expect(early.notes).toContain('It is younger than 28 days.')
    expect(early.drivers.map(({ name }) => name)).not.toContain('audience')
  })
})
