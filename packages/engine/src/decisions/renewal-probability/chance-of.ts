import { logOdds, logOddsError, probabilityOf, stillComes } from '@sweeps/stats'
import { dayNumber } from '../day-number.js'
import type { SeasonFeatures } from '../history/index.js'
import { type Learned, rowOf } from './learn.js'

/** Half of an 80 % interval, in standard errors. */
const eightyPercent = 1.2815515655446004
/** Waiting says nothing in the first year: how soon a next season comes has changed from year to year, and few come sooner. */
const patienceDays = 365

export interface Chance {
  p: number
  /** Ends of an 80 % interval for what the model does not know of its coefficients. */
  low: number
  high: number
}

/** The probability that an open season returns, on the day the model was learned. */
export function chanceOf(learned: Learned, features: SeasonFeatures): Chance {
  const row = rowOf(learned, features)
  const odds = logOdds(learned.model, row)
  const margin = eightyPercent * logOddsError(learned.model, row)
  const share = waitedShare(learned, dayNumber(learned.day) - dayNumber(features.released))
  const at = (logOddsThere: number): number => stillComes(probabilityOf(logOddsThere), share)
  return { p: at(odds), low: at(odds - margin), high: at(odds + margin) }
}

/** Of the next seasons that come after the first year, the share that has come after so many days. */
function waitedShare({ model }: Learned, days: number): number {
  const early = model.shareAfter(patienceDays)
  return early >= 1 ? 0 : Math.max(0, (model.shareAfter(days) - early) / (1 - early))
}
