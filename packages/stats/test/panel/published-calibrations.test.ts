import { describe, expect, it } from 'vitest'
import {
  type Columns,
  calibrate,
  householdColumns,
  indicatorColumns,
  joinedColumns,
  marginOf,
  rake,
  ridgeCalibrate,
  WeightingProblem,
} from '../../src/index.js'
import { expectNear } from './near.js'

const text = (codes: string) => codes.split(' ')
const column = (name: string, values: number[]): Columns => ({
  names: [{ margin: name, level: '' }],
  rows: values.length,
  values: Float64Array.from(values),
})

describe('Calmar’s example of fifteen rows (O. Sautory, INSEE)', () => {
  const base = [10, 10, 10, 10, 10, 10, 10, 20, 20, 20, 20, 20, 20, 20, 20]
  const salary = [1000, 1100, 1500, 2300, 1000, 500, 1000, 2000, 2100, 2000, 3200, 1800, 2800, 1100, 2500]
  const margins = indicatorColumns([
    marginOf('category', text('1 2 2 3 1 1 2 3 1 2 1 1 2 3 1'), { 1: 80, 2: 90, 3: 60 }),
    marginOf('sex', text('1 2 2 1 1 2 2 2 1 1 2 2 1 1 2'), { 1: 140, 2: 90 }),
    marginOf('department', text('1 1 2 2 2 1 2 1 1 2 2 1 1 1 2'), { 1: 100, 2: 130 }),
  ])
  const columns = joinedColumns([margins.columns, column('salary', salary)])
  const totals = [...margins.totals, 470_000]

  it.each([
    [
      'linear',
      undefined,
      [5.6381, 4.8735, 11.3245, 19.897, 11.1004, -0.7084, 10.0887, 17.1651, 16.7133, 35.3418, 22.8538, 5.009, 28.3714, 22.9379, 19.3937],
    ],
    [
      'raking',
      undefined,
      [5.3374, 5.1185, 9.9882, 24.5142, 9.2304, 2.792, 8.5884, 15.7535, 14.8808, 38.1883, 21.8245, 8.2689, 28.1165, 19.7323, 17.666],
    ],
    [
      'logit',
      { low: 0.4, high: 2.2 },
      [4.4859, 4.2674, 9.4427, 21.7067, 9.776, 4.0262, 7.3103, 15.012, 11.7705, 40.1082, 24.5277, 8.2851, 28.8715, 23.2813, 17.1285],
    ],
  ] as const)('%s', (distance, bounds, expected) => {
    const { weights, residuals } = calibrate(columns, totals, base, bounds ? { distance, bounds } : { distance })
    for (const [unit, weight] of expected.entries()) expect(weights[unit]).toBeCloseTo(weight, 3)
    for (const cell of residuals) expect(Math.abs(cell.achieved - cell.target) / cell.target).toBeLessThan(1e-9)
  })

  it('has no weights within 0.6 and 2.0 of the base weights, and says which totals are out of reach', () => {
    const attempt = () => calibrate(columns, totals, base, { distance: 'logit', bounds: { low: 0.6, high: 2 } })
    expect(attempt).toThrow(WeightingProblem)
    expect(attempt).toThrow(/^calibrate: the targets are not met after \d+ rounds; furthest off: /)
  })

  it('truncated weights keep their bounds and meet the totals', () => {
    const { factors } = calibrate(columns, totals, base, { distance: 'truncated', bounds: { low: 0.4, high: 2.2 } })
    expect(Math.min(...factors)).toBeGreaterThanOrEqual(0.4)
    expect(Math.max(...factors)).toBeLessThanOrEqual(2.2)
  })

  it('ridge: all costs infinite is linear calibration, a cost of 0 leaves a total alone, in between is in between', () => {
    const linear = calibrate(columns, totals, base, { distance: 'linear' })
    const hard = ridgeCalibrate(
      columns,
      totals,
      base,
      totals.map(() => Number.POSITIVE_INFINITY),
    )
    expectNear(hard.weights, linear.weights)
    const ofSalary = (cost: number) =>
      ridgeCalibrate(columns, totals, base, [...margins.totals.map(() => Number.POSITIVE_INFINITY), cost]).residuals.at(-1)!.achieved
    const without = calibrate(margins.columns, margins.totals, base, { distance: 'linear' }).weights
    const free = without.reduce((sum, weight, unit) => sum + weight * salary[unit]!, 0)
    expect(ofSalary(0)).toBeCloseTo(free, 4)
    const half = ofSalary(1e-9)
    expect(Math.abs(half - 470_000)).toBeLessThan(Math.abs(free - 470_000))
    expect(Math.abs(half - 470_000)).toBeGreaterThan(1)
    expect(ofSalary(1e6)).toBeCloseTo(470_000, 4)
  })
})

describe('the table of Kalton and Flores-Cervantes, "Weighting Methods", Journal of Official Statistics 19 (2003)', () => {
  const sample = [20, 50, 100, 30, 40, 140, 50, 100, 40, 310, 50, 70]
  const population = [80, 60, 170, 55, 40, 150, 60, 165, 55, 340, 200, 125]
  const sumOf = (test: (cell: number) => boolean) => population.reduce((sum, value, cell) => sum + (test(cell) ? value : 0), 0)
  const margins = [
    marginOf(
      'a',
      sample.map((_, cell) => String(cell % 4)),
      Object.fromEntries([0, 1, 2, 3].map(a => [a, sumOf(cell => cell % 4 === a)])),
    ),
    marginOf(
      'b',
      sample.map((_, cell) => String(Math.floor(cell / 4))),
      Object.fromEntries([0, 1, 2].map(b => [b, sumOf(cell => Math.floor(cell / 4) === b)])),
    ),
  ]
  const { columns, totals } = indicatorColumns(margins)
  const toTwoPlaces = (weights: Float64Array) => [...weights].map((weight, cell) => Number((weight / sample[cell]!).toFixed(2)))

  it('rakes', () => {
    const expected = [1.81, 1.08, 2.2, 1.83, 1.45, 0.87, 1.76, 1.47, 2.02, 1.21, 2.45, 2.04]
    expect(toTwoPlaces(rake(margins, sample).weights)).toEqual(expected)
    expect(toTwoPlaces(calibrate(columns, totals, sample, { distance: 'raking' }).weights)).toEqual(expected)
  })

  it('calibrates linearly and by logit', () => {
    expect(toTwoPlaces(calibrate(columns, totals, sample, { distance: 'linear' }).weights)).toEqual([
      1.82, 1.09, 2.19, 1.83, 1.5, 0.78, 1.88, 1.52, 1.97, 1.24, 2.34, 1.98,
    ])
    const logit = calibrate(columns, totals, sample, { distance: 'logit', bounds: { low: 0.5, high: 2.2 } })
    expect(toTwoPlaces(logit.weights)).toEqual([1.87, 1.08, 2.17, 1.89, 1.46, 0.74, 2.09, 1.49, 1.98, 1.27, 2.18, 1.99])
  })
})

it('households and persons together: eight households of two types, persons of three', () => {
  const types = text('1 1 1 2 2 2 2 2')
  const persons = [
    [1, 1, 1],
    [1, 0, 1],
    [2, 1, 0],
    [1, 0, 2],
    [0, 2, 1],
    [1, 1, 0],
    [2, 1, 2],
    [1, 1, 0],
  ]
  const listed = persons.flatMap((counts, household) =>
    counts.flatMap((count, type) => Array.from({ length: count }, () => ({ household, type: String(type + 1) }))),
  )
  const ofHouseholds = indicatorColumns([marginOf('household', types, { 1: 35, 2: 65 })])
  const ofPersons = indicatorColumns([
    marginOf(
      'person',
      listed.map(one => one.type),
      { 1: 91, 2: 65, 3: 104 },
    ),
  ])
  const summed = householdColumns(
    ofPersons.columns,
    listed.map(one => one.household),
    types.length,
  )
  const { weights } = calibrate(
    joinedColumns([ofHouseholds.columns, summed]),
    [...ofHouseholds.totals, ...ofPersons.totals],
    types.map(() => 1),
    { distance: 'raking' },
  )
  const expected = [8.93747, 23.448579, 2.61395, 25.899223, 14.347802, 11.009562, 2.733852, 11.009562]
  for (const [household, weight] of expected.entries()) expect(weights[household]).toBeCloseTo(weight, 5)
})
