import { describe, expect, it } from 'vitest'
import { type Random, random } from '../src/index.js'

const draws = (count: number, draw: (luck: Random) => number, seed = 7) => {
  const luck = random(seed)
  return Array.from({ length: count }, () => draw(luck))
}
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const variance = (values: number[]) => {
  const middle = mean(values)
  return mean(values.map(value => (value - middle) ** 2))
}
const COUNT = 100_000

describe('random', () => {
  it('repeats itself for a seed and stream, and differs for another', () => {
    const first = (seed: number, stream?: number) =>
      Array.from(
        { length: 8 },
        (
          luck => () =>
            luck.bits()
        )(random(seed, stream)),
      )
    expect(first(1)).toEqual(first(1))
    const others = [first(1), first(2), first(1, 1), first(1, 2), first(1 + 2 ** 32), first(-1)].map(String)
    expect(new Set(others).size).toBe(others.length)
    expect(() => random(0.5)).toThrow(/must be an integer/)
  })

  it('keeps its sequence from version to version: a published simulation can be made again', () => {
    const luck = random(2021, 8)
    expect([luck.bits(), luck.bits(), luck.bits()]).toMatchInlineSnapshot(`
      [
        2193514586,
        1745614110,
        3567736511,
      ]
    `)
  })

  it('has streams that do not resemble each other', () => {
    const low = random(3, 0)
    const high = random(3, 1)
    const products = Array.from({ length: COUNT }, () => (low.uniform() - 0.5) * (high.uniform() - 0.5))
    expect(Math.abs(mean(products))).toBeLessThan(4 / 12 / Math.sqrt(COUNT))
  })

  // Tolerances are four standard errors of the mean.
  it.each<[string, (luck: Random) => number, number, number]>([
    ['uniform 0 to 1', luck => luck.uniform(), 1 / 2, 1 / 12],
    ['uniform 5 to 8', luck => luck.uniform(5, 8), 6.5, 9 / 12],
    ['integer 1 to 6', luck => luck.integer(1, 6), 3.5, 35 / 12],
    ['exponential, mean 4', luck => luck.exponential(4), 4, 16],
    ['normal, mean −2, deviation 3', luck => luck.normal(-2, 3), -2, 9],
    ['poisson, mean 2.5', luck => luck.poisson(2.5), 2.5, 2.5],
    ['poisson, mean 80', luck => luck.poisson(80), 80, 80],
    ['chance of 0.2', luck => Number(luck.chance(0.2)), 0.2, 0.16],
  ])('%s has its mean and variance', (_name, draw, expectedMean, expectedVariance) => {
    const values = draws(COUNT, draw)
    expect(Math.abs(mean(values) - expectedMean)).toBeLessThan(4 * Math.sqrt(expectedVariance / COUNT))
    expect(Math.abs(variance(values) / expectedVariance - 1)).toBeLessThan(0.05)
  })

  it('draws in proportion to weights, and never what has none', () => {
    const places = draws(COUNT, luck => luck.weighted([1, 0, 3, 6, 0]))
    const share = (place: number) => places.filter(drawn => drawn === place).length / COUNT
    expect([share(0), share(2), share(3)].map(value => Math.round(value * 100))).toEqual([10, 30, 60])
    expect(share(1) + share(4)).toBe(0)
    expect(() => random(1).weighted([0, 0])).toThrow(/no weight is above 0/)
  })

  it('shuffles so that each item is as likely in each place', () => {
    const luck = random(11)
    const firsts = Array.from({ length: 30_000 }, () => luck.shuffle(['a', 'b', 'c'])[0])
    for (const item of ['a', 'b', 'c']) expect(Math.abs(firsts.filter(first => first === item).length / 30_000 - 1 / 3)).toBeLessThan(0.011)
    expect(luck.shuffle([1, 2, 3, 4]).toSorted()).toEqual([1, 2, 3, 4])
  })

  it('picks an item, and says when there is none', () => {
    expect(['x', 'y']).toContain(random(5).pick(['x', 'y']))
    expect(() => random(5).pick([])).toThrow(/Random.pick: there is no item/)
  })
})
