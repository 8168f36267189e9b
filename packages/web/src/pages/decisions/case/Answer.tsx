import type { RenewalCase } from '@sweeps/model'
import type { ReactNode } from 'react'
import { ExplainButton } from '../../../ui/explain/ExplainButton'
import { roughDayWords } from '../../../ui/format/dates'
import { answerWords, outcomeWords } from '../../../ui/format/outcomeWords'
import { Amount } from '../Amount'
import { decimalWords, moneyWords, percentWords } from '../amountWords'
import { knownReturn } from './ReturnSection'

/** What is recommended, by which rule, and the four figures it comes down to; of one that is frozen the decision stands above. */
export function Answer({ of, frozen, children }: { of: RenewalCase; frozen: boolean; children?: ReactNode }) {
  const { recommendation, decision, currency, probabilityEarnsCost, efficiency, breakEvenCostPerEpisode, probabilityOfReturn: chance } = of
  const { answer, words, rule, wouldChange } = recommendation
  const money = (amount: number) => moneyWords(amount, currency)
  const known = knownReturn(of)
  return (
    <section className="answer-section" aria-labelledby="answer-heading">
      <h2 id="answer-heading" data-answer={answer}>
        <span className="muted">Recommended:</span> {answerWords[answer]}
      </h2>
      <p className="lede">{words}</p>
      <dl className="key-figures">
        <Key name="Earns its cost" metric="probabilityEarnsCost" detail="a next season, probability">
          <Amount value={probabilityEarnsCost} as={percentWords} otherwise="cost not known" />
        </Key>
        <Key name="Break-even" metric="breakEvenCostPerEpisode" detail="an episode, median">
          <Amount value={breakEvenCostPerEpisode?.p50 ?? null} as={money} otherwise="no forecast" />
        </Key>
        <Key name="Value ÷ cost" metric="efficiency" detail="of this season">
          <Amount value={efficiency} as={value => decimalWords(value, 2)} />
        </Key>
        {known ? (
          <Key name="Returned" detail={known === 'returned' ? 'its next season was seen' : 'within 24 months'}>
            {known === 'returned' ? 'Yes' : 'No'}
          </Key>
        ) : (
          <Key
            name="Seasons like it return"
            metric="probabilityOfReturn"
            detail={chance.p === null ? '' : `80 %: ${range(chance.low, chance.high)}`}
          >
            <Amount value={chance.p} as={percentWords} />
          </Key>
        )}
      </dl>
      <p>
        <strong>The rule.</strong> {rule}
      </p>
      {wouldChange.length > 0 && (
        <p>
          <strong>What would change it:</strong> {wouldChange.join('; ')}.
        </p>
      )}
      {!frozen && (
        <p>
          <strong>In the ledger:</strong>{' '}
          {decision.state ? `${outcomeWords[decision.state]} (${roughDayWords(decision.since)}).` : 'nothing was written of it yet.'}
        </p>
      )}
      {children}
    </section>
  )
}

function Key({ name, metric, detail, children }: { name: string; metric?: string; detail: string; children: ReactNode }) {
  return (
    <div>
      <dt>
        {name}
        {metric && <ExplainButton metric={metric} name={name} />}
        {detail && <span className="detail"> {detail}</span>}
      </dt>
      <dd>{children}</dd>
    </div>
  )
}

const range = (low: number | null, high: number | null): string =>
  low === null || high === null ? 'not known' : `${percentWords(low)} – ${percentWords(high)}`
