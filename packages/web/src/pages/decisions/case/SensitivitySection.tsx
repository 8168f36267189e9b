import type { RenewalCase, Sensitivity } from '@sweeps/model'
import { useMemo } from 'react'
import { ExplainButton } from '../../../ui/explain/ExplainButton'
import { amountWords, moneyWords, percentWords } from '../amountWords'
import { Drawing } from '../drawing/Drawing'

/** Which assumption turns the answer. */
export function SensitivitySection({ of: { sensitivity, recommendation, currency } }: { of: RenewalCase }) {
  const picture = useMemo(
    () => ({ kind: 'sensitivity', effects: sensitivity, recommendation, currency }) as const,
    [sensitivity, recommendation, currency],
  )
  if (sensitivity.length === 0) return null
  const known = sensitivity.every(({ probability }) => probability !== null)
  const effect = ({ probability, breakEven }: Sensitivity, end: 0 | 1) =>
    probability ? percentWords(probability[end]) : amountWords(breakEven[end])
  const term = (of: Sensitivity, value: number) => termWords(of.term, value, currency)
  return (
    <section className="report-section" aria-labelledby="sensitivity-heading">
      <h2 id="sensitivity-heading">What turns the answer</h2>
      <figure>
        <figcaption>
          {known
            ? `How probable it is that a next season earns its cost when one assumption goes from its low end (the line) to its high end; dashed: cancel at ${percentWords(recommendation.cancelAt)}, renew at ${percentWords(recommendation.renewAt)}.`
            : 'Median break-even cost per episode when one assumption goes from its low end (the line) to its high end.'}
        </figcaption>
        <Drawing picture={picture} />
      </figure>
      <table className="figures">
        <caption className="visually-hidden">What each assumption does</caption>
        <thead>
          <tr>
            <th scope="col">
              {known ? 'Assumption, earns its cost' : `Assumption, break-even in ${currency}`}
              <ExplainButton metric="sensitivity" name="What an assumption does" />
            </th>
            <th scope="col" className="number extra">
              Now
            </th>
            <th scope="col" className="number">
              Low end
            </th>
            <th scope="col" className="number">
              High end
            </th>
            <th scope="col" className="number extra">
              Turns at
            </th>
          </tr>
        </thead>
        <tbody>
          {sensitivity.map(one => (
            <tr key={one.term}>
              <th scope="row">
                {one.words}
                <div className="detail">
                  {term(one, one.low)} to {term(one, one.high)}
                </div>
                {one.turnsAt !== null && <div className="under">turns at {term(one, one.turnsAt)}</div>}
              </th>
              <td className="number extra">{term(one, one.at)}</td>
              <td className="number">{effect(one, 0)}</td>
              <td className="number">{effect(one, 1)}</td>
              <td className="number extra">{one.turnsAt === null ? '–' : term(one, one.turnsAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** A term of the case in its unit: money, or a share in per cent. */
export const termWords = (term: string, value: number, currency: string): string =>
  term === 'marketing' || term === 'audience' ? percentWords(value) : term === 'episodes' ? String(value) : moneyWords(value, currency)
