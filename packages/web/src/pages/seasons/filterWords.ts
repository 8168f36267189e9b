import type { SeasonFilter, SeasonReport } from '@sweeps/model'
import type { filterNames } from '../../api/seasonView'
import { marketName } from '../../ui/format/chartNames'

type Name = (typeof filterNames)[number]

export const filterLabels: Readonly<Record<Name, string>> = { market: 'Market', screen: 'Screen', service: 'Service', accounts: 'Accounts' }

const came: Readonly<Record<string, string>> = { new: 'came for it', returned: 'came back', others: 'all others' }

/** A value of a filter as it is called. */
export function filterValue(by: Name, value: string): string {
  if (by === 'accounts') return came[value] ?? value
  if (value === 'others') return 'all others'
  if (value === 'unknown') return 'not known'
  return by === 'market' ? marketName(value) : value
}

/** What can be chosen, from the report of the whole audience; whether a value is too few accounts is said when it is asked for. */
export const filterChoices = ({ markets, screens, services }: SeasonReport): Record<Name, string[]> => ({
  market: markets.map(({ market }) => market ?? 'unknown'),
  screen: screens.map(({ screen }) => screen ?? 'unknown'),
  service: services.length > 1 ? services : [],
  accounts: ['new', 'returned', 'others'],
})

/** Who stands for a value that is too few accounts; empty where it stands for itself. */
export function insteadWords({ by, asked, shown, apart }: SeasonFilter): string {
  const name = filterValue(by, asked)
  if (shown === null) return `${filterLabels[by]} ${name}: too few accounts, also together with all that are.`
  if (shown === asked) return ''
  return `${name} alone is too few accounts: these are all but ${apart.map(value => filterValue(by, value)).join(', ')}.`
}
