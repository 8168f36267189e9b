import type { ChartSummary } from '@sweeps/model'
import { chartPath } from '../route/chartPath'
import { Link } from '../route/Link'

/** All charts there are. Switching keeps the week and the list where the other chart has them too. */
export function ChartSwitcher(props: { charts: ChartSummary[]; current: string | null; week: string | null; list: string | null }) {
  const { charts, current, week, list } = props
  return (
    <nav className="switcher" aria-label="Charts">
      {charts.map(({ id, name, weeks, lists }) => {
        const toWeek = week !== null && weeks.includes(week) ? week : weeks.at(-1)
        const toList = lists.some(other => other.id === list) ? list : lists[0]?.id
        // A chart without a week yet is named, but there is nothing to open.
        if (!toWeek || !toList) return <span key={id}>{name} (no week yet)</span>
        return (
          <Link key={id} href={chartPath(id, toWeek, toList)} aria-current={id === current ? 'page' : undefined}>
            {name}
          </Link>
        )
      })}
    </nav>
  )
}
