import type { Overview } from '@sweeps/model'
import { formatWeek } from '../../ui/format/dates'
import { Link } from '../../ui/route/Link'
import { chartPath } from '../../ui/route/routes'
import { TopList } from './TopList'

/** The chart that readers see first: whole, or the way to it where one's own week stands in its place. */
export function StartChart({ of: { chart, list, listName, week, top } }: { of: NonNullable<Overview['start']> }) {
  const address = chartPath(chart, week, list)
  if (!top)
    return (
      <p>
        <Link href={address}>The chart your readers see first</Link>
      </p>
    )
  return (
    <section aria-labelledby="start-chart">
      <h2 id="start-chart">
        <bdi>{top.name}</bdi>
      </h2>
      <p className="chart-week">
        <bdi>{listName}</bdi>, week of <span className="nobreak">{formatWeek(week)}</span>
      </p>
      <TopList chart={top} />
      <p>
        <Link href={address}>The chart your readers see first, with every run and list</Link>
      </p>
    </section>
  )
}
