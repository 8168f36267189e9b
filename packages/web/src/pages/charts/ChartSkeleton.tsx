import { TableSkeleton } from './TableSkeleton'
import './charts.css'
import './run.css'
import '../../ui/charts/table.css'

/** The page's room while even the names of the charts are on their way. */
export function ChartSkeleton() {
  return (
    <div className="chart">
      <p className="visually-hidden" role="status">
        Loading the chart
      </p>
      <div className="switcher" />
      <div className="chart-head skeleton-title" />
      <div className="tabs" />
      <TableSkeleton />
    </div>
  )
}
