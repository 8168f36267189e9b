import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  balancedReplicates,
  calibrate,
  calibrateWithin,
  givenReplicates,
  indicatorColumns,
  jackknife,
  type Margin,
  marginOf,
  rake,
  random,
  replicateErrors,
  rescaledBootstrap,
  stratifiedJackknife,
  trimWeights,
  WeightingProblem,
} from '../../src/index.js'
import { expectNear } from './near.js'

/** A sample of 200 with three margins that some weights meet: its own, each person's multiplied by up to two. */
function sampleOf(seed: number) {
  const luck = random(seed)
  const units = Array.from({ length: 200 }, () => ({
    base: luck.uniform(50, 150),
    truth: luck.uniform(0.5, 2),
    age: luck.pick(['young', 'middle', 'old']),
    sex: luck.pick(['f', 'm']),
    region: luck.pick(['n', 'e', 's', 'w']),
  }))
  const margins = (['age', 'sex', 'region'] as const).map(name => {
    const totals: Record<string, number> = {}
    for (const unit of units) totals[unit[name]] = (totals[unit[name]] ?? 0) + unit.base * unit.truth
    return marginOf(
      name,
      units.map(unit => unit[name]),
      totals,
    )
  })
  return { margins, base: units.map(unit => unit.base) }
}

const worst = (margins: readonly Margin[], weights: ArrayLike<number>) => {
  const { columns, totals } = indicatorColumns(margins)
  let largest = 0
  for (let at = 0; at < totals.length; at++) {
    let sum = 0
    for (let unit = 0; unit < columns.rows; unit++) sum += columns.values[unit * totals.length + at]! * weights[unit]!
    largest = Math.max(largest, Math.abs(sum - totals[at]!) / totals[at]!)
  }
  return largest
}

const anySeed = fc.integer({ min: 0, max: 1e9 })

describe('weights of any sample', () => {
  it('meet every margin to a thousand-millionth, raked and calibrated alike', () => {
    fc.assert(
      fc.property(anySeed, seed => {
        const { margins, base } = sampleOf(seed)
        const raked = rake(margins, base).weights
        expect(worst(margins, raked)).toBeLessThan(1e-9)
        const { columns, totals } = indicatorColumns(margins)
        expectNear(calibrate(columns, totals, base, { distance: 'raking' }).weights, raked, 1e-8)
        const linear = calibrate(columns, totals, base, { distance: 'linear' }).weights
        expect(worst(margins, linear)).toBeLessThan(1e-9)
      }),
      { numRuns: 50 },
    )
  })

  it('do not depend on the order of margins or of persons', () => {
    fc.assert(
      fc.property(anySeed, seed => {
        const { margins, base } = sampleOf(seed)
        const { weights } = rake(margins, base)
        expectNear(rake(margins.toReversed(), base).weights, weights, 1e-10)
        const order = random(seed).shuffle(base.map((_, unit) => unit))
        const shuffled = margins.map(margin => ({ ...margin, code: Int32Array.from(order, unit => margin.code[unit]!) }))
        const again = rake(
          shuffled,
          order.map(unit => base[unit]!),
        ).weights
        expectNear(
          again,
          order.map(unit => weights[unit]!),
          1e-10,
        )
      }),
      { numRuns: 50 },
    )
  })

  it('grow with the base: twice the base weights are the same weights', () => {
    const { margins, base } = sampleOf(3)
    expectNear(
      rake(
        margins,
        base.map(weight => 2 * weight),
      ).weights,
      rake(margins, base).weights,
      1e-11,
    )
  })

  it('within limits keep all totals, where trimming does not', () => {
    const { margins, base } = sampleOf(5)
    const { columns, totals } = indicatorColumns(margins)
    const raked = rake(margins, base).weights
    const [low, high] = [40, 190]
    const within = calibrateWithin(columns, totals, raked, low, high).weights
    expect(Math.min(...within)).toBeGreaterThanOrEqual(low - 1e-9)
    expect(Math.max(...within)).toBeLessThanOrEqual(high + 1e-9)
    expect(worst(margins, within)).toBeLessThan(1e-9)
    const trimmed = trimWeights(raked, low, high, { strict: true }).weights
    const sum = (weights: Float64Array) => weights.reduce((total, weight) => total + weight, 0)
    expect(sum(trimmed)).toBeCloseTo(sum(raked), 6)
    expect(worst(margins, trimmed)).toBeGreaterThan(1e-6)
  })
})

describe('replicates of any sample', () => {
  const strata = [0, 0, 0, 1, 1, 2, 2, 2, 2]
  const pairs = [0, 0, 1, 1, 2, 2, 3, 3]

  it.each([
    ['jackknife', jackknife([0, 1, 2, 3, 0, 1, 2, 3])],
    ['balanced', balancedReplicates(pairs)],
    ['Fay', balancedReplicates(pairs, 0.3)],
  ])('%s: the mean factor of every unit is 1', (_, replicates) => {
    for (let unit = 0; unit < 8; unit++) {
      const mean = replicates.factors.reduce((sum, factor) => sum + factor[unit]!, 0) / replicates.factors.length
      expect(mean).toBeCloseTo(1, 12)
    }
  })

  it('balanced: every stratum is split differently, so all variances between two units are there', () => {
    // The variance of a total from two units a stratum is Σ (difference)²: 1 + 4 + 9 + 16 = 30, whatever rho is.
    const values = [1, 2, 5, 7, 1, 4, 0, 4]
    for (const rho of [0, 0.3, 0.7]) {
      const replicates = balancedReplicates(pairs, rho)
      const totals = replicates.factors.map(factor => [factor.reduce((sum, value, unit) => sum + value * values[unit]!, 0)])
      expect(replicateErrors(totals, replicates)[0]! ** 2).toBeCloseTo(30, 9)
    }
  })

  it('stratified jackknife: the variance of a total is Σ n ⁄ (n − 1) Σ (y − mean)²', () => {
    const values = [1, 2, 3, 4, 8, 1, 1, 5, 5]
    const replicates = stratifiedJackknife(strata)
    const totals = replicates.factors.map(factor => [factor.reduce((sum, value, unit) => sum + value * values[unit]!, 0)])
    // 3⁄2 × 2 + 2 × 8 + 4⁄3 × 16
    expect(replicateErrors(totals, replicates, Float64Array.of(30))[0]! ** 2).toBeCloseTo(3 + 16 + 64 / 3, 9)
    expect(replicates.degreesOfFreedom).toBe(6)
  })

  it('bootstrap: n − 1 units of each stratum are drawn, and the factors add up to n', () => {
    const replicates = rescaledBootstrap(strata, 50, random(2))
    for (const factor of replicates.factors) {
      for (const stratum of [0, 1, 2]) {
        const sum = factor.reduce((total, value, unit) => total + (strata[unit] === stratum ? value : 0), 0)
        expect(sum).toBeCloseTo(strata.filter(other => other === stratum).length, 12)
      }
    }
    expect(replicates.scale).toBe(1 / 49)
    expect(replicates.degreesOfFreedom).toBe(6)
  })

  it('a replicate that leaves nothing out is the full sample', () => {
    const { margins, base } = sampleOf(8)
    const nothing = givenReplicates([new Float64Array(200).fill(1), new Float64Array(200).fill(1)], 1)
    for (const factor of nothing.factors)
      expect(
        rake(
          margins,
          base.map((weight, unit) => weight * factor[unit]!),
        ).weights,
      ).toEqual(rake(margins, base).weights)
  })

  it('says which stratum is too small, and what given factors lack', () => {
    expect(() => stratifiedJackknife([0, 0, 1])).toThrow(/stratum 1 has fewer than two primary units/)
    expect(() => rescaledBootstrap([0, 0, 1], 5, random(1))).toThrow(/^rescaledBootstrap: stratum 1/)
    expect(() => balancedReplicates([0, 0, 0])).toThrow(/stratum 0 has 3 primary units/)
    expect(() => jackknife([0, 0])).toThrow(/at least 2 groups/)
    expect(() => jackknife([0, 2])).toThrow(/nothing has the code 1/)
    const one = new Float64Array(3).fill(1)
    expect(() => givenReplicates([one, Float64Array.of(1, -1, 1)], 1)).toThrow(/replicate 1 has the factor -1 at place 1/)
    expect(() => givenReplicates([one, one], 0)).toThrow(/the scale must be above 0/)
    expect(() => givenReplicates([one], 1)).toThrow(/at least 2 replicates/)
  })
})

describe('what cannot be weighted is said', () => {
  const age = ['young', 'young', 'old', 'old']
  const sex = ['f', 'm', 'f', 'm']
  const base = [1, 1, 1, 1]

  it.each([
    ['target-without-sample', () => rake([marginOf('age', age, { young: 5, old: 4, oldest: 1 })], base), /age oldest \(1\)/],
    ['sample-without-target', () => rake([marginOf('age', age, { young: 10, old: 0 })], base), /age old \(weight 2\)/],
    [
      'margins-disagree',
      () => rake([marginOf('age', age, { young: 5, old: 5 }), marginOf('sex', sex, { f: 5, m: 6 })], base),
      /age 10, sex 11/,
    ],
    ['base-weight', () => rake([marginOf('age', age, { young: 5, old: 5 })], [1, -1, 1, 1]), /place 1 is -1/],
    ['base-weight', () => rake([marginOf('age', age, { young: 5, old: 5 })], [1, 1, Number.NaN, 1]), /place 2 is NaN/],
    ['target', () => rake([marginOf('age', age, { young: 5, old: -5 })], base), /age old is -5/],
    ['lengths', () => rake([], base), /there is no margin/],
    ['lengths', () => rake([marginOf('age', age, { young: 5, old: 5 })], [0, 0, 0, 0]), /nobody in the sample/],
  ] as const)('%s', (kind, attempt, words) => {
    expect(attempt).toThrow(words)
    expect(troubleOf(attempt)).toBe(kind)
  })

  it('margins without a common solution never count as met: the worst cells are named', () => {
    // Young women and old men only: the two margins cannot differ.
    const margins = [marginOf('age', ['young', 'old'], { young: 5, old: 5 }), marginOf('sex', ['f', 'm'], { f: 7, m: 3 })]
    expect(() => rake(margins, [1, 1])).toThrow(
      /not met after 1000 rounds; furthest off: age young reaches 7 of 5, age old reaches 3 of 5$/,
    )
    const { columns, totals } = indicatorColumns(margins)
    expect(() => calibrate(columns, totals, [1, 1], { distance: 'raking' })).toThrow(/^calibrate: the targets are not met/)
  })

  it('a level that has neither target nor sample is of no consequence', () => {
    expect([...rake([marginOf('age', age, { young: 6, old: 4, none: 0 })], base).weights]).toEqual([3, 3, 2, 2])
  })

  it('bounds that no factor can meet, and bounds in the wrong order', () => {
    const { columns, totals } = indicatorColumns([marginOf('age', age, { young: 9, old: 1 })])
    const within = (low: number, high: number) => () => calibrate(columns, totals, base, { distance: 'logit', bounds: { low, high } })
    expect(within(0.5, 2)).toThrow(/age young \(needs a factor of 4.5\)/)
    expect(within(1.2, 2)).toThrow(/logit needs a lower bound below 1/)
    expect(within(2, 0.5)).toThrow(/lower bound 2 is not below/)
    expect(() => calibrate(columns, totals, base, { distance: 'truncated' })).toThrow(/truncated needs bounds/)
    expect(() => calibrate(columns, totals, base, { distance: 'linear', bounds: { low: 0, high: 2 } })).toThrow(/linear has no bounds/)
    expect(() => trimWeights([1, 2, 30], 4, 5, { strict: true })).toThrow(/no weights from 4 to 5 of 3 units have the sum 33/)
  })

  function troubleOf(attempt: () => unknown) {
    try {
      attempt()
    } catch (error) {
      if (error instanceof WeightingProblem) return error.trouble.kind
      throw error
    }
    return undefined
  }
})
