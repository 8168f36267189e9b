import { expect, test } from 'vitest'
import {
  answerTo,
  apportion,
  certain,
  drawNextSeason,
  type NextSeasonTerms,
  partsOf,
  placeOn,
  quantile,
  sensitivity,
  weighNextSeason,
} from '../src/index.js'

const thresholds = { renewAt: 0.6, cancelAt: 0.3 }
const terms: NextSeasonTerms = { valuePerHour: 0.5, episodes: 4, costPerEpisode: 1000, marketing: 0.25, costSpread: 0, audience: 1 }
const quartiles = { p10: 4000, p25: 7000, p50: 10_000, p75: 14_000, p90: 25_000 }

test('whole parts add up to all of it, and the largest remainders get what is left', () => {
  // 100 over 1:1:1 is 33⅓ each: the earlier gets the odd one. 10 over 0.5, 0.3, 0.2 is exact.
  expect(apportion(100, [1, 1, 1])).toEqual([34, 33, 33])
  expect(apportion(10, [5, 3, 2])).toEqual([5, 3, 2])
  // Exact shares 1.666, 3.333, 5: the first lost most.
  expect(apportion(10, [1, 2, 3])).toEqual([2, 3, 5])
  expect(apportion(0, [0, 0])).toEqual([0, 0])
  expect(apportion(7, [0, 2])).toEqual([0, 7])
  for (let total = 0; total < 500; total++) {
    const parts = apportion(total, [0.1, 7.77, 3, 0, 1e-9])
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total)
    expect(parts.every(part => Number.isInteger(part) && part >= 0)).toBe(true)
  }
  expect(() => apportion(1, [0, 0])).toThrow('no weight')
  expect(() => apportion(1, [-1, 2])).toThrow('negative')
  expect(() => apportion(0.5, [1])).toThrow('whole number')
})

test('a forecast is met at its quantiles, and goes on beyond them', () => {
  // R: qnorm(c(.1, .25, .5, .75, .9))
  const deviates = [-1.2815515655446, -0.674489750196082, 0, 0.674489750196082, 1.2815515655446]
  const at = placeOn(quartiles)
  expect(deviates.map(deviate => Math.round(at(deviate)))).toEqual([4000, 7000, 10_000, 14_000, 25_000])
  expect(at(-3)).toBeLessThan(at(-2))
  expect(at(3)).toBeGreaterThan(at(2))
  expect(placeOn({ ...quartiles, p10: 0 })(-1.2815515655446)).toBeCloseTo(0.01, 10)
})

test('draws have the quantiles they were drawn from, and are the same for the same seed', () => {
  const drawn = drawNextSeason(quartiles, certain(2), { draws: 40_000 })
  for (const [probability, hours] of [
    [0.1, 8000],
    [0.25, 14_000],
    [0.5, 20_000],
    [0.75, 28_000],
    [0.9, 50_000],
  ] as const)
    expect(quantile(drawn.hours, probability) / hours).toBeCloseTo(1, 1)
  expect(drawNextSeason(quartiles, certain(2), { draws: 40_000 }).hours).toEqual(drawn.hours)
  expect(drawNextSeason(quartiles, certain(2), { draws: 40_000, seed: 2 }).hours).not.toEqual(drawn.hours)
})

test('a certain season is worth its hours and breaks even at what it is worth', () => {
  // 20,000 hours at 0.5 are 10,000; four episodes with a quarter of marketing: 10,000 / (4 × 1.25) = 2,000 an episode.
  const drawn = drawNextSeason(certain(10_000), certain(2), { draws: 100 })
  const result = weighNextSeason(drawn, terms, thresholds)
  expect(result.value.p50).toBeCloseTo(10_000, 6)
  expect(result).toMatchObject({ cost: 5000, probabilityEarnsCost: 1, worthOfKnowing: 0 })
  expect(result.efficiency).toBeCloseTo(2, 10)
  for (const cost of [result.breakEvenCostPerEpisode.p10, result.breakEvenCostPerEpisode.p90, result.renewUpTo, result.cancelFrom])
    expect(cost).toBeCloseTo(2000, 6)
  expect(weighNextSeason(drawn, { ...terms, costPerEpisode: 2001 }, thresholds).probabilityEarnsCost).toBe(0)
  expect(weighNextSeason(drawn, { ...terms, audience: 0.5 }, thresholds).breakEvenCostPerEpisode.p50).toBeCloseTo(1000, 6)
})

test('without a cost there is a break-even cost and nothing that needs one', () => {
  const result = weighNextSeason(drawNextSeason(quartiles, certain(1)), { ...terms, costPerEpisode: null }, thresholds)
  expect(result).toMatchObject({ cost: null, probabilityEarnsCost: null, efficiency: null, worthOfKnowing: null })
  expect(result.breakEvenCostPerEpisode.p10).toBeLessThan(result.breakEvenCostPerEpisode.p90)
  expect(result.renewUpTo).toBeLessThan(result.cancelFrom)
})

test('at the cost up to which it says renew, the probability is that of the rule; at the cost from which it says cancel too', () => {
  const drawn = drawNextSeason(quartiles, quartiles)
  const noisy = { ...terms, costSpread: 0.2 }
  const { renewUpTo, cancelFrom } = weighNextSeason(drawn, noisy, thresholds)
  expect(weighNextSeason(drawn, { ...noisy, costPerEpisode: renewUpTo }, thresholds).probabilityEarnsCost).toBeCloseTo(0.6, 3)
  expect(weighNextSeason(drawn, { ...noisy, costPerEpisode: cancelFrom }, thresholds).probabilityEarnsCost).toBeCloseTo(0.3, 3)
})

test('knowing beforehand is worth what it saves: half of the time a loss of 1,000, worked by hand', () => {
  // Two draws: worth 6,000 and 4,000 against 5,000. Renewing gains 0 on average; knowing, (1,000 + 0) / 2.
  const hours = Float64Array.of(12_000, 8000)
  const drawn = { hours, own: hours, lift: null, luck: Float64Array.of(0, 0), ascending: Float64Array.of(8000, 12_000) }
  const result = weighNextSeason(drawn, terms, thresholds)
  expect(result.probabilityEarnsCost).toBe(0.5)
  expect(result.worthOfKnowing).toBe(500)
})

test('what turns the answer is found between the ends, and the most telling stands first', () => {
  const drawn = drawNextSeason(quartiles, certain(1))
  const effects = sensitivity(drawn, terms, thresholds, [
    { term: 'marketing', low: 0.2, high: 0.3 },
    { term: 'costPerEpisode', low: 200, high: 3000 },
    { term: 'episodes', low: 1, high: 12 },
  ])
  expect(effects.map(({ term }) => term)).toEqual(['costPerEpisode', 'episodes', 'marketing'])
  const turn = effects[0]!.turnsAt!
  expect(weighNextSeason(drawn, { ...terms, costPerEpisode: turn }, thresholds).probabilityEarnsCost).toBeCloseTo(0.6, 2)
  expect(Number.isInteger(effects[1]!.turnsAt)).toBe(true)
  expect(effects[0]!.probability![0]).toBeGreaterThan(effects[0]!.probability![1])
  const unknown = sensitivity(drawn, { ...terms, costPerEpisode: null }, thresholds, [
    { term: 'costPerEpisode', low: 1, high: 2 },
    { term: 'valuePerHour', low: 0.25, high: 1 },
  ])
  expect(unknown).toMatchObject([{ term: 'valuePerHour', probability: null, turnsAt: null }])
  expect(unknown[0]!.breakEven[1] / unknown[0]!.breakEven[0]).toBeCloseTo(4, 6)
})

test('terms that are none are refused by name', () => {
  const drawn = drawNextSeason(quartiles, certain(1), { draws: 10 })
  const weigh = (change: Partial<NextSeasonTerms>) => () => weighNextSeason(drawn, { ...terms, ...change }, thresholds)
  expect(weigh({ valuePerHour: 0 })).toThrow('valuePerHour')
  expect(weigh({ episodes: 1.5 })).toThrow('episodes')
  expect(weigh({ costPerEpisode: -1 })).toThrow('costPerEpisode')
  expect(weigh({ marketing: -0.1 })).toThrow('marketing')
  expect(weigh({ costSpread: Number.NaN })).toThrow('costSpread')
  expect(weigh({ audience: 0 })).toThrow('audience')
})

test('what it adds to earlier seasons is counted beside its own audience, worked by hand', () => {
  // 20,000 hours of its own and a quarter of that for earlier seasons, at 0.5 an hour: 10,000 + 2,500.
  const drawn = drawNextSeason(certain(10_000), certain(2), { draws: 100, lift: certain(0.25) })
  const { value, breakEvenCostPerEpisode } = weighNextSeason(drawn, terms, thresholds)
  const { own, lift } = partsOf(drawn, terms)
  expect([value.p50, own.p50, lift!.p50, lift!.p10].map(amount => Number(amount.toFixed(6)))).toEqual([12_500, 10_000, 2500, 2500])
  // 12,500 / (4 episodes × 1.25)
  expect(breakEvenCostPerEpisode.p50).toBeCloseTo(2500, 6)
})

test('a lift changes neither its own hours nor the luck with the cost, and is spread as its share is, which may be none', () => {
  const share = { p10: 0, p25: 0.1, p50: 0.2, p75: 0.45, p90: 0.6 }
  const [without, drawn] = [drawNextSeason(quartiles, certain(2)), drawNextSeason(quartiles, certain(2), { lift: share })]
  expect(drawn.own).toEqual(without.hours)
  expect(drawn.luck).toEqual(without.luck)
  expect(partsOf(without, terms)).toEqual({ own: weighNextSeason(without, terms, thresholds).value, lift: null })
  const shares = drawNextSeason(certain(1), certain(1), { draws: 40_000, lift: share }).lift!
  for (const [probability, value] of [
    [0, 0],
    [0.1, 0],
    [0.25, 0.1],
    [0.5, 0.2],
    [0.75, 0.45],
    [0.9, 0.6],
  ] as const)
    expect(quantile(shares, probability)).toBeCloseTo(value, 1)
})

test('the rule: no cost, too young, too wide, then the thresholds', () => {
  const narrow = certain(1)
  const at = (probabilityEarnsCost: number | null, tooYoung = false, value = narrow) =>
    Object.values(answerTo({ probabilityEarnsCost, value }, thresholds, tooYoung)).join(' ')
  expect([1, 0.6, 0.59, 0.31, 0.3, 0].map(p => at(p))).toEqual([
    ...['renew threshold', 'renew threshold', 'wait between', 'wait between', 'cancel threshold', 'cancel threshold'],
  ])
  expect([at(null), at(1, true), at(0, true)]).toEqual(['wait no-cost', 'wait too-young', 'wait too-young'])
  expect(at(1, false, { ...narrow, p10: 1, p90: 30.1 })).toBe('wait too-wide')
  expect(at(1, false, { ...narrow, p10: 1, p90: 30 })).toBe('renew threshold')
})
