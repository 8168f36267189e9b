import type { RenewalCase } from '@sweeps/model'
import { ExplainButton } from '../../../ui/explain/ExplainButton'
import { Amount } from '../Amount'
import { amountWords, decimalWords, percentWords } from '../amountWords'

/** Ways to go on, side by side. */
export function Scenarios({ of: { scenarios, currency } }: { of: RenewalCase }) {
  if (scenarios.length === 0) return null
  const costed = scenarios.some(({ cost }) => cost !== null)
  return (
    <section className="report-section" aria-labelledby="scenarios-heading">
      <h2 id="scenarios-heading">Ways to go on</h2>
      {!costed && <p className="muted">With a cost of the next season, stated above, each shows how probable it is that it earns it.</p>}
      <table className="figures">
        <caption className="visually-hidden">Scenarios</caption>
        <thead>
          <tr>
            <th scope="col">Scenario, money in {currency}</th>
            <th scope="col" className="number extra">
              Value
              <ExplainButton metric="value" name="Value" />
            </th>
            {costed && (
              <>
                {' '}
                <th scope="col" className="number extra">
                  Cost
                  <ExplainButton metric="seasonCost" name="Cost" />
                </th>
                <th scope="col" className="number">
                  Earns it
                  <ExplainButton metric="probabilityEarnsCost" name="Earns it" />
                </th>
                <th scope="col" className="number extra">
                  Value ÷ cost
                  <ExplainButton metric="efficiency" name="Value ÷ cost" />
                </th>
              </>
            )}
            <th scope="col" className="number">
              <abbr title="Median break-even cost of an episode">Break-even</abbr>
              <ExplainButton metric="breakEvenCostPerEpisode" name="Break-even" />
            </th>
          </tr>
        </thead>
        <tbody>
          {scenarios.map(({ id, name, words, value, cost, probabilityEarnsCost, efficiency, breakEvenCostPerEpisode }) => (
            <tr key={id}>
              <th scope="row">
                {name}
                <div className="detail">{words}</div>
                <div className="under">
                  value {amountWords(value.p50)}
                  {cost !== null && ` · cost ${amountWords(cost)}`}
                </div>
              </th>
              <td className="number extra">{amountWords(value.p50)}</td>
              {costed && (
                <>
                  {' '}
                  <td className="number extra">
                    <Amount value={cost} as={amountWords} />
                  </td>
                  <td className="number">
                    <Amount value={probabilityEarnsCost} as={percentWords} />
                  </td>
                  <td className="number extra">
                    <Amount value={efficiency} as={ratio => decimalWords(ratio, 2)} />
                  </td>
                </>
              )}
              <td className="number">{amountWords(breakEvenCostPerEpisode.p50)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
