import type { SeasonRetention } from '@sweeps/model'
import { ExplainButton } from '../../ui/explain/ExplainButton'
import { figureWords } from '../../ui/format/figureWords'

/** The seconds at which most left each episode for good, the biggest drop first. */
export function DropsTable({ retention }: { retention: SeasonRetention[] }) {
  const named = retention.filter(({ drops }) => drops.length > 0)
  if (named.length === 0) return null
  return (
    <table className="figures drops">
      <caption>
        Where most left for good, with the share of starters
        <ExplainButton metric="retention" name="Where most left" />
      </caption>
      <thead>
        <tr>
          <th scope="col">
            <abbr title="Episode">Ep.</abbr>
          </th>
          <th scope="col">Left at</th>
        </tr>
      </thead>
      <tbody>
        {named.map(({ episode, drops }) => (
          <tr key={episode}>
            <th scope="row">{episode}</th>
            <td>
              <ul>
                {drops.map(({ position, accounts, share }) => (
                  <li key={position}>
                    {position} <span className="muted">({`${figureWords.count(accounts)}, ${figureWords.share(share)}`})</span>
                  </li>
                ))}
              </ul>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
