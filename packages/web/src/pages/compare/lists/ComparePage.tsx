import { useQuery } from '@tanstack/react-query'
import { ofKey } from '../../../api/chartKey'
import type { Charts } from '../../../api/chartQueries'
import { chartsQuery, startOf } from '../../../api/chartQueries'
import { NoSuchChart } from '../../../ui/charts/NoSuchChart'
import { ErrorMessage } from '../../../ui/ErrorMessage'
import { PageTitle } from '../../../ui/PageTitle'
import { Link } from '../../../ui/route/Link'
import { navigate } from '../../../ui/route/navigate'
import { comparePath, type Side } from '../../../ui/route/routes'
import { Comparison } from './Comparison'
import { SideChoice } from './SideChoice'
import '../../../ui/figures.css'
import './compare.css'

/** Two charts, or two weeks of one, side by side. The address holds both. */
export function ComparePage({ left, right }: { left: string | null; right: string | null }) {
  const { data, error } = useQuery(chartsQuery)
  if (error) return <ErrorMessage error={error} />
  if (!data) return <div className="page-wait" aria-busy="true" />
  const sides = sidesOf(data, left, right)
  if (!sides) return <NoSuchChart charts={data.charts} />
  return (
    <article className="compare">
      <PageTitle title="Side by side">Side by side</PageTitle>
      <p className="links">
        <Link href="/compare/seasons">Compare seasons at the same age</Link>
      </p>
      <div className="sides">
        <SideChoice
          legend="Left"
          charts={data.charts}
          side={sides.left}
          onChange={to => navigate(comparePath(sides.right, to), { replace: true })}
        />
        <SideChoice
          legend="Right"
          charts={data.charts}
          side={sides.right}
          onChange={to => navigate(comparePath(to, sides.left), { replace: true })}
        />
      </div>
      <Comparison charts={data.charts} left={sides.left} right={sides.right} />
    </article>
  )
}

/** What an address compares. A side left out is the start's: on the left its week before, where there is one. Null: no chart has a week. */
export function sidesOf(charts: Charts, left: string | null, right: string | null): { left: Side; right: Side } | null {
  const start = sideOf(right) ?? startOf(charts)
  if (!start) return null
  const before = charts.charts.find(({ id }) => id === ofKey(start.chart).chart)?.weeks.findLast(week => week < start.week)
  return { left: sideOf(left) ?? { ...start, week: before ?? start.week }, right: start }
}

/** The side a key names; null when it names none. */
export function sideOf(key: string | null): Side | null {
  const [id, second, ...others] = key?.split('/') ?? []
  const market = /^[A-Z]{2}$/.test(second ?? '')
  const [week, list, ...rest] = market ? others : [second, ...others]
  return id && week && list && rest.length === 0 ? { chart: market ? `${id}/${second}` : id, week, list } : null
}
