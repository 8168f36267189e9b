import type { MovedMinutes } from '@sweeps/model'
import { dayWords } from '../../ui/format/dates'
import { figureWords } from '../../ui/format/figureWords'

/** More than that is a matter for the command line. */
const most = 8

/** The figures of the own census that move with a change. */
export function MovedFigures({ of: { figures } }: { of: { figures: MovedMinutes[] } }) {
  if (figures.length === 0) return <p>No figure moves.</p>
  return (
    <>
      <table className="figures">
        <caption>Minutes that move</caption>
        <thead>
          <tr>
            <th scope="col">Week of</th>
            <th scope="col">Title</th>
            <th scope="col" className="number">
              Before
            </th>
            <th scope="col" className="number">
              After
            </th>
          </tr>
        </thead>
        <tbody>
          {figures.slice(0, most).map(({ week, title, season, before, after }) => (
            <tr key={`${week} ${title} ${season}`}>
              <td>{dayWords(week)}</td>
              <td>{season === null ? title : `${title}/${season}`}</td>
              <td className="number">{figureWords.amount(before)}</td>
              <td className="number">{figureWords.amount(after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {figures.length > most && <p className="muted">and {figures.length - most} more</p>}
    </>
  )
}
