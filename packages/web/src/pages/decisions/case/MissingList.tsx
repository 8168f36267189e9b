import type { RenewalCase } from '@sweeps/model'
import { AddData } from '../../../ui/AddData'
import { sentence } from '../../../ui/errorWords'
import { ExplainButton } from '../../../ui/explain/ExplainButton'
import { moneyWords } from '../amountWords'
import { FetchHistory } from './FetchHistory'

/** What a better case would need, why, and how to get it. */
export function MissingList({ of: { missing, worthOfKnowing, currency } }: { of: RenewalCase }) {
  return (
    <section className="report-section missing" aria-labelledby="missing-heading">
      <h2 id="missing-heading">What is missing</h2>
      {worthOfKnowing !== null && (
        <p>
          To know value and cost before deciding would be worth {moneyWords(worthOfKnowing, currency)} on average.{' '}
          <ExplainButton metric="worthOfKnowing" name="Worth of knowing" />
        </p>
      )}
      {missing.length === 0 ? (
        <p>Nothing that this case could use.</p>
      ) : (
        <>
          <p>
            Files are taken in on <AddData>the page for adding data</AddData>, or by the commands below.
          </p>
          <dl>
            {missing.map(({ what, why, how, worth }) => (
              <div key={what}>
                <dt>{what}</dt>
                <dd>
                  {sentence(why)}
                  {worth && <div className="worth">Worth having: {worth.words}.</div>}
                  <div className="how">{how}</div>
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
      {missing.some(({ fetchable }) => fetchable) && <FetchHistory />}
    </section>
  )
}
