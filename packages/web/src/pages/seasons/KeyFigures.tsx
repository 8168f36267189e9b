import type { SeasonReport } from '@sweeps/model'
import { ExplainButton } from '../../ui/explain/ExplainButton'
import { figureWords } from '../../ui/format/figureWords'
import { Figure } from '../../ui/seasons/Figure'

/** The figures a reader asks for next, each with what it means. */
export function KeyFigures({ report }: { report: SeasonReport }) {
  const { hours, views, ama, shareOfViewing, arrivals, daysToComplete, runtimeMs } = report
  const { amount, count, share } = figureWords
  const noRuntime = runtimeMs === null
  const figures = [
    { metric: 'hours', name: 'Hours viewed', value: hours, as: amount },
    { metric: 'views', name: 'Views', detail: 'hours ÷ runtime', value: views, as: amount, unknown: noRuntime },
    { metric: 'ama', name: 'Average minute audience', value: ama, as: amount },
    // Of all viewing only the whole audience has a share.
    ...(report.filters.length > 0
      ? []
      : [
          {
            metric: 'shareOfViewing',
            name: 'Of all viewing',
            detail: `on ${report.services.join(', ')}`,
            value: shareOfViewing,
            as: share,
          },
        ]),
    { metric: 'cameForIt', name: 'Came for it', detail: 'accounts whose first viewing it was', value: arrivals.cameForIt, as: count },
    { metric: 'returned', name: 'Came back', detail: `after ${arrivals.lapsedDays} days of nothing`, value: arrivals.returned, as: count },
    { metric: 'daysToComplete', name: 'Days to complete', detail: 'median', value: daysToComplete.median, as: amount, unknown: noRuntime },
  ]
  return (
    <dl className="key-figures">
      {figures.map(({ metric, name, detail, ...figure }) => (
        <div key={name}>
          <dt>
            {name}
            <ExplainButton metric={metric} name={name} />
            {detail && <span className="detail"> {detail}</span>}
          </dt>
          <dd>
            <Figure {...figure} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
