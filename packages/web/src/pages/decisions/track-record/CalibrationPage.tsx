import type { DecisionCalibration } from '@sweeps/model'
import { useQuery } from '@tanstack/react-query'
import { calibrationCsvAddress, calibrationQuery } from '../../../api/decisionQueries'
import { AddData } from '../../../ui/AddData'
import { DecisionsNav } from '../../../ui/decisions/DecisionsNav'
import { ErrorMessage } from '../../../ui/ErrorMessage'
import { ExplainButton } from '../../../ui/explain/ExplainButton'
import { roughDayWords } from '../../../ui/format/dates'
import { outcomeWords } from '../../../ui/format/outcomeWords'
import { seasonName } from '../../../ui/format/seasonName'
import { PageTitle } from '../../../ui/PageTitle'
import { Anchor, Link } from '../../../ui/route/Link'
import { casePath } from '../../../ui/route/routes'
import { decimalWords, percentWords } from '../amountWords'
import { CalibrationPlot } from './CalibrationPlot'
import '../../../ui/figures.css'
import './track-record.css'

/** How past recommendations came out. */
export function CalibrationPage() {
  const { data, error } = useQuery(calibrationQuery)
  if (error) return <ErrorMessage error={error} />
  return (
    <article>
      <DecisionsNav at="/calibration" />
      <PageTitle>Track record</PageTitle>
      {!data ? (
        <div className="page-wait" aria-busy="true" />
      ) : data.scored === 0 ? (
        <p className="lede">
          Nothing can be scored yet{data.open > 0 && `; ${data.open} ${data.open === 1 ? 'recommendation is' : 'recommendations are'} open`}
          . A recommendation is kept with each decision that is written here, and scored when the season’s outcome is in the ledger or
          imported (<AddData>add data</AddData>, or “sweeps import outcomes”). What awaits a decision is{' '}
          <Link href="/board">on the board</Link>.
        </p>
      ) : (
        <Scored of={data} />
      )}
    </article>
  )
}

function Scored({ of: { scored, open, returned, brier, brierOfBaseRate, bins, answers, rows } }: { of: DecisionCalibration }) {
  const three = (value: number | null) => (value === null ? 'not known' : decimalWords(value, 3))
  return (
    <>
      <p className="lede">
        Of {scored} {scored === 1 ? 'recommendation' : 'recommendations'} whose outcome is known, {returned}{' '}
        {returned === 1 ? 'season' : 'seasons'} returned; {open} {open === 1 ? 'is' : 'are'} open. The mean squared error of the probability
        (Brier) is {three(brier)}; to say the share that returned each time has {three(brierOfBaseRate)}. Less is better.{' '}
        <ExplainButton metric="brier" name="Squared error" />
      </p>
      <figure>
        <figcaption className="muted">
          What was said, and the share that returned; on the dashed line both are the same. A disc is as large as it has seasons.
        </figcaption>
        <CalibrationPlot bins={bins} />
      </figure>
      <table className="figures narrow">
        <caption className="visually-hidden">Probability said and share returned</caption>
        <thead>
          <tr>
            <th scope="col">Said</th>
            <th scope="col" className="number">
              Seasons
            </th>
            <th scope="col" className="number">
              Mean said
              <ExplainButton metric="probabilityOfReturn" name="Probability said" />
            </th>
            <th scope="col" className="number">
              Returned
              <ExplainButton metric="calibration" name="Share that returned" />
            </th>
          </tr>
        </thead>
        <tbody>
          {bins.map(({ from, to, count, meanP, returnedShare }) => (
            <tr key={from}>
              <th scope="row">{`${decimalWords(from * 100, 0)}–${percentWords(to)}`}</th>
              <td className="number">{count}</td>
              <td className="number">{meanP === null ? '–' : percentWords(meanP)}</td>
              <td className="number">{returnedShare === null ? '–' : percentWords(returnedShare)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <section className="by-answer" aria-labelledby="answers-heading">
        <h2 id="answers-heading">By answer</h2>
        <ul>
          {answers.map(({ answer, count, returned: came }) => (
            <li key={answer}>
              “{answer}”: {came} of {count} returned
            </li>
          ))}
        </ul>
      </section>
      <table className="figures">
        <caption className="visually-hidden">Each recommendation and what came</caption>
        <thead>
          <tr>
            <th scope="col">Season</th>
            <th scope="col" className="number">
              Said
            </th>
            <th scope="col" className="extra">
              Recommended
            </th>
            <th scope="col" className="extra">
              On
            </th>
            <th scope="col">Came</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, title, season, name, p, answer, on, outcome }) => (
            <tr key={id}>
              <th scope="row">
                <Link href={casePath(title, season)}>{seasonName(name, season)}</Link>
                <div className="under">
                  {answer ?? 'no answer'}, {roughDayWords(on)}
                </div>
              </th>
              <td className="number">{percentWords(p)}</td>
              <td className="extra">{answer ?? '–'}</td>
              <td className="extra">{roughDayWords(on)}</td>
              <td>{outcomeWords[outcome]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="board-count">
        <Anchor href={calibrationCsvAddress} download>
          Download all as CSV
        </Anchor>
      </p>
    </>
  )
}
