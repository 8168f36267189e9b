import type { Precedent, RenewalCase } from '@sweeps/model'
import { ExplainButton } from '../../../ui/explain/ExplainButton'
import { dayWords } from '../../../ui/format/dates'
import { seasonName } from '../../../ui/format/seasonName'
import { Link } from '../../../ui/route/Link'
import { casePath } from '../../../ui/route/routes'
import { amountWords } from '../amountWords'
import { ownPlays } from './caseWeeks'
import { PrecedentLines } from './PrecedentLines'

/** Few seasons are on the list for longer. */
const mostWeeks = 12

/** The nearest past seasons: small pictures on one scale, what became of each, and why it is near. */
export function Precedents({ of: { precedents, forecast } }: { of: RenewalCase }) {
  const visible = forecast.visible.slice(0, mostWeeks).map(({ hours }) => hours)
  const weeks = Math.max(6, lengthOf(visible), ...precedents.map(({ hours }) => lengthOf(hours)))
  // Hours of one’s own plays would lie flat on the ground beside those of Netflix’s lists: it is their shape that is compared.
  const listed = precedents.some(({ list }) => list !== ownPlays)
  const isOwn = listed && forecast.source === ownPlays
  const most = mostOf([...(isOwn ? [] : [visible]), ...precedents.map(({ hours }) => hours)])
  const own = isOwn ? visible.map(hours => hours && (hours / mostOf([visible])) * most) : visible
  return (
    <section className="report-section" aria-labelledby="precedents-heading">
      <h2 id="precedents-heading">Precedents</h2>
      {precedents.length === 0 ? (
        <p>There is no past season to compare it with. Whether none is held, or none is comparable, is said below.</p>
      ) : (
        <>
          <p className="muted">
            Hours by week on one scale, up to {amountWords(most)}; pale: this season{isOwn && ', by its own plays, on a scale of its own'}.{' '}
            <ExplainButton metric="hours" name="Hours" />
            {listed && ' A gap is a week in which it was not on the list.'}
          </p>
          <ul className="precedents">
            {precedents.map(one => (
              <li key={`${one.title}/${one.season}`} data-returned={one.returned}>
                <h3>
                  <Link href={casePath(one.title, one.season)}>{seasonName(one.name, one.season)}</Link>
                </h3>
                <p className="outcome">{one.outcome}</p>
                <PrecedentLines own={own} hours={one.hours} most={most} weeks={weeks} name={lineWords(one)} />
                <p className="detail">{one.why.join('; ')}</p>
              </li>
            ))}
          </ul>
          <details>
            <summary>The same as a table</summary>
            <PrecedentTable precedents={precedents} />
          </details>
        </>
      )}
    </section>
  )
}

const mostOf = (seasons: (number | null)[][]): number => Math.max(1, ...seasons.flat().map(hours => hours ?? 0))

const lengthOf = (hours: (number | null)[]): number => hours.findLastIndex(one => one !== null) + 1

const lineWords = ({ name, season, hours }: Precedent): string =>
  `${seasonName(name, season)}, hours by week: ${hours
    .slice(0, lengthOf(hours))
    .map(one => (one === null ? 'not on the list' : amountWords(one)))
    .join(', ')}`

function PrecedentTable({ precedents }: { precedents: Precedent[] }) {
  return (
    <table className="figures">
      <caption className="visually-hidden">Precedents</caption>
      <thead>
        <tr>
          <th scope="col">Season</th>
          <th scope="col" className="extra">
            First week
          </th>
          <th scope="col" className="number">
            Hours, first week
            <ExplainButton metric="hours" name="Hours" />
          </th>
          <th scope="col" className="number extra">
            Weeks
          </th>
          <th scope="col">What became of it</th>
        </tr>
      </thead>
      <tbody>
        {precedents.map(({ title, season, name, firstWeek, hours, weeks, outcome }) => (
          <tr key={`${title}/${season}`}>
            <th scope="row">{seasonName(name, season)}</th>
            <td className="extra">{dayWords(firstWeek)}</td>
            <td className="number">{hours[0] == null ? 'not known' : amountWords(hours[0])}</td>
            <td className="number extra">{weeks}</td>
            <td>{outcome}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
