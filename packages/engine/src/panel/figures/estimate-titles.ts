import { percentWords } from '@sweeps/model'
import {
  differenceErrors,
  intervalRankSets,
  marginalRankSets,
  movementTest,
  normalDraws,
  type RankRange,
  type Replicates,
  random,
  ranksOf,
  replicateCovariance,
  scaledDeviations,
  simultaneousRankSets,
  totalInterval,
} from '@sweeps/stats'
import { type PanelDefinition, ranksOfPanel, thresholdsOf } from '../definition.js'
import type { TitleTotals } from './title-totals.js'

/** Titles that are compared with each other: all with viewing, up to so many. */
const mostTitles = 1000

/** A title's projected minutes in a week, with what a sample owes its reader. */
export interface TitleEstimate {
  title: string
  season: number
  name: string
  rank: number
  /** Projected minutes. */
  value: number
  standardError: number
  interval: { low: number; high: number; level: number }
  relativeError: number
  rankRange: { low: number; high: number; level: number }
  persons: number
  households: number
  /** Why the figure may not be published; null: it may. */
  withheld: string | null
  /** Its error is so large that it is marked. */
  uncertain: boolean
  /** Whether its minutes moved significantly since the week before; null: there is no such week. */
  moved: 'up' | 'down' | 'none' | null
}

/** The week before, for movements: each title's minutes in the sample and in each replicate. */
export interface Before {
  of: ReadonlyMap<string, { value: number; replicates: readonly number[] }>
  /** Replicates it has: movements are tested only with the same ones. */
  count: number
}

/** Errors, intervals, ranges of ranks and movements of the titles of a week, in the order of their ranks. */
export function estimateTitles(
  definition: PanelDefinition,
  totals: TitleTotals,
  replicates: Pick<Replicates, 'scale' | 'degreesOfFreedom'>,
  before: Before | undefined,
): TitleEstimate[] {
  const rules = ranksOfPanel(definition)
  const order = Array.from(totals.titles.keys())
    .filter(at => totals.values[at]! > 0)
    .sort((one, other) => totals.values[other]! - totals.values[one]! || (keyOf(totals, one) < keyOf(totals, other) ? -1 : 1))
    .slice(0, mostTitles)
  if (order.length === 0) return []
  const values = Float64Array.from(order, at => totals.values[at]!)
  const replicated = totals.replicates.map(one => Float64Array.from(order, at => one[at]!))
  // Replicates that could not be weighted would have added what the others do on average.
  const scale = (replicates.scale * (totals.replicates.length + totals.failed)) / totals.replicates.length
  const scales = { scale, replicateScales: totals.scales, degreesOfFreedom: replicates.degreesOfFreedom }
  const covariance = replicateCovariance(replicated, scales)
  const errors = order.map((_, at) => Math.sqrt(covariance[at]![at]!))
  const ranges = rangesOf(definition, values, errors, covariance, scaledDeviations(replicated, scales), replicates.degreesOfFreedom)
  const ranks = ranksOf(values)
  return order.map((place, at): TitleEstimate => {
    const value = values[at]!
    const standardError = errors[at]!
    const { title, season, name } = totals.titles[place]!
    const [persons, households] = [totals.persons[place]!, totals.households[place]!]
    const relativeError = standardError / value
    const past = before?.of.get(`${title}\0${season}`)
    return {
      ...{ title, season, name, value, standardError, relativeError, persons, households },
      rank: ranks[at]!,
      interval: totalInterval({ estimate: value, standardError, degreesOfFreedom: replicates.degreesOfFreedom, level: rules.level }),
      rankRange: { ...ranges[at]!, level: rules.level },
      withheld: withheldFor(definition, persons, households, relativeError),
      uncertain: relativeError > (thresholdsOf(definition).flag ?? Number.POSITIVE_INFINITY),
      moved:
        past && before?.count === replicated.length && totals.failed === 0
          ? movementTest(
              value,
              past.value,
              replicated.map(one => one[at]!),
              past.replicates,
              scales,
              rules.level,
            ).direction
          : null,
    }
  })
}

const keyOf = ({ titles }: TitleTotals, at: number): string => `${titles[at]!.title}\0${titles[at]!.season}`

function rangesOf(
  definition: PanelDefinition,
  estimates: Float64Array,
  standardErrors: readonly number[],
  covariance: readonly Float64Array[],
  deviations: readonly Float64Array[],
  degreesOfFreedom: number,
): readonly RankRange[] {
  const { level, method, seed, draws: wanted } = ranksOfPanel(definition)
  if (method === 'kww') return intervalRankSets(estimates, standardErrors, { level }).ranges
  // Few groups leave their variance itself uncertain. Of factors that somebody made it is taken as it is.
  const uncertain = !['bootstrap', 'given'].includes(definition.replicates.method) && degreesOfFreedom < 200
  const draws = normalDraws(deviations, wanted ?? drawsFor(estimates.length), random(seed), uncertain ? degreesOfFreedom : undefined)
  const input = { estimates, errors: differenceErrors(covariance), draws, level }
  return (method === 'marginal' ? marginalRankSets(input) : simultaneousRankSets(input)).ranges
}

/** Fewer draws for many titles: each is gone through for every pair. */
const drawsFor = (titles: number): number => Math.max(2000, Math.min(20_000, Math.floor(4e8 / (titles * titles))))

function withheldFor(definition: PanelDefinition, persons: number, households: number, error: number): string | null {
  const thresholds = thresholdsOf(definition)
  if (persons < thresholds.persons) return `seen by ${persons} persons of the panel; a figure needs ${thresholds.persons}`
  if (households < thresholds.households) return `seen in ${households} households of the panel; a figure needs ${thresholds.households}`
  if (thresholds.relativeError !== null && error > thresholds.relativeError)
    return `its standard error is ${percentWords(error, 0, ' ')} of the figure; at most ${percentWords(thresholds.relativeError, 0, ' ')} may be published`
  return null
}
