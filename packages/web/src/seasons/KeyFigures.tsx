import type { SeasonReport } from '@sweeps/model'
import { Figure } from './Figure'
import { figureWords } from './figureWords'

/** The figures a reader asks for next, each with what it means. */
export function KeyFigures({ report }: { report: SeasonReport }) {
  const { hours, views, ama, shareOfViewing, arrivals, daysToComplete, runtimeMs } = report
  const { amount, count, share } = figureWords
  const noRuntime = runtimeMs === null
  const figures = [
    { name: 'Hours viewed', value: hours, as: amount },
    { name: 'Views', detail: 'hours ÷ runtime', value: views, as: amount, unknown: noRuntime },
    { name: 'Average minute audience', value: ama, as: amount },
    { name: 'Of all viewing', detail: `on ${report.services.join(', ')}`, value: shareOfViewing, as: share },
    { name: 'Came for it', detail: 'accounts whose first viewing it was', value: arrivals.cameForIt, as: count },
    { name: 'Came back', detail: `after ${arrivals.lapsedDays} days of nothing`, value: arrivals.returned, as: count },
    { name: 'Days to complete', detail: 'median', value: daysToComplete.median, as: amount, unknown: noRuntime },
  ]
  return (
    <dl className="key-figures">
      {figures.map(({ name, detail, ...figure }) => (
        <div key={name}>
          <dt>
            {name}
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
