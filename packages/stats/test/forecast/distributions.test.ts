import { describe, expect, it } from 'vitest'
import { calibratedLevel, densityStudent4, normalDeviate, probabilityStudent4 } from '../../src/index.js'

describe('distributions agree with R', () => {
  // R: dt(z, 4); pt(z, 4)
  it.each([
    [-2, 0.0662912607362, 0.0580582617584],
    [0, 0.375, 0.5],
    [0.5, 0.3222618685604, 0.6783350184091],
    [3, 0.0196934980908, 0.9800290159641],
  ])('Student’s t with four degrees of freedom at %d', (z, density, probability) => {
    expect(densityStudent4(z)).toBeCloseTo(density, 12)
    expect(probabilityStudent4(z)).toBeCloseTo(probability, 12)
  })

  // R: qnorm(p)
  it.each([
    [0.001, -3.090232306168],
    [1 / 6, -0.967421566102],
    [0.5, 0],
    [0.9, 1.281551565545],
    [0.9999, 3.719016485456],
  ])('the normal deviate of %d', (probability, deviate) => {
    expect(normalDeviate(probability)).toBeCloseTo(deviate, 9)
  })

  it('a normal deviate is of a probability', () => {
    expect(() => normalDeviate(1)).toThrow(/^normalDeviate: the probability must be above 0 and below 1, not 1/)
  })
})

describe('calibratedLevel', () => {
  const squares = Array.from({ length: 9 }, (_, at) => ({ level: ((at + 1) / 10) ** 2, weight: 1 }))

  // R: quantile((1:9/10)^2, 0.5 + (c(.1, .5, .75) - .5) * 1.03, type = 5)
  it.each([
    [0.1, 0.01876],
    [0.5, 0.25],
    [0.75, 0.537625],
  ])('is R’s quantile of type 5 at a level 3 %% further out: %d', (wanted, expected) => {
    expect(calibratedLevel(squares, wanted)).toBeCloseTo(expected, 12)
  })

  it('leaves levels that were right where they are, but for the 3 %', () => {
    const even = Array.from({ length: 1000 }, (_, at) => ({ level: (at + 0.5) / 1000, weight: 0.3 }))
    expect(calibratedLevel(even, 0.5)).toBeCloseTo(0.5, 12)
    expect(calibratedLevel(even, 0.1)).toBeCloseTo(0.088, 12)
  })

  it('widens forecasts that held too little, and never goes to 0 or 1', () => {
    const tooNarrow = Array.from({ length: 100 }, (_, at) => ({ level: at < 50 ? 0.02 : 0.98, weight: 1 }))
    expect(calibratedLevel(tooNarrow, 0.25)).toBeCloseTo(0.02, 12)
    expect(calibratedLevel(tooNarrow, 0.999)).toBeGreaterThan(0.98)
    expect(calibratedLevel([{ level: 0.5, weight: 1 }], 1)).toBe(0.999)
  })
})
