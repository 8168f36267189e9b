import type { Chart } from '@sweeps/model'
import { formatWeek } from '../../../ui/format/dates'

/** The latest week of a chart that nobody has kept yet. */
export function Preview({ chart }: { chart: Chart | null }) {
  if (!chart) return <p>There is no week of it: its source has no figures of that market and these lists.</p>
  return (
    <table className="figures narrow">
      <caption>
        {chart.name}, week of {formatWeek(chart.week.start)}, in {chart.unit}
      </caption>
      <thead>
        <tr>
          <th scope="col" className="number">
            Rank
          </th>
          <th scope="col">Title</th>
          <th scope="col" className="number">
            {chart.unit}
          </th>
        </tr>
      </thead>
      <tbody>
        {chart.entries.slice(0, 10).map(({ rank, name, title, season, value }) => (
          <tr key={`${rank} ${title} ${season}`}>
            <td className="number">{rank}</td>
            <td>{name === null ? <span className="unknown">not known</span> : <bdi>{name}</bdi>}</td>
            <td className="number">{value === null ? '–' : Math.round(value).toLocaleString('en')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
