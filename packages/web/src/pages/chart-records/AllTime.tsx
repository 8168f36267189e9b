import { displayUnit } from '@sweeps/model/amounts'
import { useState } from 'react'
import { metricName } from '../../ui/format/chartNames'
import { dayWords } from '../../ui/format/dates'
import { HolderLink } from './RecordList'
import type { Table } from './recordsQuery'

/** The tables of all time and of each year: one period at a time. */
export function AllTime({ tables }: { tables: Table[] }) {
  const [chosen, choose] = useState('all')
  const periods = [...new Set(tables.map(({ period }) => period))]
  const period = periods.includes(chosen) ? chosen : 'all'
  return (
    <section className="all-time">
      <h2>Tables</h2>
      <div className="choices">
        <label>
          Period
          <select value={period} onChange={event => choose(event.target.value)}>
            {periods.map(other => (
              <option key={other} value={other}>
                {other === 'all' ? 'All time' : other}
              </option>
            ))}
          </select>
        </label>
      </div>
      {tables
        .filter(table => table.period === period)
        .map(table => (
          <PeriodTable key={table.metric} table={table} />
        ))}
    </section>
  )
}

function PeriodTable({ table: { metric, from, to, weeks, entries } }: { table: Table }) {
  const unit = displayUnit(entries, metric)
  return (
    <table className="figures period">
      <caption>
        {metricName(metric)} in the weeks on the list, {dayWords(from)} to {dayWords(to)} ({weeks} {weeks === 1 ? 'week' : 'weeks'})
      </caption>
      <thead>
        <tr>
          <th scope="col" className="place">
            <abbr title="Place in this table">No.</abbr>
          </th>
          <th scope="col">Title</th>
          <th scope="col" className="number">
            {metricName(metric)}
          </th>
          <th scope="col" className="number extra">
            Weeks
          </th>
          <th scope="col" className="number extra">
            Peak
          </th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry, place) => (
          <tr key={`${entry.title} ${entry.season} ${entry.name}`}>
            <td className="place">{place + 1}</td>
            <th scope="row">
              <HolderLink holder={entry} />
              <div className="under">
                {entry.weeks === 1 ? '1 week' : `${entry.weeks} weeks`}
                {entry.peakRank !== null && ` · peak ${entry.peakRank}`}
              </div>
            </th>
            <td className="number">
              {unit.format(entry.value)} <span className="unit">{unit.word}</span>
            </td>
            <td className="number extra">{entry.weeks}</td>
            <td className="number extra">{entry.peakRank ?? <span className="unknown">not known</span>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
