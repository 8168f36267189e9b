import type { CaseDriver, RenewalCase } from '@sweeps/model'
import type { CSSProperties } from 'react'
import { ExplainButton } from '../../../ui/explain/ExplainButton'
import { percentWords } from '../amountWords'

/** How often seasons like this one came back, and what in this one speaks for it and against it. */
export function ReturnSection({ of }: { of: RenewalCase }) {
  const { probabilityOfReturn: chance, drivers } = of
  const { p, low, high, reason, baseRate, quality, evidence, notes } = chance
  const known = knownReturn(of)
  const ofAll = baseRate !== null && ` Of all first seasons it was learned from, ${percentWords(baseRate)} returned.`
  return (
    <section className="report-section" aria-labelledby="return-heading">
      <h2 id="return-heading">Do seasons like it return?</h2>
      {known === 'returned' ? (
        <p>Its next season was seen: nothing is left to guess.{ofAll} What follows is what seasons like it did.</p>
      ) : p === null ? (
        <p>
          There is no probability of return: {reason ?? 'nothing is known of it'}.{known && ofAll}
        </p>
      ) : (
        <p>
          With {percentWords(p)}
          {low !== null && high !== null && ` (80 % interval: ${percentWords(low)} to ${percentWords(high)})`}.{ofAll} It is what services
          did with such seasons, not what they should do.
          <ExplainButton metric="probabilityOfReturn" name="Probability of return" />
        </p>
      )}
      {quality && quality.auc !== null && (
        <p className="muted">
          On the {quality.n.toLocaleString('en')} seasons that were still open when they were scored: of one that returned and one that did
          not, the right one was held more probable in {percentWords(quality.auc)} of all pairs (50 % is chance)
          {quality.brierSkill !== null &&
            `; its squared error was ${percentWords(Math.abs(quality.brierSkill))} ${quality.brierSkill >= 0 ? 'smaller' : 'larger'} than that of the base rate`}
          .<ExplainButton metric="auc" name="Pairs told apart" />
          {quality.brierSkill !== null && <ExplainButton metric="brier" name="Squared error" />}
        </p>
      )}
      {evidence && (
        <ul className="notes" aria-label="How strong the signal is">
          {evidence.words.map(line => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {drivers.length > 0 && <Drivers drivers={drivers} />}
      {notes.length > 0 && (
        <ul className="notes">
          {notes.map(note => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** A rule under each line, as long as what it does to the odds: accent for, warning colour against; the words say which. */
function Drivers({ drivers }: { drivers: CaseDriver[] }) {
  const most = Math.max(...drivers.map(({ logOdds }) => Math.abs(logOdds)), 1e-9)
  return (
    <table className="figures drivers">
      <caption className="visually-hidden">What speaks for a return and against it</caption>
      <thead>
        <tr>
          <th scope="col">Known of it</th>
          <th scope="col" className="number extra">
            Speaks
          </th>
          <th scope="col" className="number">
            Odds ×
            <ExplainButton metric="drivers" name="Odds" />
          </th>
          <th scope="col" className="number extra">
            Share
          </th>
        </tr>
      </thead>
      <tbody>
        {drivers.map(({ name, words, value, logOdds, share }) => (
          <tr key={name} data-against={logOdds < 0} style={{ '--share': Math.abs(logOdds) / most } as CSSProperties}>
            <th scope="row" className="bar">
              {words} <span className="muted">{value}</span>
              <div className="under">
                speaks {speaks(logOdds)}, {percentWords(share)} of all
              </div>
            </th>
            <td className="number extra">{speaks(logOdds)}</td>
            <td className="number">{Math.exp(logOdds).toFixed(2)}</td>
            <td className="number extra">{percentWords(share)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const speaks = (logOdds: number): string => (logOdds === 0 ? 'neither way' : logOdds > 0 ? 'for' : 'against')

/** What is known of what became of the season; null: it is open, and there is a probability. */
export function knownReturn({
  probabilityOfReturn: { known },
}: Pick<RenewalCase, 'probabilityOfReturn'>): 'returned' | 'not so far' | null {
  if (known === 'returned') return 'returned'
  return known === 'not-returned' ? 'not so far' : null
}
