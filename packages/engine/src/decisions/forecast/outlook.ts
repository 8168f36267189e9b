import type { Basis, Quantiles } from '@sweeps/stats'
import type { SequelLiftOutlook } from './sequel-lift-outlook.js'

/** Names the way these forecasts are made; a change of a formula or constant changes it. */
export const forecastMethod = 'forecast-2'

/** A forecast of hours, with what it rests on and how many past seasons it was learned from; or why there is none. */
export type Outlook = (Quantiles & { basis: Basis; seasons: number }) | { absent: string }

/**
 * A week of a season as its source shows it. `censored`: not on the list, so not known, and not zero. `not-held`: that list is not here.
 * `lifted`: charted while a later season of its title lifted it, so it is no part of the forecast.
 */
export interface VisibleWeek {
  week: string
  hours: number | null
  state: 'seen' | 'lifted' | 'censored' | 'not-held'
}

export interface SeasonOutlook {
  title: string
  season: number
  name: string
  /** Whose weekly hours. */
  source: string
  unit: 'hours'
  /** Only figures of periods that were over by the end of this day were used. */
  asOf: string
  /** How many weeks of it were seen by then. */
  weeksSeen: number
  firstWeek: string | null
  premiere: string | null
  visible: VisibleWeek[]
  /** Of a season that stays on the list for its first four calendar weeks. No forecast has the lift of a later season in it. */
  firstFourWeeks: Outlook
  /** Hours to the end of that day, the premiere being the first. */
  day28: Outlook
  day91: Outlook
  year: Outlook
  /** Hours of the next season's first four weeks, if it is made and is seen. */
  nextSeason: Outlook
  /** What the next season's launch adds to this one; or why nothing is said of it. */
  lift: SequelLiftOutlook | { absent: string }
  /** The most past seasons that any of these was learned from. */
  learnedFrom: number
  method: string
  notes: string[]
}
