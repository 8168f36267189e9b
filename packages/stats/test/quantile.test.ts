import { describe, expect, it } from 'vitest'
import { median, quantile } from '../src/index.js'

// R's data set mtcars, miles per gallon. R: quantile(mtcars$mpg) → 10.400 15.425 19.200 22.800 33.900
const milesPerGallon = [
  21, 21, 22.8, 21.4, 18.7, 18.1, 14.3, 24.4, 22.8, 19.2, 17.8, 16.4, 17.3, 15.2, 10.4, 10.4, 14.7, 32.4, 30.4, 33.9, 21.5, 15.5, 15.2,
  13.3, 19.2, 27.3, 26, 30.4, 15.8, 19.7, 15, 21.4,
]

describe('quantile', () => {
  it.each([
    [0, 10.4],
    [0.25, 15.425],
    [0.5, 19.2],
    [0.75, 22.8],
    [1, 33.9],
  ])('agrees with R at probability %d', (probability, expected) => {
    expect(quantile(milesPerGallon, probability)).toBeCloseTo(expected, 12)
  })

  it('interpolates between neighbours: at 0.1 of 1, 2, 3, 4 the place is 0.3', () => {
    expect(quantile([4, 1, 3, 2], 0.1)).toBeCloseTo(1.3, 12)
  })

  it('sorts by value, and leaves the values as they are', () => {
    const values = [10, 9, 100]
    expect(quantile(values, 0.5)).toBe(10)
    expect(values).toEqual([10, 9, 100])
  })

  it('names itself in its errors', () => {
    expect(() => quantile([], 0.5)).toThrow(/^quantile: there is no value/)
    expect(() => quantile([1, Number.NaN], 0.5)).toThrow(/^quantile: a value is not a finite number/)
    expect(() => quantile([1, -Infinity], 0.5)).toThrow(/not a finite number/)
    expect(() => quantile([1], 1.1)).toThrow(/from 0 to 1, not 1.1/)
  })
})

describe('median', () => {
  it('is the middle value of an odd number, the mean of the two middle values of an even number', () => {
    expect(median([9, 1, 5])).toBe(5)
    expect(median([9, 1, 5, 6])).toBe(5.5)
    expect(median([7])).toBe(7)
  })
})
