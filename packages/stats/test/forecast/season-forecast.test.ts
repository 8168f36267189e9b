import { describe, expect, it } from 'vitest'
import {
  backtestDecay,
  forecastSeasonTotal,
  forecastTotal,
  hoursBetween,
  learnDecay,
  neverFalling,
  type Quantiles,
  quantilesOf,
  releaseEvidence,
  type SeasonWeeks,
  scoreTrials,
  widened,
} from '../../src/index.js'
import { begun, madeSeasons, scaled } from './made-seasons.js'

const pool = madeSeasons(300, 1)
const asked = madeSeasons(60, 2)

const ascends = ({ p10, p25, p50, p75, p90 }: Quantiles): boolean => p10 <= p25 && p25 <= p50 && p50 <= p75 && p75 <= p90
const width = ({ p10, p90 }: Quantiles): number => Math.log(p90 / p10)
const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

describe('the decay of past seasons', () => {
  it('forecasts what it was not shown, with intervals that hold what they say', () => {
    const decay = learnDecay(pool, { observed: 2, to: 4 })!
    const many = madeSeasons(600, 3).filter(season => season.hours.length >= 2)
    const outcomes = many.map(season => {
      const forecast = quantilesOf(forecastTotal(decay, begun(season, 2)))
      const actual = hoursBetween(season, 0, 4, [0])[0]!
      return { forecast, actual, held: actual >= forecast.p10 && actual <= forecast.p90 }
    })
    const share = outcomes.filter(({ held }) => held).length / outcomes.length
    expect(share).toBeGreaterThan(0.75)
    expect(share).toBeLessThan(0.87)
    const errors = outcomes.map(({ forecast, actual }) => Math.abs(forecast.p50 / actual - 1)).sort((one, other) => one - other)
    expect(errors[Math.floor(errors.length / 2)]).toBeLessThan(0.06)
  })

  it('has ten times the forecast where all hours are ten times as many', () => {
    const decay = learnDecay(pool, { observed: 2, to: 13 })!
    const larger = learnDecay(
      pool.map(season => scaled(season, 10)),
      { observed: 2, to: 13 },
    )!
    for (const season of asked.filter(({ hours }) => hours.length >= 2)) {
      const one = quantilesOf(forecastTotal(decay, begun(season, 2)))
      const ten = quantilesOf(forecastTotal(larger, begun(scaled(season, 10), 2)))
      for (const key of ['p10', 'p50', 'p90'] as const) expect(ten[key] / one[key]).toBeCloseTo(10, 6)
    }
  })

  it('does not look at size where it was learned elsewhere', () => {
    const decay = learnDecay(pool, { observed: 2, to: 4, anySize: true })!
    const season = begun(asked.find(({ hours }) => hours.length >= 2)!, 2)
    expect(forecastTotal(decay, scaled(season, 1000))(0.5) / forecastTotal(decay, season)(0.5)).toBeCloseTo(1000, 6)
  })

  it('knows a season that comes out week by week from one that came out at once', () => {
    const decay = learnDecay(pool, { observed: 2, to: 4 })!
    const weeks: SeasonWeeks = { hours: [40, 50], ceilings: [], runtimes: [8, 8], group: 0, firstDays: 4 }
    const atOnce = forecastTotal(decay, weeks)(0.5)
    const weekly = forecastTotal(decay, { ...weeks, runtimes: [1, 2] })(0.5)
    expect(weekly).toBeGreaterThan(1.2 * atOnce)
  })

  it('is learned from 20 seasons, not from 19, and only from those seen for as long', () => {
    const whole = pool.filter(({ hours }) => hours.length >= 4)
    expect(learnDecay(whole.slice(0, 19), { observed: 2, to: 4 })).toBeUndefined()
    expect(learnDecay(whole.slice(0, 20), { observed: 2, to: 4 })).toMatchObject({ seasons: 20 })
    const short = whole.slice(0, 10).map(season => begun(season, 2))
    expect(learnDecay([...whole.slice(0, 19), ...short], { observed: 2, to: 4, onlyVisible: true })).toBeUndefined()
  })
})

describe('what a runtime tells', () => {
  it.each<[string, (number | null)[], number, number]>([
    ['it grew', [2, 4], 2, 1],
    ['it stayed', [8, 8], 2, -1],
    ['it is not told, as of a series still coming out', [2, 0], 2, 1],
    ['it stays after it grew', [2, 4, 4], 3, -1],
    ['nobody told it', [null, null], 2, 0],
    ['one week alone', [8], 1, 0],
  ])('%s', (_name, runtimes, weeks, sign) => {
    expect(Math.sign(releaseEvidence({ runtimes }, weeks))).toBe(sign)
  })

  it('goes before the runtime where it is told', () => {
    const grew = [1, 2]
    expect(releaseEvidence({ runtimes: grew, weekly: false }, 2)).toBeCloseTo(-Math.log(10), 12)
    expect(releaseEvidence({ runtimes: [2, 2], weekly: true }, 2)).toBeCloseTo(Math.log(10), 12)
    expect(releaseEvidence({ runtimes: grew, weekly: null }, 2)).toBe(releaseEvidence({ runtimes: grew }, 2))
  })
})

describe('forecastSeasonTotal', () => {
  const horizons = [4, 13, 52]

  it('has nested intervals, never below what was seen, larger for a later day', () => {
    for (const season of asked.slice(0, 15))
      for (const seen of [1, 2, 3]) {
        if (season.hours.length < seen) continue
        const known = begun(season, seen)
        const forecasts = neverFalling(horizons.map(to => forecastSeasonTotal(known, pool, { to, left: false })))
        const sum = known.hours.reduce<number>((total, value) => total + value!, 0)
        for (const [at, forecast] of forecasts.entries()) {
          expect(ascends(forecast)).toBe(true)
          expect(forecast.p10).toBeGreaterThan(sum)
          if (at > 0) expect(forecast.p50).toBeGreaterThanOrEqual(forecasts[at - 1]!.p50)
        }
      }
  })

  it('is surer the more weeks were seen', () => {
    const long = asked.filter(({ hours }) => hours.length >= 4)
    const widths = [1, 2, 3].map(seen =>
      mean(long.map(season => width(forecastSeasonTotal(begun(season, seen), pool, { to: 4, left: false })))),
    )
    expect(widths[1]).toBeLessThan(widths[0]!)
    expect(widths[2]).toBeLessThan(widths[1]!)
  })

  it('says on what it rests', () => {
    const season: SeasonWeeks = { hours: [20, 40], ceilings: [], runtimes: [], group: 0, firstDays: null }
    const basis = (of: SeasonWeeks, past: SeasonWeeks[], to: number, left: boolean) => forecastSeasonTotal(of, past, { to, left }).basis
    expect(basis(season, pool, 2, false)).toBe('seen')
    expect(basis(season, pool, 4, false)).toBe('past-seasons')
    expect(basis(season, pool, 4, true)).toBe('tail-law')
    expect(basis(season, [], 4, false)).toBe('wide-tail-law')
    expect(basis({ ...season, hours: [20, null, 30] }, pool, 4, false)).toBe('wide-tail-law')
    expect(forecastSeasonTotal(season, pool, { to: 1.5, left: false })).toMatchObject({ p10: 40, p90: 40 })
    expect(() => forecastSeasonTotal({ ...season, hours: [] }, pool, { to: 4, left: false })).toThrow(/^forecastSeasonTotal: no week/)
  })
})

describe('backtestDecay', () => {
  const dated = pool.map((season, at) => ({ ...season, start: 7 * at }))
  const origins = [700, 1100, 1500]

  it('learns from what was over before the origin, and asks about what came after it and before the next', () => {
    const trials = backtestDecay(dated, origins)
    expect(trials.length).toBeGreaterThan(100)
    for (const { season, origin, weeksSeen, learnedFrom } of trials) {
      const end = dated[season]!.start + 7 * weeksSeen
      expect(end).toBeGreaterThan(origin)
      if (origin !== 1500) expect(end).toBeLessThanOrEqual(origin + 400)
      expect(learnedFrom).toBe(dated.filter(({ start, hours }) => start + 28 <= origin && hours.length >= 4).length)
    }
  })

  it('does not see the future: other seasons later change no forecast made before', () => {
    const changed = dated
      .map(season => (season.start >= 1100 ? scaled(season, 50) : season))
      .map((season, at) => ({ ...season, start: 7 * at }))
    const before = (seasons: typeof dated) =>
      backtestDecay(seasons, origins).filter(({ season, origin }) => origin === 700 && dated[season]!.start < 1000)
    expect(before(changed)).toEqual(before(dated))
  })

  it('is scored by the median of errors and the share within', () => {
    const forecast = { p10: 80, p25: 90, p50: 100, p75: 110, p90: 120 }
    const rules = { medianRatio: 100, meanRatio: 50, lastRatio: null }
    const trial = (actual: number) => ({ ...{ season: 0, weeksSeen: 1, origin: 0, learnedFrom: 20, forecast, rules }, actual })
    expect(scoreTrials([trial(100), trial(125), trial(80)])).toEqual({
      forecasts: 3,
      error: { forecast: 0.2, medianRatio: 0.2, meanRatio: 0.5, lastRatio: null },
      coverage: { p50: 1 / 3, p80: 2 / 3 },
    })
    expect(scoreTrials([])).toBeUndefined()
  })
})

describe('a forecast made wider', () => {
  it('spreads what is to come, and leaves its middle and what was seen', () => {
    // 10 seen; 5, 10 or 20 to come: twice as far on the scale of logs is a quarter and four times the middle.
    const valueAt = (probability: number): number => 10 + 10 * 2 ** ((probability - 0.5) / 0.4)
    const wide = widened(valueAt, 10, 2)
    expect(wide(0.1)).toBeCloseTo(12.5, 10)
    expect(wide(0.5)).toBeCloseTo(20, 10)
    expect(wide(0.9)).toBeCloseTo(50, 10)
    const certain = widened(() => 10, 10, 2)
    expect(certain(0.9)).toBe(10)
  })
})
