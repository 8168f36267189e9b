import type { RenewalCase, Spread } from '@sweeps/model'
import { useMemo } from 'react'
import { AddData } from '../../../ui/AddData'
import { sentence } from '../../../ui/errorWords'
import { ExplainButton } from '../../../ui/explain/ExplainButton'
import { dayWords } from '../../../ui/format/dates'
import { amountWords, rangeWords } from '../amountWords'
import { Drawing } from '../drawing/Drawing'
import { fanOf } from '../drawing/fanOf'
import { ObservedWeeks } from './ObservedWeeks'
import { RangeUnder, SpreadCells, SpreadHeads } from './SpreadCells'

const horizons = [
  ['firstFourWeeks', 'Its first four weeks'],
  ['day28', 'To day 28'],
  ['day91', 'To day 91'],
  ['year', 'Its first year'],
  ['nextSeason', 'Next season, first four weeks'],
] as const

/** Hours to come as a fan, as a table, and the weeks it was learned from. What is not there says why. */
export function ForecastSection({ of }: { of: RenewalCase }) {
  const { forecast } = of
  const picture = useMemo(() => {
    const fan = fanOf(of)
    return fan && ({ kind: 'fan', fan } as const)
  }, [of])
  const nothing = nothingAtAll(forecast)
  return (
    <section className="report-section" aria-labelledby="forecast-heading">
      <h2 id="forecast-heading">The audience to come</h2>
      {picture && (
        <figure>
          <figcaption>
            Hours viewed since the premiere. Line: seen; dashed: the median of what is to come, with its 50 % and 80 % intervals. The first
            weeks are drawn wider than the later ones.
          </figcaption>
          <Drawing picture={picture} />
        </figure>
      )}
      {nothing ? (
        <p>
          There is none. {sentence(nothing)} <AddData />
        </p>
      ) : (
        <Outlooks forecast={forecast} />
      )}
      <Lift forecast={forecast} season={of.season} />
      <ObservedWeeks forecast={forecast} />
      {forecast.notes.length > 0 && (
        <ul className="notes">
          {forecast.notes.map(note => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** Why there is no forecast at all, when it is one and the same reason throughout. */
function nothingAtAll({ absent, ...forecast }: RenewalCase['forecast']): string | null {
  const reasons = new Set(Object.values(absent))
  return reasons.size === 1 && horizons.every(([name]) => forecast[name] === null) ? [...reasons][0]! : null
}

function Outlooks({ forecast }: { forecast: RenewalCase['forecast'] }) {
  const rows = horizons.filter(([name]) => forecast[name] !== null || forecast.absent[name])
  return (
    <table className="figures">
      <caption className="visually-hidden">Hours forecast</caption>
      <thead>
        <tr>
          <th scope="col">
            Hours
            <ExplainButton metric="hoursForecast" name="Hours forecast" />
          </th>
          <SpreadHeads />
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, words]) => (
          <tr key={name}>
            <th scope="row">
              {words}
              <div className="detail">{forecast[name] ? basisWords(forecast[name]) : forecast.absent[name]}</div>
              <RangeUnder spread={forecast[name]} as={amountWords} />
            </th>
            <SpreadCells spread={forecast[name]} as={amountWords} otherwise="no forecast" />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What the next season's launch adds to this one, next to the forecasts without it. */
function Lift({ forecast: { lift, absent }, season }: { forecast: RenewalCase['forecast']; season: number }) {
  if (!lift) return absent['lift'] ? <p className="muted">No lift by a next season is stated: {absent['lift']}.</p> : null
  const { nextPremiere, day91, year, launches } = lift
  const hours = (spread: Spread | null) =>
    spread && `${amountWords(spread.p50)} hours (80 %: ${rangeWords(amountWords(spread.p10), amountWords(spread.p90))})`
  return (
    <p>
      Season {season + 1} is dated {dayWords(nextPremiere)}. People who come for it watch season {season} too, which the forecasts above
      leave out: it adds {day91 && `${hours(day91)} to day 91 and `}
      {hours(year)} to one year, as {launches} past launches did.
      <ExplainButton metric="lift" name="Lift of earlier seasons" />
    </p>
  )
}

const bases: Record<string, string> = {
  seen: 'as it was seen',
  'past-seasons': 'as past seasons went on',
  'tail-law': 'by the tail law: it has left the list',
  'wide-tail-law': 'by the tail law with its wide spread: too few past seasons to learn from',
}

const basisWords = ({ basis, seasons }: { basis: string; seasons: number }): string =>
  `${bases[basis] ?? basis}${seasons > 0 ? ` (${seasons.toLocaleString('en')})` : ''}`
