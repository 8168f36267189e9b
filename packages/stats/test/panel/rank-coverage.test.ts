import { expect, it } from 'vitest'
import {
  differenceErrors,
  jackknife,
  marginOf,
  normalDraws,
  type Random,
  raker,
  random,
  replicateCovariance,
  scaledDeviations,
  simultaneousRankSets,
  totalInterval,
} from '../../src/index.js'

/** How much of each of six titles a person of an age watches on average: some lie close together. */
const taste = {
  young: [60, 52, 48, 30, 22, 6],
  old: [30, 36, 24, 28, 24, 9],
} as const
const population = { young: 600_000, old: 400_000 }
const truth = taste.young.map((minutes, title) => minutes * population.young + taste.old[title]! * population.old)
const trueRanks = truth.map(total => 1 + truth.filter(other => other > total).length)

/** A hundred households of two; the sample has too many old people, members like the same, and weights put the ages right. */
function panelOf(luck: Random) {
  const people = Array.from({ length: 100 }, () => {
    const mood = taste.young.map(() => luck.exponential(1))
    return [0, 1].map(() => {
      const age: 'young' | 'old' = luck.chance(0.45) ? 'young' : 'old'
      return { age, minutes: taste[age].map((mean, title) => mean * mood[title]! * luck.exponential(1)) }
    })
  })
  return people.flatMap((members, household) => members.map(member => ({ ...member, household })))
}

it('ranges at 95 % hold every true rank together in at least 95 % of 600 panels, and intervals their totals', () => {
  const panels = 600
  let ranksHold = 0
  let totalsHold = 0
  for (let panel = 0; panel < panels; panel++) {
    const people = panelOf(random(2021, panel))
    const weigh = raker([
      marginOf(
        'age',
        people.map(person => person.age),
        population,
      ),
    ])
    const replicates = jackknife(people.map(person => person.household % 25))
    const totalsWith = (factor?: Float64Array) => {
      const { weights } = weigh(people.map((_, at) => factor?.[at] ?? 1))
      return truth.map((_, title) => people.reduce((sum, person, at) => sum + weights[at]! * person.minutes[title]!, 0))
    }
    const estimates = totalsWith()
    const replicated = replicates.factors.map(totalsWith)
    const covariance = replicateCovariance(replicated, replicates)
    const draws = normalDraws(scaledDeviations(replicated, replicates), 1000, random(7, panel), replicates.degreesOfFreedom)
    const { ranges } = simultaneousRankSets({ estimates, errors: differenceErrors(covariance), draws, level: 0.95 })
    if (ranges.every((range, title) => range.low <= trueRanks[title]! && trueRanks[title]! <= range.high)) ranksHold++
    estimates.forEach((estimate, title) => {
      const { low, high } = totalInterval({
        estimate,
        standardError: Math.sqrt(covariance[title]![title]!),
        degreesOfFreedom: replicates.degreesOfFreedom,
      })
      if (low <= truth[title]! && truth[title]! <= high) totalsHold++
    })
  }
  // Chance alone moves a share of 0.95 over 600 panels by 0.009: three times that is allowed.
  expect(ranksHold / panels).toBeGreaterThan(0.95 - 3 * Math.sqrt((0.95 * 0.05) / panels))
  expect(totalsHold / (panels * truth.length)).toBeGreaterThan(0.925)
  expect(totalsHold / (panels * truth.length)).toBeLessThan(0.975)
})
