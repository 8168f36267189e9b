import { didYouMean, Problem, type SeasonFilterName, screens, seasonArrivals } from '@sweeps/model'

/** Of which accounts a report is: each filter names a value; none: of all. */
export type SeasonFilters = Readonly<Partial<Record<SeasonFilterName, string>>>

/** The filters of a request, as text from a command line or an address. */
export type FilterRequest = Readonly<Partial<Record<SeasonFilterName, string | undefined>>>

/** What stands for a market or a screen that players did not tell, and for all values that do not stand alone. */
export const unknownValue = 'unknown'
export const otherValues = 'others'

/** Windows that can be filtered: those that everybody looks at. Of any two windows the days between could be had by subtraction. */
const filteredWindows: readonly number[] = [7, 28, 91]

/**
 * Reads the filters of a request. Throws `invalid-request` for an unknown value, and where a question could be subtracted from another one: two
 * of market, screen and service together, other windows and other midnights than the usual. `exact`: for who may see small cells anyway.
 */
export function parseFilters(
  request: FilterRequest,
  { window, zone, exact }: { window: number; zone: string; exact: boolean },
): SeasonFilters {
  const { market, screen, service, accounts } = request
  const filters: Partial<Record<SeasonFilterName, string>> = {}
  if (market) filters.market = marketOf(market)
  if (screen) filters.screen = oneOf('screen', screen, [...screens, unknownValue, otherValues])
  if (service) filters.service = service
  if (accounts) filters.accounts = oneOf('accounts', accounts, seasonArrivals)
  const named = Object.keys(filters)
  const places = named.filter(name => name !== 'accounts')
  if (places.length > 1)
    throw new Problem(
      'invalid-request',
      `${places.join(' and ')} cannot be asked together: few accounts could be told apart from what each shows. Ask one of them, with accounts if you like`,
    )
  if (named.length > 0 && !exact) {
    if (!filteredWindows.includes(window))
      throw new Problem(
        'invalid-request',
        `window: a filtered report is of ${filteredWindows.join(', ')} days, not ${window}: leave the filter out, or take one of these`,
      )
    if (zone !== 'UTC')
      throw new Problem(
        'invalid-request',
        `tz: a filtered report is of days in UTC, not in ${zone}: leave the filter out, or the time zone`,
      )
  }
  return Object.freeze(filters)
}

function marketOf(given: string): string {
  const market = /^[a-z]{2}$/i.test(given) ? given.toUpperCase() : given
  if (/^[A-Z]{2}$/.test(market) || market === unknownValue || market === otherValues) return market
  throw new Problem('invalid-request', `market: "${given}" is no country; use two letters such as DE, ${unknownValue} or ${otherValues}`)
}

function oneOf(name: string, given: string, known: readonly string[]): string {
  if (known.includes(given)) return given
  throw new Problem('invalid-request', `${name}: "${given}" is not known; use ${known.join(', ')}${didYouMean(given, known)}`)
}
