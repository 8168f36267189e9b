import { median } from '../median.js'
import { featuresAfter, logSize, releaseEvidence } from './features.js'
import { calibratedLevel, type HeldOut } from './held-out-levels.js'
import { normalDeviate } from './normal-deviate.js'
import { type SeasonWeeks, sumOfFirst, weeksSeen } from './season-weeks.js'
import { hoursBetween } from './tail-law.js'
import { fitTwoPaces, type PaceRow, probabilityBelow, type TwoPaces, targetAt, twoPacesAt } from './two-paces.js'

/** What past seasons teach about the weeks after the first ones. */
export interface Decay {
  /** Weeks from the first that must have been seen. */
  observed: number
  /** To the end of which week, counted from the first; a fraction counts that part of a week. */
  to: number
  /** How many seasons it was learned from. */
  seasons: number
  /** Log of the middle size of the pool after the weeks seen; null: size is not looked at. */
  middle: number | null
  model: TwoPaces
  heldOut: HeldOut
}

export interface DecayOptions {
  observed: number
  to: number
  /** Only seasons that were seen in every week up to `to` teach: for a forecast of seasons that stay that long. Otherwise unseen weeks follow the tail law. */
  onlyVisible?: boolean
  /** The pool is of another source than the season to forecast: sizes do not compare, decay does. */
  anySize?: boolean
}

/** Fewer seasons than this teach nothing: half of them would stand for one quarter of the forecast. */
export const smallestPool = 20

/** The latest seasons teach, no more than these: audiences change, and so does what a service releases. */
const largestPool = 400

/** An unseen tail stands in the pool at three places of its spread, each a third. */
const places = [normalDeviate(1 / 6), 0, normalDeviate(5 / 6)]
const blocks = 5
/** Where nothing at all follows, the log needs something. */
const least = 1e-4

/**
 * Learns from past seasons how the hours of the weeks after the first ones, measured in the last week seen, go with what was known
 * then: log((hours of weeks seen + 1 … to) ⁄ hours of week seen) = one of two lines of the features (see `fitTwoPaces`, `featuresAfter`).
 *
 * The levels of the intervals are those that would have held for seasons left out: the pool is cut into five stretches of time, each is
 * forecast from the others (see `calibratedLevel`).
 *
 * @param pool past seasons, the earliest first, each of them over by the end of week `to`; those that were not seen in all of the
 * first weeks are left aside
 * @returns undefined when fewer than 20 seasons are left
 */
export function learnDecay(pool: readonly SeasonWeeks[], options: DecayOptions): Decay | undefined {
  const { observed, to, onlyVisible = false, anySize = false } = options
  const taught = pool.filter(season => weeksSeen(season) >= (onlyVisible ? to : observed)).slice(-largestPool)
  if (taught.length < smallestPool) return undefined
  const middle = anySize ? null : median(taught.map(season => logSize(season, observed)))
  const rows = taught.map(season => rowsOf(season, observed, to, middle))
  const model = fitTwoPaces(rows.flat())
  const heldOut: HeldOut = []
  for (let block = 0; block < blocks; block++) {
    const inBlock = (at: number): boolean => Math.floor((at * blocks) / rows.length) === block
    const others = fitTwoPaces(rows.filter((_, at) => !inBlock(at)).flat(), model)
    for (const row of rows.filter((_, at) => inBlock(at)).flat())
      heldOut.push({ level: probabilityBelow(twoPacesAt(others, row.features, row.evidence), row.target), weight: row.weight })
  }
  heldOut.sort((one, other) => one.level - other.level)
  return { observed, to, seasons: taught.length, middle, model, heldOut }
}

function rowsOf(season: SeasonWeeks, observed: number, to: number, middle: number | null): PaceRow[] {
  const features = featuresAfter(season, observed, middle)
  const evidence = releaseEvidence(season, observed)
  const last = season.hours[observed - 1]!
  const row = (rest: number, weight: number): PaceRow => ({ features, target: Math.log(Math.max(rest / last, least)), weight, evidence })
  const [low, mid, high] = hoursBetween(season, observed, to, places)
  if (low === high) return [row(mid!, 1)]
  return [low, mid, high].map(rest => row(rest!, 1 / 3))
}

/**
 * Forecasts a season's hours from its first day to the end of week `to`: the value that they stay below with this probability.
 *
 * @param season seen for at least `decay.seen` weeks without a break; later ones are not looked at
 * @returns a function of the probability (above 0, below 1) that never falls; in the unit of the season's hours
 */
export function forecastTotal(decay: Decay, season: SeasonWeeks): (probability: number) => number {
  const { observed, model, heldOut, middle } = decay
  const known = sumOfFirst(season, observed)
  const last = season.hours[observed - 1]!
  const distribution = twoPacesAt(model, featuresAfter(season, observed, middle), releaseEvidence(season, observed))
  return probability => known + last * Math.exp(targetAt(distribution, calibratedLevel(heldOut, probability)))
}
