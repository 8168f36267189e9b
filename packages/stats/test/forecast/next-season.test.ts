import { expect, it } from 'vitest'
import { forecastNextSeason, learnNextSeason, median } from '../../src/index.js'

const now = [120, 80, 45, 200, 60, 33, 90, 150, 75, 52, 41, 66, 110, 95, 28, 180, 70, 58, 49, 84, 130]
const next = [100, 90, 30, 150, 66, 20, 70, 160, 60, 40, 45, 50, 85, 99, 21, 120, 75, 40, 41, 80, 90]
const pairs = now.map((value, at) => ({ now: value, next: next[at]! }))

it('learns the ratio of a season to the one before as R does', () => {
  // R: l <- lm(log(next / now) ~ I(log(now) - mean(log(now)))); coef(l); rstandard(l, type = "predictive")[1:3]
  const learned = learnNextSeason(pairs)!
  expect(learned.pairs).toBe(21)
  expect(learned.coefficients[0]).toBeCloseTo(-0.182240144678, 8)
  expect(learned.coefficients[1]).toBeCloseTo(0.0242357902525, 8)
  for (const [at, value] of [-0.0123385600578, 0.3137621319838, -0.2327003721873].entries())
    expect(learned.residuals[at]).toBeCloseTo(value, 8)
})

it('forecasts about what usual seasons are followed by, wider when this one is not known well', () => {
  const learned = learnNextSeason(pairs)!
  const known = forecastNextSeason(learned, () => 100)
  const guessed = forecastNextSeason(learned, probability => 100 * Math.exp(probability - 0.5))
  expect(known.p50 / 100).toBeGreaterThan(0.7)
  expect(known.p50 / 100).toBeLessThan(1)
  expect(guessed.p90 / guessed.p10).toBeGreaterThan(known.p90 / known.p10)
})

it('goes by the ratio alone when sizes do not compare', () => {
  const learned = learnNextSeason(pairs, { anySize: true })!
  expect(learned.coefficients[1]).toBe(0)
  expect(forecastNextSeason(learned, () => 1e6).p50).toBeCloseTo(1e4 * forecastNextSeason(learned, () => 100).p50, 3)
  expect(Math.log(forecastNextSeason(learned, () => 1).p50)).toBeCloseTo(median(pairs.map(pair => Math.log(pair.next / pair.now))), 1)
})

it('has nothing to say from fewer than 20 pairs', () => {
  expect(learnNextSeason(pairs.slice(0, 19))).toBeUndefined()
})
