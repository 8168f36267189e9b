import type { RenewalCase, Spread } from '@sweeps/model'
import { Amount } from '../Amount'
import { amountWords, moneyWords, percentWords, rangeWords } from '../amountWords'
import type { Stated } from '../case/caseQuery'
import { knownReturn } from '../case/ReturnSection'
import { statedWords } from '../case/statedWords'

/** Worth, cost and probability, each with its range, and what was taken for granted of an hour. */
export function MemoFigures({ of, stated }: { of: RenewalCase; stated: Stated }) {
  const { currency, value, cost, probabilityOfReturn: chance, breakEvenCostPerEpisode, probabilityEarnsCost, season } = of
  const known = knownReturn(of)
  const money = (amount: number) => moneyWords(amount, currency)
  const range = (spread: Spread | null) => spread && `80 %: ${rangeWords(amountWords(spread.p10), amountWords(spread.p90))}`
  const lines: [string, number | null, (amount: number) => string, string | null][] = [
    [`Worth of season ${season + 1} in a first year`, value.nextSeason?.p50 ?? null, money, range(value.nextSeason)],
    ['Its cost, with marketing', cost.next, money, cost.nextPerEpisode === null ? null : `${money(cost.nextPerEpisode)} an episode`],
    ['It earns its cost', probabilityEarnsCost, percentWords, 'probability'],
    ['Break-even, an episode', breakEvenCostPerEpisode?.p50 ?? null, money, range(breakEvenCostPerEpisode)],
  ]
  return (
    <section aria-labelledby="memo-figures">
      <h2 id="memo-figures">Worth, cost, probability</h2>
      <dl className="memo-figures">
        {lines.map(([name, amount, as, detail]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <Amount value={amount} as={as} /> {detail && <span className="detail">{detail}</span>}
            </dd>
          </div>
        ))}
        <div>
          <dt>Seasons like it return</dt>
          <dd>
            {known ? (
              known === 'returned' ? (
                'it returned'
              ) : (
                'it did not, within 24 months'
              )
            ) : (
              <>
                <Amount value={chance.p} as={percentWords} />{' '}
                {chance.low !== null && chance.high !== null && (
                  <span className="detail">
                    80 %: {percentWords(chance.low)} – {percentWords(chance.high)}
                  </span>
                )}
              </>
            )}
          </dd>
        </div>
        <div>
          <dt>An hour viewed is worth</dt>
          <dd>
            {value.perHour.toLocaleString('en', { maximumSignificantDigits: 3 })} {currency}{' '}
            <span className="detail">{of.kept?.used ? of.kept.words : worth(of)}</span>
          </dd>
        </div>
      </dl>
      <p className="detail">
        Season {season} cost: {cost.season === null ? cost.words : `${money(cost.season)}, ${cost.words}`}.
        {Object.keys(stated).length > 0 && ` Stated: ${statedWords(stated)}.`}
      </p>
    </section>
  )
}

/** Where the worth of an hour is from, as the assumption says. */
const worth = ({ assumptions }: RenewalCase): string => assumptions.find(({ name }) => name === 'value-per-hour')?.from ?? ''
