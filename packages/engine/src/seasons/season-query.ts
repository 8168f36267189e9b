import { checkZone, Problem } from '@sweeps/model'
import { type FilterRequest, parseFilters, type SeasonFilters } from './filters/season-filters.js'

/** What a person or a program asks about a season, as text from a command line or an address. */
export interface SeasonRequest extends FilterRequest {
  /** The title's slug. */
  title: string
  /** A number; 0 or nothing for a film. */
  season?: string | number | undefined
  /** Days from the release; 28 when absent. */
  window?: string | number | undefined
  tz?: string | undefined
  /** `show` shows figures of few accounts too. */
  smallCells?: string | undefined
  /** Of what it is on these services alone; on all when none is named. */
  services?: readonly string[] | undefined
}

/** The same, understood. */
export interface SeasonQuery {
  readonly title: string
  /** 0: a film. */
  readonly season: number
  /** Days. */
  readonly window: number
  readonly zone: string
  readonly smallCells: 'hidden' | 'shown'
  readonly filters: SeasonFilters
  readonly services: readonly string[]
}

/** Two years: beyond it a report by day and hour says nothing that weeks would not. */
const longest = 730

/** Reads a request; `invalid-request` names the field, what is wrong with it and what it takes. */
export function parseSeasonQuery(request: SeasonRequest): SeasonQuery {
  const { title, season = 0, window = 28, tz = 'UTC', smallCells = 'hide', services = [] } = request
  if (!title) throw new Problem('invalid-request', 'title is missing: name a season such as hit-and-run/1')
  if (smallCells !== 'hide' && smallCells !== 'show')
    throw new Problem('invalid-request', `small cells: "${smallCells}" is not known; use hide or show`)
  const days = whole('window', window, 1, longest)
  const zone = checkZone(tz)
  return Object.freeze({
    title,
    season: whole('season', season, 0, 9999),
    window: days,
    zone,
    filters: parseFilters(request, { window: days, zone, exact: smallCells === 'show' }),
    smallCells: smallCells === 'show' ? 'shown' : 'hidden',
    services,
  })
}

function whole(field: string, given: string | number, least: number, most: number): number {
  const number = Number(given)
  if (!/^\d{1,4}$/.test(String(given)) || number < least || number > most)
    throw new Problem('invalid-request', `${field}: "${given}" is no whole number from ${least} to ${most}`)
  return number
}
