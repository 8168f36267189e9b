import type { DisplayUnit } from '@sweeps/model/amounts'
import type { TitleWeek } from '../../api/titleQueries'
import { formatWeek } from '../../ui/format/dates'
import { Link } from '../../ui/route/Link'
import { chartPath } from '../../ui/route/routes'

interface Props {
  weeks: TitleWeek[]
  unit: DisplayUnit
  /** Null where the chart changed what it ranks meanwhile, or before that is `known`. */
  metric: string | null
  known: boolean
}

/** Every week of a run, the latest first; each leads to the chart of that week. */
export function RunWeeks({ weeks, unit, metric, known }: Props) {
  const value = (of: number | null) => (of === null ? <span className="unknown">not known</span> : `${unit.format(of)} ${unit.word}`)
  return (
    <>
      <table className="figures run-weeks">
        <caption className="visually-hidden">Week by week</caption>
        <thead>
          <tr>
            <th scope="col">Week</th>
            <th scope="col" className="number">
              Rank
            </th>
            <th scope="col" className="number">
              {metric ?? 'Value'}
            </th>
          </tr>
        </thead>
        <tbody>
          {weeks.toReversed().map(week => (
            <tr key={week.week}>
              <th scope="row">
                <Link href={chartPath(week.chart, week.week, week.list)}>{formatWeek(week.week)}</Link>
              </th>
              <td className="number">{week.rank ?? <span className="unknown">not known</span>}</td>
              <td className="number">{metric === null ? '–' : value(week.value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {known && metric === null && (
        <p className="muted">
          This chart changed what it ranks while the title was on it, so its values are not shown in one column: each week’s chart has them.
        </p>
      )}
    </>
  )
}
