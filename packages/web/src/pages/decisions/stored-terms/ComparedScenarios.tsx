import type { CaseScenario, RenewalCase } from '@sweeps/model'
import { useQueries } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { errorWords } from '../../../ui/errorWords'
import { answerWords } from '../../../ui/format/outcomeWords'
import { Amount } from '../Amount'
import { moneyWords, percentWords } from '../amountWords'
import { caseQuery } from '../case/caseQuery'
import { asStated } from './asStated'

interface Props {
  of: RenewalCase
  scenarios: CaseScenario[]
  /** The day of the case beside them; today when absent. */
  asOf: string | undefined
}

/** The case as it is shown beside scenarios of the same day, each made by the server in the same way. */
export function ComparedScenarios({ of, scenarios, asOf }: Props) {
  const cases = useQueries({
    queries: scenarios.map(scenario => {
      const { placeholderData: _none, ...query } = caseQuery(of.title, String(of.season), { ...asStated(scenario), ...(asOf && { asOf }) })
      return query
    }),
  })
  const columns = [{ name: 'As shown', of }, ...scenarios.map(({ name }, at) => ({ name, of: cases[at]?.data }))]
  const failed = cases.flatMap(({ error }) => (error ? [errorWords(error)] : []))
  return (
    <>
      <div className="compared">
        <table className="figures">
          <caption className="visually-hidden">Scenarios side by side</caption>
          <thead>
            <tr>
              <th scope="col">A next season</th>
              {columns.map(({ name }) => (
                <th key={name} scope="col" className="number">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(([name, cell]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {columns.map(column => (
                  <td key={column.name} className="number">
                    {column.of ? cell(column.of) : <span className="unknown">computing…</span>}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p role="alert" className="trouble">
        {failed.join(' ')}
      </p>
    </>
  )
}

const money = (value: number | null, { currency }: RenewalCase) => <Amount value={value} as={amount => moneyWords(amount, currency)} />

const lines: [string, (of: RenewalCase) => ReactNode][] = [
  ['Recommended', of => <strong>{answerWords[of.recommendation.answer]}</strong>],
  ['Earns its cost', of => <Amount value={of.probabilityEarnsCost} as={percentWords} otherwise="cost not known" />],
  ['Worth in a first year', of => money(of.value.nextSeason?.p50 ?? null, of)],
  ['Cost, with marketing', of => money(of.cost.next, of)],
  ['Break-even, an episode', of => money(of.breakEvenCostPerEpisode?.p50 ?? null, of)],
  ['Episodes', of => of.cost.nextEpisodes],
  ['An hour is worth', of => `${of.value.perHour.toLocaleString('en', { maximumSignificantDigits: 3 })} ${of.currency}`],
]
