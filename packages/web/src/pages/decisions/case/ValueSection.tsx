import type { RenewalCase, Spread } from '@sweeps/model'
import { useMemo } from 'react'
import { ExplainButton } from '../../../ui/explain/ExplainButton'
import { dayWords } from '../../../ui/format/dates'
import { Amount } from '../Amount'
import { amountWords, centsWords } from '../amountWords'
import { Drawing } from '../drawing/Drawing'
import type { MoneyPicture } from '../drawing/picture'
import type { Stated } from './caseQuery'
import { RangeUnder, SpreadCells, SpreadHeads } from './SpreadCells'
import { ValueWeeks } from './ValueWeeks'

/** What this season and the next are worth, beside what they cost. */
export function ValueSection({ of, stated, files = true }: { of: RenewalCase; stated: Stated; files?: boolean }) {
  const { value, cost, currency, season } = of
  const picture = useMemo((): MoneyPicture | null => {
    const lines = [
      { name: `Season ${season}`, value: value.season, cost: cost.season },
      { name: `Season ${season + 1}`, value: value.nextSeason, cost: cost.next },
    ]
    return lines.some(line => line.value) ? { kind: 'money', currency, lines } : null
  }, [value, cost, currency, season])
  return (
    <section className="report-section" aria-labelledby="value-heading">
      <h2 id="value-heading">Value against cost</h2>
      <p>
        An hour viewed is taken to be worth {value.perHour.toLocaleString('en', { maximumSignificantDigits: 3 })} {currency}
        {whence[of.assumptions.find(({ name }) => name === 'value-per-hour')?.from ?? 'kept']}
        {of.kept && <span className="kept">: {of.kept.words}</span>}.
        <ExplainButton metric="valuePerHour" name="Worth of an hour" /> The cost of season {season}: {cost.words}.
        {cost.confidential && ' It is confidential.'}
      </p>
      {picture && (
        <figure>
          <figcaption>
            Worth in a first year, in {currency}: the line is the median, the bars are its 50 % and 80 % intervals
            {picture.lines.some(line => line.cost !== null) && '; the other line is the cost, of a next season with marketing'}.
          </figcaption>
          <Drawing picture={picture} />
        </figure>
      )}
      <table className="figures worth">
        <caption className="visually-hidden">Value and cost</caption>
        <thead>
          <tr>
            <th scope="col">
              In a first year, {currency}
              <ExplainButton metric="value" name="Worth in a first year" />
            </th>
            <SpreadHeads />
            <th scope="col" className="number">
              Cost
              <ExplainButton metric="seasonCost" name="Cost" />
            </th>
          </tr>
        </thead>
        <tbody>
          <Line name={`Season ${season}`} spread={value.season} cost={cost.season} perEpisode={cost.perEpisode} />
          <Line name={`Season ${season + 1}`} spread={value.nextSeason} cost={cost.next} perEpisode={cost.nextPerEpisode} />
          {value.nextSeasonLift && (
            <>
              <Line name="of which its own audience" spread={value.nextSeasonOwn} />
              <Line name="of which added to earlier seasons" spread={value.nextSeasonLift} />
            </>
          )}
        </tbody>
      </table>
      {value.feeShare && <FeeShareWords share={value.feeShare} currency={currency} />}
      <ValueWeeks of={of} stated={stated} files={files} />
    </section>
  )
}

/** Where the value of an hour is from. What is kept is said with who kept it. */
const whence: Record<RenewalCase['assumptions'][number]['from'], string> = {
  measured: ', its share of the fees that its viewers paid',
  given: ', as stated',
  assumed: ', what members of Netflix paid for one in 2023',
  record: '',
  kept: '',
}

interface LineProps {
  name: string
  spread: Spread | null
  /** Absent: a part, which has no cost of its own. */
  cost?: number | null
  perEpisode?: number | null
}

function Line({ name, spread, cost, perEpisode = null }: LineProps) {
  return (
    <tr>
      <th scope="row">
        {cost === undefined ? <span className="muted">{name}</span> : name}
        {perEpisode !== null && <div className="detail">{amountWords(perEpisode)} an episode</div>}
        <RangeUnder spread={spread} as={amountWords} />
      </th>
      <SpreadCells spread={spread} as={amountWords} otherwise="no forecast" />
      <td className="number">{cost !== undefined && <Amount value={cost} as={amountWords} />}</td>
    </tr>
  )
}

function FeeShareWords({ share, currency }: { share: NonNullable<RenewalCase['value']['feeShare']>; currency: string }) {
  const cents = (amount: number) => `${centsWords(amount / 100)} ${currency}`
  return (
    <p className="muted">
      Of {cents(share.paidCents)} in fees that active accounts paid from {dayWords(share.from)} to {dayWords(share.to)},{' '}
      {cents(share.cents)} went to this season: {cents(share.newCents)} from accounts in their first month, {cents(share.lightCents)} from
      accounts that watched fewer than {share.lightHours} hours in the month.
      <ExplainButton metric="feeShare" name="Fee share" />
    </p>
  )
}
