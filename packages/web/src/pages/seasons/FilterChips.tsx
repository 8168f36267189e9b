import type { SeasonReport } from '@sweeps/model'
import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { seasonQuery } from '../../api/seasonQueries'
import { canFilter, type Filters, filterNames, type SeasonView } from '../../api/seasonView'
import { Link } from '../../ui/route/Link'
import { navigate } from '../../ui/route/navigate'
import { viewPath } from '../../ui/route/routes'
import { filterChoices, filterLabels, filterValue, insteadWords } from './filterWords'
import './filter-chips.css'

type Name = (typeof filterNames)[number]

/** Of which accounts the report is: what is chosen as chips that can be taken away, and what can be chosen. */
export function FilterChips({ view, report }: { view: SeasonView; report: SeasonReport }) {
  // What there is to choose from is said by the report of all.
  const all = useQuery({ ...seasonQuery({ ...view, filters: {} }), enabled: report.filters.length > 0 })
  const choices = filterChoices(report.filters.length === 0 ? report : (all.data ?? report))
  const chosen = filterNames.filter(name => view.filters[name] !== undefined)
  if (!canFilter(view)) return <p className="filter-chips muted">A part of the audience can be seen of 7, 28 and 91 days in UTC.</p>
  return (
    <div className="filter-chips">
      {chosen.length > 0 && (
        <ul aria-label="Filters">
          {chosen.map(name => (
            <li key={name}>
              {filterLabels[name]}: <strong>{filterValue(name, view.filters[name]!)}</strong>
              <Link
                href={viewPath({ ...view, filters: without(view.filters, name) })}
                aria-label={`Remove the filter by ${filterLabels[name].toLowerCase()}`}
              >
                <span aria-hidden="true">×</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      {filterNames
        .filter(name => !chosen.includes(name) && choices[name].length > 1)
        .map(name => (
          <Choose key={name} name={name} values={choices[name]} view={view} />
        ))}
      <p role="status">{report.filters.map(insteadWords).filter(Boolean).join(' ')}</p>
    </div>
  )
}

function Choose({ name, values, view }: { name: Name; values: readonly string[]; view: SeasonView }) {
  const id = useId()
  return (
    <span className="choose">
      <label htmlFor={id}>{filterLabels[name]}</label>
      <select
        id={id}
        value=""
        onChange={event => navigate(viewPath({ ...view, filters: withFilter(view.filters, name, event.target.value) }))}
      >
        <option value="">all</option>
        {values.map(value => (
          <option key={value} value={value}>
            {filterValue(name, value)}
          </option>
        ))}
      </select>
    </span>
  )
}

const without = (filters: Filters, name: Name): Filters => Object.fromEntries(Object.entries(filters).filter(([other]) => other !== name))

/** Market, screen and service one at a time: another takes the place of the one before. */
const withFilter = (filters: Filters, name: Name, value: string): Filters => ({
  ...(name === 'accounts' ? filters : filters.accounts && { accounts: filters.accounts }),
  [name]: value,
})
