import type { Assumption, RenewalCase } from '@sweeps/model'
import { percentWords } from '../amountWords'

const origins: Record<Assumption['from'], string> = {
  given: 'given by whoever asked',
  kept: 'kept by those who decide',
  record: 'production record',
  measured: 'measured',
  assumed: 'assumed',
}

/** Everything taken for granted, by whom, and why. */
export function Assumptions({ of: { assumptions } }: { of: RenewalCase }) {
  if (assumptions.length === 0) return null
  return (
    <section className="report-section" aria-labelledby="assumptions-heading">
      <h2 id="assumptions-heading">Taken for granted</h2>
      <table className="figures">
        <caption className="visually-hidden">Assumptions</caption>
        <thead>
          <tr>
            <th scope="col">Assumption</th>
            <th scope="col" className="number">
              Value
            </th>
          </tr>
        </thead>
        <tbody>
          {assumptions.map(({ name, words, value, unit, from, why }) => (
            <tr key={name}>
              <th scope="row">
                {words}
                <div className="detail">
                  {origins[from]}: {why}
                </div>
              </th>
              <td className="number wrapped">
                {value === null ? <span className="unknown">not known</span> : <Value value={value} unit={unit} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** `0.18 USD an hour`; of a share, `10 % of its cost`. */
function Value({ value, unit }: { value: number; unit: string }) {
  const share = unit.startsWith('share of ')
  return (
    <>
      {share ? percentWords(value) : value.toLocaleString('en', { maximumSignificantDigits: 3 })}{' '}
      <span className="muted">{share ? unit.slice('share '.length) : unit}</span>
    </>
  )
}
