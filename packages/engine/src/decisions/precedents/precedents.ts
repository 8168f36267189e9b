import { amountWords, decimalWords, type Precedent, percentWords } from '@sweeps/model'
import { sumOfFirst } from '@sweeps/stats'
import { dayNumber } from '../day-number.js'
import { costWords, type EpisodeCost } from '../episode-cost.js'
import type { KnownOn, PastSeason, SeasonRun } from '../history/index.js'
import { type SeasonName, seasonKey } from '../season-name.js'

/** What a season is compared by. Null: not known, and left out of the comparison. */
interface Shape {
  season: SeasonRun
  features: (number | null)[]
}

interface Feature {
  /** What it takes to compare it: hours of one source, or two published lists. Absent: nothing. */
  takes?: 'one-source' | 'lists'
  of(season: SeasonRun): number | null
  /** Why it makes two near; undefined when there is nothing to say. */
  say(its: SeasonRun, subject: SeasonRun): string | undefined
}

const hold = ({ hours }: SeasonRun): number | null => (hours[0] && hours[1] ? hours[1] / hours[0] : null)
const twoWeeks = (season: SeasonRun): number | null => (season.hours[0] ? sumOfFirst(season, Math.min(2, season.hours.length)) : null)
const weeksOn = ({ hours }: SeasonRun): number => hours.filter(value => value !== null).length
const runtime = ({ runtimes }: SeasonRun): number | null => runtimes.findLast(value => value !== null && value > 0) ?? null
const log = (value: number | null): number | null => (value === null || value <= 0 ? null : Math.log(value))

const features: Feature[] = [
  {
    takes: 'one-source',
    of: season => log(twoWeeks(season)),
    say: (its, subject) => {
      const [one, other] = [twoWeeks(its), twoWeeks(subject)]
      return one && other ? `${amountWords(one)} hours in its first two weeks (here ${amountWords(other)})` : undefined
    },
  },
  {
    of: season => log(hold(season)),
    say: (its, subject) => {
      const [one, other] = [hold(its), hold(subject)]
      return one && other ? `week two had ${percentWords(one, 0, ' ')} of week one (here ${percentWords(other, 0, ' ')})` : undefined
    },
  },
  {
    takes: 'lists',
    of: season => Math.log(weeksOn(season)),
    say: (its, subject) => `${weeksOn(its)} weeks on the list (here ${weeksOn(subject)})`,
  },
  {
    takes: 'lists',
    of: ({ group }) => group,
    say: (its, subject) => (its.group === subject.group ? `both on the list ${its.list.replaceAll('-', ' ')}` : undefined),
  },
  {
    of: ({ season }) => Math.min(season, 4),
    say: (its, subject) => (its.season === subject.season ? `both season ${its.season}` : undefined),
  },
  {
    of: season => log(runtime(season)),
    say: (its, subject) => {
      const [one, other] = [runtime(its), runtime(subject)]
      return one && other ? `${decimalWords(one, 1)} hours long (here ${decimalWords(other, 1)})` : undefined
    },
  },
]

/** Costs are compared in one currency, where both are known. */
function costFeature(subject: SeasonRun, costOf: CostOf): Feature {
  const here = costOf(subject)
  const of = (season: SeasonRun): EpisodeCost | null => {
    const cost = costOf(season)
    return cost && cost.currency === here?.currency ? cost : null
  }
  return {
    of: season => log(of(season)?.amount ?? null),
    say(its) {
      const there = of(its)
      return there && here ? `${costWords(there)} an episode (here ${costWords(here)})` : undefined
    },
  }
}

type CostOf = (of: SeasonName) => EpisodeCost | null

/** Fewer seasons than this have no spread to measure distances by. */
export const minimumToCompare = 5
/** Weeks of each that are listed. */
const weeksListed = 12

/** The nearest seasons, or why there are none. */
export interface NearestSeasons {
  precedents: Precedent[]
  /** How many past seasons there were to compare it with. */
  comparable: number
}

/**
 * The past seasons nearest to one by size, hold, weeks on the list, list, number, length and cost, the nearest first. A distance is the root
 * mean square of the differences, each in standard deviations over all past seasons; what is not known of either is left out. Of one's own
 * plays every week is known, so weeks on a list are not compared; beside published lists, neither is size, and without two weeks nothing of its
 * audience can be. The run that is forecast is the one that is compared; of a season without weeks nothing is. Costs are compared where they are
 * known and no secret: a precedent says why it is near.
 */
export function nearestSeasons(known: KnownOn, name: SeasonName, count = 8): NearestSeasons {
  const run = known.runOf(name)
  if (!run) return { precedents: [], comparable: known.listed.runs.seasons.length }
  const { subject, past, own, anySize } = run
  const stories = known.past.memo.once('stories', () => new Map(known.past.seasons.map(story => [seasonKey(story), story])))
  const whole = past.seasons.filter(season => season.fromTheStart && season.hours[0] != null && season.season > 0)
  const others = whole.filter(
    season => season.title !== subject.title && season.start + 28 <= known.now && !isOld(season, stories.get(seasonKey(season))),
  )
  const comparable = others.length
  if (comparable < minimumToCompare || (anySize && hold(subject) === null)) return { precedents: [], comparable }
  const compared = [...features, costFeature(subject, of => known.details.publicCost(of, known.day))].filter(
    ({ takes }) => !(takes === 'lists' && own) && !(takes === 'one-source' && anySize),
  )
  const shapes = others.map(season => ({ season, features: compared.map(feature => feature.of(season)) }))
  const spreads = compared.map((_, at) => deviation(shapes.flatMap(({ features }) => features[at] ?? [])))
  const its = compared.map(feature => feature.of(subject))
  const why = (season: SeasonRun): string[] => [
    ...compared.flatMap(feature => feature.say(season, subject) ?? []),
    ...(anySize ? ['sizes are not compared: one’s own plays here, hours of a published list there'] : []),
  ]
  const precedents = shapes
    // A season that has only numbers in common with it is not near, it is not compared.
    .filter(({ season }) => !anySize || hold(season) !== null)
    .map(shape => ({ shape, distance: distance(its, shape, spreads) }))
    .sort((one, other) => one.distance - other.distance || one.shape.season.start - other.shape.season.start)
    .slice(0, count)
    .map(({ shape: { season }, distance }) => precedent(season, distance, why(season), stories.get(seasonKey(season))))
  return { precedents, comparable }
}

function distance(subject: readonly (number | null)[], { features }: Shape, spreads: readonly number[]): number {
  const squares = subject.flatMap((value, at) => {
    const other = features[at]
    return value === null || other === null || other === undefined || spreads[at] === 0 ? [] : [((value - other) / spreads[at]!) ** 2]
  })
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / Math.max(1, squares.length))
}

function deviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length - 1))
}

/** Known to have come out long before the week in which it charted first: people came back to it, it was not new. */
const isOld = ({ start }: SeasonRun, story: PastSeason | undefined): boolean =>
  story !== undefined && dayNumber(story.released) < start - 28

function precedent(season: SeasonRun, distance: number, why: string[], found: PastSeason | undefined): Precedent {
  const returned = found?.verdict ?? 'open'
  const words =
    returned === 'returned'
      ? `returned; its next season was seen by ${found!.nextSeen}`
      : returned === 'not-returned'
        ? 'no next season within 24 months of its release'
        : 'still open on that day'
  const label = found?.label
  return {
    ...{ title: season.title, season: season.season, name: season.name, list: season.list, firstWeek: season.firstWeek },
    hours: season.hours.slice(0, weeksListed),
    weeks: weeksOn(season),
    distance: Math.round(distance * 1000) / 1000,
    ...{ why, returned },
    outcome: label === undefined ? words : `${words}; outcomes file: ${label.replaceAll('_', ' ')}`,
  }
}
