import type { CaseResult } from '@sweeps/stats'
import type { ReactNode } from 'react'
import { ExplainButton } from '../../../ui/explain/ExplainButton'
import { answerWords } from '../../../ui/format/outcomeWords'
import { Amount } from '../Amount'
import { amountWords, decimalWords, percentWords } from '../amountWords'
import { answerOf, type Recommendation } from './whatIf'

interface Props {
  base: CaseResult
  result: CaseResult
  recommendation: Recommendation
  currency: string
}

/** What comes of the terms, next to what the case has. */
export function WhatIfTable({ base, result, recommendation, currency }: Props) {
  const answer = (of: CaseResult) => {
    const found = answerOf(of, recommendation)
    return found === null ? <span className="unknown">needs a cost</span> : answerWords[found]
  }
  const lines: [string, string, string | null, (of: CaseResult) => ReactNode][] = [
    ['By the rule', recommendation.waitInAnyCase ?? '', null, answer],
    ['Earns its cost', 'probability', 'probabilityEarnsCost', of => <Amount value={of.probabilityEarnsCost} as={percentWords} />],
    ['Worth in a first year', 'median', 'value', of => amountWords(of.value.p50)],
    ['Cost', 'with marketing', 'seasonCost', of => <Amount value={of.cost} as={amountWords} />],
    ['Value ÷ cost', 'median', 'efficiency', of => <Amount value={of.efficiency} as={ratio => decimalWords(ratio, 2)} />],
    ['Break-even, an episode', 'median', 'breakEvenCostPerEpisode', of => amountWords(of.breakEvenCostPerEpisode.p50)],
    ['Renew up to', 'an episode', 'ruleCosts', of => amountWords(of.renewUpTo)],
    ['Cancel from', 'an episode', 'ruleCosts', of => amountWords(of.cancelFrom)],
  ]
  return (
    <table className="figures">
      <caption className="visually-hidden">With these terms</caption>
      <thead>
        <tr>
          <th scope="col">A next season, money in {currency}</th>
          <th scope="col" className="number">
            As computed
          </th>
          <th scope="col" className="number">
            With these terms
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map(([name, detail, metric, cell]) => (
          <tr key={name}>
            <th scope="row">
              {name} {detail && <span className="detail">{detail}</span>}
              {metric && <ExplainButton metric={metric} name={name} />}
            </th>
            <td className="number">{cell(base)}</td>
            <td className="number answer">{cell(result)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
