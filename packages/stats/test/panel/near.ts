import { expect } from 'vitest'

/** Each number agrees with the expected one to this relative difference. */
export function expectNear(actual: ArrayLike<number>, expected: ArrayLike<number>, tolerance = 1e-8): void {
  expect(actual.length).toBe(expected.length)
  for (let at = 0; at < expected.length; at++) {
    const off = Math.abs(actual[at]! - expected[at]!) / (1 + Math.abs(expected[at]!))
    if (!(off <= tolerance)) expect.fail(`place ${at}: ${actual[at]} is not ${expected[at]}`)
  }
}
