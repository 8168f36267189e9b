import type { SeasonReport } from '@sweeps/model'
import type { CSSProperties } from 'react'
import { ExplainButton } from '../../ui/explain/ExplainButton'
import { figureWords } from '../../ui/format/figureWords'
import { Figure } from '../../ui/seasons/Figure'

const lines = [
  ['starters', 'Starters', 'watched 2 minutes or more of an episode'],
  ['watchers', 'Watchers', 'covered 70 % or more of an episode'],
  ['completers', 'Completers', 'covered 90 % or more of it all'],
] as const

/** How far people came, by account and by viewer. The rule under a line is its part of the starters. */
export function Audience({ report: { accounts, viewers, runtimeMs } }: { report: SeasonReport }) {
  return (
    <table className="figures audience">
      <caption className="visually-hidden">Audience by account and by viewer</caption>
      <thead>
        <tr>
          <th scope="col">How far they came</th>
          <th scope="col" className="number">
            Accounts
          </th>
          <th scope="col" className="number">
            Viewers
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map(([member, name, rule]) => (
          <tr key={member} style={{ '--share': share(accounts[member], accounts.starters) } as CSSProperties}>
            <th scope="row" className="bar">
              <strong>{name}</strong>
              <ExplainButton metric={member} name={name} />
              <div className="detail">{rule}</div>
            </th>
            {[accounts, viewers].map((who, at) => (
              <td key={at === 0 ? 'accounts' : 'viewers'} className="number big">
                <Figure value={who[member]} as={figureWords.count} unknown={member !== 'starters' && runtimeMs === null} />
              </td>
            ))}
          </tr>
        ))}
        <tr>
          <th scope="row">
            Completion rate
            <ExplainButton metric="completionRate" name="Completion rate" />
          </th>
          <td className="number">
            <Figure value={accounts.completionRate} as={figureWords.share} unknown={runtimeMs === null} />
          </td>
          <td className="number">
            <Figure value={viewers.completionRate} as={figureWords.share} unknown={runtimeMs === null} />
          </td>
        </tr>
      </tbody>
    </table>
  )
}

const share = (part: number | null, of: number | null): number => (part === null || !of ? 0 : Math.min(1, part / of))
