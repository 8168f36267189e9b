import type { ChartSummary } from '@sweeps/model'
import { chartKey } from '../../api/chartKey'
import { Choice } from '../choice/Choice'
import { Link } from '../route/Link'
import { navigate } from '../route/navigate'
import { chartPath } from '../route/routes'
import './pickers.css'

interface Props {
  charts: ChartSummary[]
  current: string | null
  week: string | null
  list: string | null
}

/** So many charts stand side by side; more are a list to choose from. */
const most = 5

/**
 * All charts that have a week. Switching keeps the week and the list where the other chart has them too; a chart over several markets opens in
 * the current one, if it has that.
 */
export function ChartSwitcher({ charts, current, week, list }: Props) {
  const available = charts.flatMap(chart => {
    const { id, name, weeks, lists } = chart
    const toWeek = week !== null && weeks.includes(week) ? week : weeks.at(-1)
    const toList = lists.some(other => other.id === list) ? list : lists[0]?.id
    return toWeek && toList ? [{ id, name, href: chartPath(chartKey(chart), toWeek, toList) }] : []
  })
  if (available.length > most) {
    const there = available.some(({ id }) => id === current)
    const options = there ? available : [{ id: '', name: 'Choose a chart' }, ...available]
    const go = (id: string) => navigate(available.find(other => other.id === id)?.href ?? '/charts')
    return <Choice label="Chart" options={options} value={there ? current! : ''} onChange={go} />
  }
  return (
    <nav className="switcher" aria-label="Charts">
      {available.map(({ id, name, href }) => (
        <Link key={id} href={href} aria-current={id === current ? 'page' : undefined}>
          {name}
        </Link>
      ))}
    </nav>
  )
}
