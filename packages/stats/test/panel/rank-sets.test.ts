import { describe, expect, it } from 'vitest'
import {
  differenceErrors,
  intervalRankSets,
  marginalRankSets,
  movementTest,
  normalDraws,
  overlappingRanks,
  random,
  ranksOf,
  replicateCovariance,
  scaledDeviations,
  simultaneousRankSets,
  topMembership,
} from '../../src/index.js'
import { expectNear } from './near.js'
import { describeWithReference, numbers, referenceTable } from './reference-table.js'

const lows = (sets: { ranges: readonly { low: number }[] }) => sets.ranges.map(range => range.low)
const highs = (sets: { ranges: readonly { high: number }[] }) => sets.ranges.map(range => range.high)

/** Twelve titles; errors of forty replicates and two thousand draws by formulas that R computes as well. */
function formulas() {
  const titles = Array.from({ length: 12 }, (_, title) => title)
  const estimates = titles.map(title => Number((100 * Math.exp(-title / 8)).toFixed(3)))
  const deviations = Array.from({ length: 40 }, (_, replicate) =>
    Float64Array.from(
      titles,
      title => (14 * Math.sin(12.9898 * (replicate + 1) + 78.233 * (title + 1))) / (1 + (title + 1) / 6) / Math.sqrt(40),
    ),
  )
  const draws = new Float64Array(2000 * 12)
  for (let draw = 1; draw <= 2000; draw++)
    deviations.forEach((deviation, at) => {
      const luck = Math.SQRT2 * Math.sin(3.7 * draw * (at + 1) + 0.31 * draw + at + 1)
      for (const title of titles) draws[(draw - 1) * 12 + title]! += luck * deviation[title]!
    })
  const covariance = titles.map(one =>
    Float64Array.from(titles, other => deviations.reduce((sum, deviation) => sum + deviation[one]! * deviation[other]!, 0)),
  )
  return { estimates, errors: differenceErrors(covariance), draws, level: 0.95 }
}

describe('rank sets from differences, with the same draws as R', () => {
  const input = formulas()
  const stepdown = simultaneousRankSets(input)

  it('all at once, step by step', () => {
    expectNear(stepdown.criticals, [4.0423468315743882, 4.0411439610539777], 1e-9)
    expect(lows(stepdown)).toEqual([1, 1, 2, 2, 3, 4, 5, 6, 7, 7, 6, 7])
    expect(highs(stepdown)).toEqual([3, 4, 5, 6, 7, 9, 11, 12, 12, 12, 12, 12])
  })

  it('one at a time', () => {
    const marginal = marginalRankSets(input)
    expect(lows(marginal)).toEqual([1, 1, 2, 2, 3, 4, 5, 6, 7, 7, 6, 7])
    expect(highs(marginal)).toEqual([3, 4, 5, 6, 7, 9, 10, 12, 12, 12, 12, 12])
  })

  it('one at a time lies within all at once, step by step within a single step', () => {
    const single = simultaneousRankSets(input, { stepdown: false })
    const marginal = marginalRankSets(input)
    expect(single.criticals).toHaveLength(1)
    stepdown.ranges.forEach((range, title) => {
      expect(range.low).toBeGreaterThanOrEqual(single.ranges[title]!.low)
      expect(range.high).toBeLessThanOrEqual(single.ranges[title]!.high)
      expect(marginal.ranges[title]!.low).toBeGreaterThanOrEqual(range.low)
      expect(marginal.ranges[title]!.high).toBeLessThanOrEqual(range.high)
    })
  })

  it('is what going through every pair of every draw gives', () => {
    const width = input.estimates.length
    let open = input.estimates
      .flatMap((_, one) => input.estimates.map((_, other) => [one, other] as const))
      .filter(([one, other]) => one !== other)
    const rejected: (readonly [number, number])[] = []
    for (const critical of stepdown.criticals) {
      const found = open.filter(([one, other]) => input.estimates[one]! - input.estimates[other]! > critical * input.errors[one]![other]!)
      rejected.push(...found)
      open = open.filter(pair => !found.includes(pair))
    }
    expect(lows(stepdown)).toEqual(input.estimates.map((_, title) => 1 + rejected.filter(([, below]) => below === title).length))
    expect(highs(stepdown)).toEqual(input.estimates.map((_, title) => width - rejected.filter(([above]) => above === title).length))
  })
})

describe('rank sets at the edges', () => {
  it('without error, equal estimates stay together and different ones are told apart', () => {
    const errors = [0, 1, 2].map(() => new Float64Array(3))
    const sets = simultaneousRankSets({ estimates: [5, 5, 1], errors, draws: new Float64Array(30), level: 0.95 })
    expect(sets.ranges).toEqual([
      { low: 1, high: 2 },
      { low: 1, high: 2 },
      { low: 3, high: 3 },
    ])
    expect(intervalRankSets([5, 5, 1], [0, 0, 0], { level: 0.95 }).ranges).toEqual(sets.ranges)
  })

  it('one title is first, none is none', () => {
    expect(simultaneousRankSets({ estimates: [3], errors: [new Float64Array(1)], draws: new Float64Array(9), level: 0.9 }).ranges).toEqual([
      { low: 1, high: 1 },
    ])
    expect(simultaneousRankSets({ estimates: [], errors: [], draws: new Float64Array(0), level: 0.9 }).ranges).toEqual([])
  })

  it('says what does not fit', () => {
    const input = { estimates: [1, 2], errors: [new Float64Array(2)], draws: new Float64Array(4), level: 0.95 }
    expect(() => simultaneousRankSets(input)).toThrow(/^simultaneousRankSets: there must be one row of errors/)
    expect(() => marginalRankSets({ ...input, level: 2 })).toThrow(/^marginalRankSets: the level/)
  })

  it('ranks with ties share the best place; the first ten are certain or possible', () => {
    expect([...ranksOf([3, 9, 9, 1])]).toEqual([3, 1, 1, 4])
    expect(
      topMembership(
        [
          { low: 1, high: 9 },
          { low: 8, high: 13 },
          { low: 11, high: 14 },
        ],
        10,
      ),
    ).toEqual(['certain', 'possible', 'no'])
  })
})

it('draws made from replicates have the covariance of the replicates, and heavier tails with few groups', () => {
  const luck = random(11)
  const replicates = Array.from({ length: 24 }, () => [100 + luck.normal(0, 5), 50 + luck.normal(0, 2), 20 + luck.normal(0, 1)])
  const scales = { scale: 23 / 24, replicateScales: new Float64Array(24).fill(1) }
  const covariance = replicateCovariance(replicates, scales)
  const deviations = scaledDeviations(replicates, scales)
  const count = 60_000
  const variances = (draws: Float64Array) =>
    [0, 1, 2].map(title => Array.from({ length: count }, (_, draw) => draws[draw * 3 + title]! ** 2).reduce((a, b) => a + b) / count)
  expectNear(
    variances(normalDraws(deviations, count, random(1))),
    [0, 1, 2].map(title => covariance[title]![title]!),
    0.03,
  )
  // The variance of Student's t with 6 degrees of freedom is 6 ⁄ 4.
  expectNear(
    variances(normalDraws(deviations, count, random(1), 6)),
    [0, 1, 2].map(title => 1.5 * covariance[title]![title]!),
    0.06,
  )
})

describe('a movement', () => {
  const scales = { scale: 3 / 4, replicateScales: new Float64Array(4).fill(1), degreesOfFreedom: 3 }

  it('is significant when the same households go along: differences 10 ± little, by hand', () => {
    // Differences 9, 10, 10, 11: deviations −1, 0, 0, 1, so the variance is ¾ × 2 = 1.5; t of 3 at 0.95 is 2.353.
    const test = movementTest(110, 100, [119, 100, 110, 101], [110, 90, 100, 90], scales)
    expect(test.standardError).toBeCloseTo(Math.sqrt(1.5), 12)
    expect(test).toMatchObject({ difference: 10, direction: 'up' })
    expect(movementTest(100, 110, [110, 90, 100, 90], [119, 100, 110, 101], scales).direction).toBe('down')
    expect(movementTest(102, 100, [111, 92, 102, 93], [110, 90, 100, 90], scales).direction).toBe('none')
  })

  it('needs the same replicates', () => {
    expect(() => movementTest(1, 2, [1, 2], [1], scales)).toThrow(/^movementTest: /)
  })
})

describeWithReference('published rankings', () => {
  it('travel time to work by state, 2011 (Klein, Wright and Wieczorek): intervals at one decimal', () => {
    const states = referenceTable('ranking/travel_time_2011_1dec_published.csv')
    // There the shortest time is first: the largest of the negatives.
    const ranges = overlappingRanks(
      numbers(states, 'ci_hi').map(value => -value),
      numbers(states, 'ci_lo').map(value => -value),
    )
    expect(ranges.map(range => range.low)).toEqual(numbers(states, 'rank_L'))
    expect(ranges.map(range => range.high)).toEqual(numbers(states, 'rank_U'))
  })

  it('the same unrounded, independent and not; and from differences as csranks found, but for one place of chance', () => {
    const states = referenceTable('ranking/travel_time_2011_2dec.csv')
    const estimates = numbers(states, 'Estimate.2dec').map(value => -value)
    const errors = numbers(states, 'SE.2dec')
    const sidak = intervalRankSets(estimates, errors, { level: 0.9, independent: true })
    expect(sidak.deviate).toBeCloseTo(3.08089992728148, 8)
    expect([lows(sidak), highs(sidak)]).toEqual([numbers(states, 'kww_sidak90_L'), numbers(states, 'kww_sidak90_U')])
    const bonferroni = intervalRankSets(estimates, errors, { level: 0.9 })
    expect(bonferroni.deviate).toBeCloseTo(3.09610875440152, 8)
    expect([lows(bonferroni), highs(bonferroni)]).toEqual([numbers(states, 'kww_bonf90_L'), numbers(states, 'kww_bonf90_U')])
    const input = independent(estimates, errors, 0.9)
    expectWithinOne(simultaneousRankSets(input), states, 'csranks_simul90')
    expectWithinOne(marginalRankSets(input), states, 'csranks_marg90')
  })

  it('mathematics in PISA 2018, as csranks found', () => {
    const countries = referenceTable('ranking/pisa2018_math.csv')
    const input = independent(numbers(countries, 'math_score'), numbers(countries, 'math_se'), 0.95)
    expectWithinOne(simultaneousRankSets(input), countries, 'simul95')
    expectWithinOne(marginalRankSets(input), countries, 'marg95')
  })

  function independent(estimates: number[], errors: number[], level: number) {
    const covariance = errors.map((error, one) => Float64Array.from(errors, (_, other) => (one === other ? error ** 2 : 0)))
    const deviations = errors.map((error, one) => Float64Array.from(errors, (_, other) => (one === other ? error : 0)))
    return { estimates, errors: differenceErrors(covariance), draws: normalDraws(deviations, 20_000, random(1)), level }
  }

  function expectWithinOne(sets: ReturnType<typeof simultaneousRankSets>, rows: Record<string, string>[], name: string) {
    const off = [
      ...numbers(rows, `${name}_L`).map((low, at) => Math.abs(low - sets.ranges[at]!.low)),
      ...numbers(rows, `${name}_U`).map((high, at) => Math.abs(high - sets.ranges[at]!.high)),
    ]
    expect(Math.max(...off)).toBeLessThanOrEqual(1)
    expect(off.filter(places => places === 0).length / off.length).toBeGreaterThan(0.9)
  }
})
