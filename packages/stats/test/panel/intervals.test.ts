import { describe, expect, it } from 'vitest'
import {
  betaProbability,
  betaQuantile,
  effectiveSize,
  effectiveSizeOfShare,
  logGamma,
  meanInterval,
  reachInterval,
  shareInterval,
  studentQuantile,
  totalInterval,
} from '../../src/index.js'
import { expectNear } from './near.js'

describe('distributions agree with R', () => {
  it('qt', () => {
    const asked: [number, number][] = [
      [0.975, 29],
      [0.95, 3],
      [0.6, 2.5],
      [0.975, 1],
      [0.999, 200],
      [0.5001, 10],
    ]
    expectNear(
      asked.map(([probability, df]) => studentQuantile(probability, df)),
      [2.0452296421327034, 2.3533634348018246, 0.28145951274854752, 12.706204736174694, 3.1314798142211213, 0.00025699780660486398],
      1e-12,
    )
    expect(studentQuantile(0.025, 29)).toBe(-studentQuantile(0.975, 29))
    expect(studentQuantile(0.5, 7)).toBe(0)
  })

  it('pbeta, qbeta and lgamma', () => {
    expectNear(
      [betaProbability(0.3, 2, 5), betaProbability(0.9, 20.5, 3), betaProbability(1e-4, 0.5, 10)],
      [0.579825, 0.60595566015654057, 0.035228841114085252],
      1e-13,
    )
    expectNear(
      [betaQuantile(0.025, 3, 98), betaQuantile(0.975, 4, 97), betaQuantile(0.5, 0.5, 0.5), betaQuantile(0.01, 12.3, 4.5)],
      [0.0062299715383063968, 0.085176052974279992, 0.5, 0.45818045468935698],
      1e-13,
    )
    expectNear([logGamma(0.5), logGamma(3.7), logGamma(50)], [0.5723649429247001, 1.4280723266653881, 144.56574394634487], 1e-14)
  })
})

describe('intervals', () => {
  const estimate = { estimate: 100, standardError: 10, degreesOfFreedom: 29 }

  it('of a total lies further up than down: 100 × and ÷ exp(2.045 × 0.1)', () => {
    const { low, high } = totalInterval(estimate)
    expect(high).toBeCloseTo(100 * Math.exp(0.20452296421327035), 9)
    expect(low).toBeCloseTo(100 / Math.exp(0.20452296421327035), 9)
    expect(totalInterval({ ...estimate, estimate: 0 })).toEqual({ low: 0, high: 0, level: 0.95 })
  })

  it('of a mean: 100 ± 2.045 × 10', () => {
    const { low, high, level } = meanInterval(estimate)
    expectNear([low, high, level], [100 - 20.452296421327034, 100 + 20.452296421327034, 0.95], 1e-12)
  })

  it('of a share stays between 0 and 1: log odds of 0.02 ± 2.045 × 0.01 ÷ 0.0196', () => {
    const { low, high } = shareInterval({ estimate: 0.02, standardError: 0.01, degreesOfFreedom: 29 })
    const odds = (p: number) => Math.log(p / (1 - p))
    expect(odds(high) - odds(0.02)).toBeCloseTo((2.0452296421327034 * 0.01) / 0.0196, 9)
    expect(low).toBeGreaterThan(0)
  })

  it('of a reach is Clopper and Pearson’s: 3 of 100 (R: binom.test); of nobody about 3 in 100; of everybody the mirror', () => {
    const { low, high } = reachInterval(0.03, 100)
    expectNear([low, high], [0.0062299715383063994, 0.085176052974279992], 1e-12)
    expect(reachInterval(0, 100).high).toBeCloseTo(0.0295, 4)
    expect(reachInterval(1, 100).low).toBeCloseTo(1 - 0.0295, 4)
  })

  it('name themselves in their errors', () => {
    expect(() => totalInterval({ ...estimate, standardError: -1 })).toThrow(/^totalInterval: the standard error -1/)
    expect(() => meanInterval({ ...estimate, level: 1 })).toThrow(/^meanInterval: the level/)
    expect(() => shareInterval({ ...estimate })).toThrow(/^shareInterval: the share 100/)
    expect(() => reachInterval(0.5, 0)).toThrow(/^reachInterval: /)
    expect(() => studentQuantile(1, 5)).toThrow(/^studentQuantile: /)
  })
})

it('effective size: (1 + 1 + 2)² ÷ (1 + 1 + 4) = 16 ÷ 6; who has no weight is not there', () => {
  expect(effectiveSize([1, 1, 2, 0])).toBeCloseTo(16 / 6, 12)
  expect(effectiveSize([3, 3, 3])).toBe(3)
  expect(() => effectiveSize([0])).toThrow(/^effectiveSize: /)
})

/**
 * R 4.2.2, survey 4.1.1:
 * r <- as.svrepdesign(svydesign(id = ~dnum, weights = ~pw, data = apiclus1), type = "JK1")
 * x <- svyciprop(~I(comp.imp == "Yes"), r, method = "beta"); c(coef(x), sqrt(attr(x, "var")), attr(x, "ci"), nrow(r), degf(r))
 * and the same of ~I(stype == "H") and ~I(awards == "Yes").
 */
it('of a share of a sample of clusters, as svyciprop(method = "beta") has it', () => {
  for (const [share, standardError, low, high] of [
    [0.726775956284153, 0.0305769092217845, 0.6554485672893926, 0.7904595641113444],
    [0.0765027322404372, 0.028059292178515, 0.028016529769765, 0.160860962510347],
    [0.7103825136612022, 0.0343806447315941, 0.6299984511370434, 0.7820920181562462],
  ] as const) {
    const size = effectiveSizeOfShare({ share, standardError, sample: 183, degreesOfFreedom: 14 })
    const interval = reachInterval(share, size)
    expectNear([interval.low, interval.high], [low, high], 1e-10)
  }
  expect(effectiveSizeOfShare({ share: 0.5, standardError: 0.001, sample: 200, degreesOfFreedom: 49 })).toBe(200)
  expect(() => effectiveSizeOfShare({ share: 0, standardError: 0.1, sample: 20, degreesOfFreedom: 9 })).toThrow(/between 0 and 1/)
})
