import { expect, test } from 'vitest'
import { poolImputations } from '../../src/index.js'

test('five imputations by hand', () => {
  // Mean 3; between them 2.5; within 1: 1 + 1.2 × 2.5 = 4. Three quarters of it are imputed.
  const pooled = poolImputations([1, 2, 3, 4, 5], [1, 1, 1, 1, 1], 10)
  expect(pooled.estimate).toBe(3)
  expect(pooled.standardError).toBe(2)
  expect(pooled.imputed).toBe(0.75)
  // 4 ⁄ 0.75² = 7.11; 11 ⁄ 13 × 10 × 0.25 = 2.115; half their harmonic mean.
  expect(pooled.degreesOfFreedom).toBeCloseTo(1 / (0.5625 / 4 + 1 / ((11 / 13) * 2.5)), 12)
  // Of very large samples only those of the imputations are left.
  expect(poolImputations([1, 2, 3, 4, 5], [1, 1, 1, 1, 1], Number.POSITIVE_INFINITY).degreesOfFreedom).toBeCloseTo(4 / 0.5625, 12)
})

test('imputations that agree add nothing', () => {
  expect(poolImputations([7, 7, 7], [4, 4, 4], 9)).toEqual({ estimate: 7, standardError: 2, degreesOfFreedom: 9, imputed: 0 })
})

test('one imputation has no variance between', () => {
  expect(() => poolImputations([1], [1], 9)).toThrow('poolImputations: 1 estimates with 1 variances')
})
