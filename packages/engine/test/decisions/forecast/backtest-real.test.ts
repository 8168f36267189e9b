import { rmSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { backtestForecast, type ForecastBacktest } from '../../../src/decisions/forecast/index.js'
import { openEngine } from '../../../src/engine.js'
import { importNetflixTop10 } from '../../../src/published/index.js'
import { sharedData } from '../../published/shared-data.js'
import { newDirectory } from '../../world.js'

const text = sharedData('netflix-top10/global-to-2024.tsv')

describe.skipIf(text === undefined)('the forecast on every season Netflix listed to the end of 2024', () => {
  let rolling: ForecastBacktest
  let late: ForecastBacktest
  let once: ForecastBacktest

  beforeAll(async () => {
    const directory = await newDirectory()
    const engine = await openEngine({ directory })
    await importNetflixTop10(engine.store, text!)
    rolling = await backtestForecast(engine)
    late = await backtestForecast(engine, { from: '2023-07-01' })
    once = await backtestForecast(engine, { learnedTo: '2023-07-01' })
    await engine.close()
    rmSync(directory, { recursive: true, force: true })
  })

  const seen = (answer: ForecastBacktest, weeks: number) => answer.byWeeksSeen.find(({ weeksSeen }) => weeksSeen === weeks)!

  test.each([
    [1, 0.85],
    [2, 0.8],
    [3, 0.8],
  ])('from %d weeks errs at most %d times as much as the median ratio of the past, whichever way it is asked', (weeks, most) => {
    for (const answer of [rolling, late, once]) {
      const { error } = seen(answer, weeks)
      expect(error.forecast).toBeLessThan(most * error.medianRatio)
      expect(error.forecast).toBeLessThan(error.meanRatio)
    }
  })

  test('from two weeks errs by less than 7.5 %, and its 80 % intervals hold 75 to 85 %', () => {
    for (const answer of [rolling, late, once]) {
      const { forecasts, error, coverage } = seen(answer, 2)
      expect(forecasts).toBeGreaterThan(120)
      expect(error.forecast).toBeLessThan(0.075)
      expect(coverage.p80).toBeGreaterThanOrEqual(0.75)
      expect(coverage.p80).toBeLessThanOrEqual(0.85)
      expect(coverage.p50).toBeGreaterThan(0.4)
      expect(coverage.p50).toBeLessThan(0.6)
    }
  })

  test('learns from ever more seasons, quarter by quarter', () => {
    const two = rolling.byOrigin.filter(({ weeksSeen }) => weeksSeen === 2)
    expect(two.length).toBeGreaterThan(10)
    for (let at = 1; at < two.length; at++) expect(two[at]!.learnedFrom).toBeGreaterThan(two[at - 1]!.learnedFrom)
    expect(rolling.byWeeksSeen.map(({ weeksSeen }) => weeksSeen)).toEqual([1, 2, 3])
  })
})
