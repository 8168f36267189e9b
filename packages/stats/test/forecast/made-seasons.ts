import { type Random, random, type SeasonWeeks } from '../../src/index.js'

/** A made-up season: it halves from week to week (or, one in five, comes out week by week and grows), and is seen down to a floor of 3. */
function madeSeason(luck: Random): SeasonWeeks {
  const grows = luck.chance(0.2)
  const firstDays = luck.integer(2, 6)
  const size = Math.exp(luck.normal(3.5, 0.7))
  const hours: number[] = []
  for (let week = 0; week < 60; week++) {
    const pace = grows ? Math.min(week + 1, 8) / 4 : 0.55 ** week
    const value = size * pace * (week === 0 ? firstDays / 7 : 1) * Math.exp(luck.normal(0, 0.1)) * (week > 8 ? 0.5 ** (week - 8) : 1)
    if (week > 0 && value < 3) break
    hours.push(value)
  }
  return {
    hours,
    ceilings: Array.from({ length: 60 }, () => 3),
    runtimes: hours.map((_, week) => (grows ? week + 1 : 8)),
    group: luck.integer(0, 1),
    firstDays,
  }
}

export function madeSeasons(count: number, seed: number): SeasonWeeks[] {
  const luck = random(seed)
  return Array.from({ length: count }, () => madeSeason(luck))
}

/** The same season in another unit. */
export const scaled = (season: SeasonWeeks, factor: number): SeasonWeeks => ({
  ...season,
  hours: season.hours.map(value => value && value * factor),
  ceilings: season.ceilings.map(value => value && value * factor),
})

/** What was known of a season after some weeks. */
export const begun = (season: SeasonWeeks, weeks: number): SeasonWeeks => ({
  ...season,
  hours: season.hours.slice(0, weeks),
  runtimes: season.runtimes.slice(0, weeks),
})
