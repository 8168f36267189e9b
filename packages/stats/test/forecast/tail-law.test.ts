import { describe, expect, it } from 'vitest'
import { hoursBetween, type SeasonWeeks, tailHours } from '../../src/index.js'

const season = (hours: (number | null)[], ceilings: (number | null)[] = []): SeasonWeeks => ({
  ...{ hours, ceilings, runtimes: [], group: 0, firstDays: null },
})

describe('tail law', () => {
  it('is worked by hand: 10 in the fourth week, then 10 × 0.65 × (5 ⁄ 4)^−1.19 and 10 × 0.65 × (6 ⁄ 4)^−1.19', () => {
    const first = 6.5 * 1.25 ** -1.19
    const second = 6.5 * 1.5 ** -1.19
    expect(tailHours(10, 4, 1, 'left')(0)).toBeCloseTo(first, 12)
    expect(tailHours(10, 4, 2, 'left')(0)).toBeCloseTo(first + second, 12)
    expect(tailHours(10, 4, 1.5, 'left')(0)).toBeCloseTo(first + second / 2, 12)
    expect(tailHours(10, 4, 1, 'left')(1) / first).toBeCloseTo(Math.exp(0.38), 12)
  })

  it('falls from week to week, is at home in any unit, and is wider for a season that may still be seen', () => {
    const weekly = (week: number): number => tailHours(10, 3, week, 'left')(0) - tailHours(10, 3, week - 1, 'left')(0)
    for (let week = 2; week < 60; week++) expect(weekly(week)).toBeLessThan(weekly(week - 1))
    expect(tailHours(7000, 3, 20, 'left')(0)).toBeCloseTo(700 * tailHours(10, 3, 20, 'left')(0), 6)
    const spread = (state: 'left' | 'going') => tailHours(10, 2, 9, state)(1) / tailHours(10, 2, 9, state)(-1)
    expect(spread('going')).toBeGreaterThan(spread('left'))
  })
})

describe('hoursBetween', () => {
  it('adds what was seen, whole weeks and parts of one', () => {
    expect(hoursBetween(season([8, 6, 4, 2]), 0, 4, [-1, 1])).toEqual([20, 20])
    expect(hoursBetween(season([8, 6, 4, 2]), 2, 3.5, [0])).toEqual([5])
  })

  it('takes a gap at the mean of its ends, and never above its ceiling', () => {
    expect(hoursBetween(season([8, null, 4]), 0, 3, [0])).toEqual([18])
    expect(hoursBetween(season([8, null, 4], [9, 5, 9]), 0, 3, [0])).toEqual([17])
  })

  it('does not take a week that is not seen for zero, nor for more than the list allows', () => {
    const [low, middle, high] = hoursBetween(season([8, 6]), 0, 4, [-1, 0, 1]) as [number, number, number]
    expect(low).toBeGreaterThan(14)
    expect(middle).toBeCloseTo(14 + tailHours(6, 2, 2, 'left')(0), 12)
    expect(high).toBeGreaterThan(middle)
    expect(hoursBetween(season([8, 6], [9, 9, 1, 0.5]), 0, 4, [-1, 0, 1])).toEqual([15.5, 15.5, 15.5])
  })
})
