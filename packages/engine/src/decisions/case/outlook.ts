import { Problem, type RenewalCase } from '@sweeps/model'
import { type Draws, drawNextSeason, type Quantiles } from '@sweeps/stats'
import { forecastOn, type Outlook, type SeasonOutlook } from '../forecast/index.js'
import type { KnownOn } from '../history/index.js'
import type { SeasonName } from '../season-name.js'
import { type SequelLift, sequelLift } from '../sequel-lift/index.js'

/** What a next season draws beside this one where too few past pairs are known: an assumption, wide on purpose. */
export const assumedNext = { p10: 0.3, p25: 0.5, p50: 0.75, p75: 1.1, p90: 1.7 } as const

const horizons = ['firstFourWeeks', 'day28', 'day91', 'year', 'nextSeason'] as const

export interface CaseForecast {
  outlook: SeasonOutlook | undefined
  forecast: RenewalCase['forecast']
  /** Undefined when nothing can be said. */
  next: NextForecast | undefined
}

/** What a next season is drawn from. */
export interface NextForecast {
  /** Its hours in the first four weeks, and a first year over these. */
  hours: Quantiles
  yearOverFour: Quantiles
  /** What it adds to earlier seasons, as a share of its own hours; undefined where too few launches are known. */
  lift: SequelLift | undefined
  liftCounts: boolean
  drawn: Draws
  /** There are no past pairs to learn its hours from. */
  assumed: boolean
}

/** The forecast of a season as a case needs it; of one that nothing is known of, why there is none. */
export function caseForecast(on: KnownOn, name: SeasonName, withSequelLift = true): CaseForecast {
  const outlook = forecastOrReason(on, name)
  if (outlook instanceof Problem) {
    const absent = Object.fromEntries(horizons.map(name => [name, outlook.message]))
    const nothing = { firstFourWeeks: null, day28: null, day91: null, year: null, nextSeason: null, lift: null }
    return {
      outlook: undefined,
      forecast: { unit: 'hours', source: '', weeksSeen: 0, visible: [], ...nothing, absent, learnedFrom: 0, notes: [] },
      next: undefined,
    }
  }
  const known = (name: (typeof horizons)[number]) => ('absent' in outlook[name] ? null : outlook[name])
  return {
    outlook,
    forecast: {
      unit: 'hours',
      source: outlook.source,
      weeksSeen: outlook.weeksSeen,
      visible: outlook.visible,
      firstFourWeeks: known('firstFourWeeks'),
      day28: known('day28'),
      day91: known('day91'),
      year: known('year'),
      nextSeason: known('nextSeason'),
      lift: 'absent' in outlook.lift ? null : outlook.lift,
      absent: Object.fromEntries(
        ([...horizons, 'lift'] as const).flatMap(name => ('absent' in outlook[name] ? [[name, outlook[name].absent]] : [])),
      ),
      learnedFrom: outlook.learnedFrom,
      notes: outlook.notes,
    },
    next: nextOf(on, outlook, withSequelLift),
  }
}

function forecastOrReason(on: KnownOn, name: SeasonName): SeasonOutlook | Problem {
  try {
    return forecastOn(on, name)
  } catch (error) {
    if (error instanceof Problem && error.code === 'not-found') return error
    throw error
  }
}

function nextOf(
  on: KnownOn,
  { season, firstFourWeeks, day28, year, nextSeason }: SeasonOutlook,
  withSequelLift: boolean,
): NextForecast | undefined {
  const four = quantilesIn(firstFourWeeks) ?? quantilesIn(day28)
  const whole = quantilesIn(year)
  if (!four || !whole) return undefined
  const given = quantilesIn(nextSeason)
  const hours = given ?? scaled(assumedNext, four.p50)
  const yearOverFour = scaled(whole, 1 / four.p50)
  // As many seasons come before the next one as this one's number says.
  const lift = sequelLift(on, season)
  const liftCounts = withSequelLift && lift !== undefined
  const drawn = drawNextSeason(hours, yearOverFour, { deviates: on.deviates, lift: liftCounts ? lift : null })
  return { hours, yearOverFour, lift, liftCounts, drawn, assumed: given === undefined }
}

function quantilesIn(outlook: Outlook): Quantiles | undefined {
  if ('absent' in outlook) return undefined
  const { p10, p25, p50, p75, p90 } = outlook
  return { p10, p25, p50, p75, p90 }
}

export const scaled = ({ p10, p25, p50, p75, p90 }: Quantiles, by: number): Quantiles => ({
  p10: p10 * by,
  p25: p25 * by,
  p50: p50 * by,
  p75: p75 * by,
  p90: p90 * by,
})
