import type { PeerFigure, PeerStanding, SeasonPeers } from '@sweeps/model'
import { decimalWords } from '@sweeps/model/amounts'
import type { CSSProperties } from 'react'
import { ExplainButton } from '../../../ui/explain/ExplainButton'
import { peerFigureNames, peerFigureWords } from '../../../ui/seasons/peerFigures'

/** Where it stands by each figure: a strip from the lowest to the highest, with the middle marked. */
export function Standings({ peers: { standings } }: { peers: SeasonPeers }) {
  const known = new Map(standings.map(standing => [standing.figure, standing]))
  return (
    <table className="figures standings">
      <caption className="visually-hidden">Standing among the seasons compared</caption>
      <thead>
        <tr>
          <th scope="col">Figure</th>
          <th scope="col" className="number">
            This season
          </th>
          <td className="strip-head extra">
            <div aria-hidden="true">
              <span>lowest</span>
              <span>middle</span>
              <span>highest</span>
            </div>
          </td>
          <th scope="col" className="number">
            Percentile
            <ExplainButton metric="percentile" name="Percentile" />
          </th>
          <th scope="col" className="number extra">
            Rank
          </th>
        </tr>
      </thead>
      <tbody>
        {peerFigureNames.map(figure => (
          <Line key={figure} name={peerFigureWords[figure].name} figure={figure} standing={known.get(figure)} />
        ))}
      </tbody>
    </table>
  )
}

function Line({ name, figure, standing }: { name: string; figure: PeerFigure; standing: PeerStanding | undefined }) {
  const at = { '--at': (standing?.percentile ?? 0) / 100 } as CSSProperties
  return (
    <tr style={at}>
      <th scope="row">
        <bdi>{name}</bdi>
        <ExplainButton metric={figure} name={name} />
        {standing && <span className="strip under" aria-hidden="true" />}
      </th>
      {standing ? (
        <>
          <td className="number">{peerFigureWords[figure].write(standing.value)}</td>
          <td className="extra">
            <span className="strip" aria-hidden="true" />
          </td>
          <td className="number">
            {ordinal(Number(decimalWords(standing.percentile, 0)))}
            <div className="under">
              {standing.rank} of {standing.of}
            </div>
          </td>
          <td className="number extra">
            {standing.rank} of {standing.of}
          </td>
        </>
      ) : (
        <td colSpan={4} className="unknown">
          not known, or too few accounts
        </td>
      )}
    </tr>
  )
}

const rules = new Intl.PluralRules('en', { type: 'ordinal' })
const endings: Record<string, string> = { one: 'st', two: 'nd', few: 'rd', other: 'th' }

/** `1st`, `22nd`, `63rd`. */
export const ordinal = (number: number): string => `${number}${endings[rules.select(number)]}`
