import type { ChartSummary } from '@sweeps/model'
import { chartKey } from '../../api/chartKey'
import { formatWeek } from '../../ui/format/dates'
import { Link } from '../../ui/route/Link'
import { chartPath } from '../../ui/route/routes'

/** Where a list has no such week: the one that has this day, or the last before and the first after it. */
export function NearestWeeks({ definition, week, list }: { definition: ChartSummary; week: string; list: string }) {
  const { weeks } = definition
  const known = definition.lists.some(({ id }) => id === list) ? list : definition.lists[0]?.id
  const near = [weeks.findLast(one => one <= week), weeks.find(one => one > week)].filter(one => one !== undefined)
  if (known === undefined || near.length === 0) return null
  return (
    <p>
      The nearest{' '}
      {near.map((one, at) => (
        <span key={one}>
          {at > 0 && ' and '}
          <Link href={chartPath(chartKey(definition), one, known)}>{formatWeek(one)}</Link>
        </span>
      ))}
      .
    </p>
  )
}
