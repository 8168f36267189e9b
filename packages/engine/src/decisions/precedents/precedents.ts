import type { Precedent } from '@sweeps/model'
import { sumOfFirst } from '@sweeps/stats'
import { dayNumber } from '../day-number.js'
import { costWords, type EpisodeCost } from '../episode-cost.js'
import type { SeenSeason } from '../forecast/history.js'
import type { ChosenRun } from '../forecast/index.js'
import type { KnownSeason } from '../return/known-world.js'

/** What a season is compared by. Null: not known, and left out of the comparison. */
interface Shape {
  season: SeenSeason
  features: (number | null)[]
}

interface Feature {
  /** What it takes to compare it: hours of one source, or two published lists. Absent: nothing. */
  takes?: 'one-source' | 'lists'
  of(season: SeenSeason): number | null
  /** Why it makes two near; undefined when there is nothing to say. */
  say(its: SeenSeason, asked: SeenSeason): string | undefined
}

const amount = (hours: number): string =>
  hours < 1e6 ? hours.toLocaleString('en', { maximumSignificantDigits: 3 }) : `${(hours / 1e6).toFixed(hours < 10e6 ? 1 : 0)} million`
const hold = ({ hours }: SeenSeason): number | null => (hours[0] && hours[1] ? hours[1] / hours[0] : null)
const twoWeeks = (season: SeenSeason): number | null => (season.hours[0] ? sumOfFirst(season, Math.min(2, season.hours.length)) : null)
const weeksOn = ({ hours }: SeenSeason): number => hours.filter(value => value !== null).length
const runtime = ({ runtimes }: SeenSeason): number | null => runtimes.findLast(value => value !== null && value > 0) ?? null
const log = (value: number | null): number | null => (value === null || value <= 0 ? null : Math.log(value))

const features: Feature[] = [
  {
    takes: 'one-source',
    of: season => log(twoWeeks(season)),
    say: (its, asked) => {
      const [one, other] = [twoWeeks(its), twoWeeks(asked)]
      return one && other ? `${amount(one)} hours in its first two weeks (here ${amount(other)})` : undefined
    },
  },
  {
    of: season => log(hold(season)),
    say: (its, asked) => {
      const [one, other] = [hold(its), hold(asked)]
      return one && other ? `week two had ${Math.round(one * 100)} % of week one (here ${Math.round(other * 100)} %)` : undefined
    },
  },
  {
    takes: 'lists',
    of: season => Math.log(weeksOn(season)),
    say: (its, asked) => `${weeksOn(its)} weeks on the list (here ${weeksOn(asked)})`,
  },
  {
    takes: 'lists',
    of: ({ group }) => group,
    say: (its, asked) => (its.group === asked.group ? `both on the list ${its.list.replaceAll('-', ' ')}` : undefined),
  },
  {
    of: ({ season }) => Math.min(season, 4),
    say: (its, asked) => (its.season === asked.season ? `both season ${its.season}` : undefined),
  },
  {
    of: season => log(runtime(season)),
    say: (its, asked) => {
      const [one, other] = [runtime(its), runtime(asked)]
      return one && other ? `${one.toFixed(1)} hours long (here ${other.toFixed(1)})` : undefined
    },
  },
]

/** Costs are compared in one currency, where both are known. */
function costFeature(asked: SeenSeason, costOf: CostOf): Feature {
  const here = costOf(asked)
  const of = (season: SeenSeason): EpisodeCost | null => {
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

type CostOf = (of: { title: string; season: number }) => EpisodeCost | null

/** Fewer seasons than this have no spread to measure distances by. */
export const fewestToCompare = 5
/** Weeks shown of each. */
const shown = 12

/** The nearest seasons, or why there are none. */
export interface NearestSeasons {
  precedents: Precedent[]
  /** How many past seasons there were to compare it with. */
  held: number
}

/**
 * The past seasons nearest to one by size, hold, weeks on the list, list, number, length and cost, the nearest first. A distance is the root
 * mean square of the differences, each in standard deviations over all past seasons; what is not known of either is left out. Of one's own
 * plays every week is known, so weeks on a list are not compared; held against published lists, neither is size, and without two
 * weeks nothing of its audience can be.
 *
 * @param run the season, and the past ones as they were known on the day, the asked one among them or not
 * @param known what had become of seasons by then
 * @param now the day number after that day
 * @param costOf what an episode of a season cost, where that is known and no secret: a precedent says why it is near
 */
export function nearestSeasons(
  { asked, past, own, anySize }: ChosenRun,
  known: readonly KnownSeason[],
  now: number,
  costOf: CostOf = () => null,
  count = 8,
): NearestSeasons {
  const stories = new Map(known.map(story => [seasonOf(story), story]))
  const whole = past.filter(season => season.fromTheStart && season.hours[0] != null && season.season > 0)
  const others = whole.filter(
    season => season.title !== asked.title && season.start + 28 <= now && !isOld(season, stories.get(seasonOf(season))),
  )
  const held = others.length
  if (held < fewestToCompare || (anySize && hold(asked) === null)) return { precedents: [], held }
  const compared = [...features, costFeature(asked, costOf)].filter(
    ({ takes }) => !(takes === 'lists' && own) && !(takes === 'one-source' && anySize),
  )
  const shapes = others.map(season => ({ season, features: compared.map(feature => feature.of(season)) }))
  const spreads = compared.map((_, at) => deviation(shapes.flatMap(({ features }) => features[at] ?? [])))
  const its = compared.map(feature => feature.of(asked))
  const why = (season: SeenSeason): string[] => [
    ...compared.flatMap(feature => feature.say(season, asked) ?? []),
    ...(anySize ? ['sizes are not compared: one’s own plays here, hours of a published list there'] : []),
  ]
  const precedents = shapes
    // A season that has only numbers in common with it is not near, it is not compared.
    .filter(({ season }) => !anySize || hold(season) !== null)
    .map(shape => ({ shape, distance: distance(its, shape, spreads) }))
    .sort((one, other) => one.distance - other.distance || one.shape.season.start - other.shape.season.start)
    .slice(0, count)
    .map(({ shape: { season }, distance }) => precedent(season, distance, why(season), stories.get(seasonOf(season))))
  return { precedents, held }
}

function distance(asked: readonly (number | null)[], { features }: Shape, spreads: readonly number[]): number {
  const squares = asked.flatMap((value, at) => {
    const other = features[at]
    return value === null || other === null || other === undefined || spreads[at] === 0 ? [] : [((value - other) / spreads[at]!) ** 2]
  })
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / Math.max(1, squares.length))
}

function deviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length - 1))
}

const seasonOf = ({ title, season }: { title: string; season: number }): string => `${title}/${season}`

/** Known to have come out long before the week in which it charted first: people came back to it, it was not new. */
const isOld = ({ start }: SeenSeason, story: KnownSeason | undefined): boolean =>
  story !== undefined && dayNumber(story.released) < start - 28

function precedent(season: SeenSeason, distance: number, why: string[], found: KnownSeason | undefined): Precedent {
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
    hours: season.hours.slice(0, shown),
    weeks: weeksOn(season),
    distance: Math.round(distance * 1000) / 1000,
    ...{ why, returned },
    outcome: label === undefined ? words : `${words}; outcomes file: ${label.replaceAll('_', ' ')}`,
  }
}
