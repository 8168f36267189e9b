import type { BoardSeason } from '@sweeps/model'
import type { ReactNode } from 'react'
import { casePath } from '../route/casePath'
import { Link } from '../route/Link'
import { seasonName } from '../shell/seasonName'
import { moneyWords, percentWords } from './amountWords'
import { answerWords, outcomeWords } from './outcomeWords'
import { roughDayWords } from './roughDayWords'
import type { FoundCase } from './useCases'

/** A line per season, with what its case comes to as it arrives; without cases for whoever may not see them (`null`). */
export function SeasonTable({ seasons, cases }: { seasons: BoardSeason[]; cases: FoundCase[] | null }) {
  return (
    <table className="figures board">
      <caption className="visually-hidden">Seasons that await a decision</caption>
      <thead>
        <tr>
          <th scope="col">Season</th>
          <th scope="col" className="number day">
            <abbr title="Days since the premiere">Day</abbr>
          </th>
          <th scope="col" className="extra state">
            In the ledger
          </th>
          {cases && (
            <>
              <th scope="col" className="number extra">
                <abbr title="Median value of a next season in its first year">Worth</abbr>
              </th>
              <th scope="col" className="number extra">
                <abbr title="Probability that a next season earns its cost">Earns its cost</abbr>
              </th>
              <th scope="col" className="number recommended">
                Recommended
              </th>
            </>
          )}
        </tr>
      </thead>
      <tbody>
        {seasons.map((season, at) => (
          <Line key={`${season.title}/${season.season}`} of={season} found={cases?.[at] ?? null} />
        ))}
      </tbody>
    </table>
  )
}

function Line({ of, found }: { of: BoardSeason; found: FoundCase | null }) {
  const { title, season, name, premiere, premiereFrom, daysSincePremiere, state } = of
  const cells = found && cellsOf(found)
  return (
    <tr>
      <th scope="row">
        <Link href={casePath(title, season)}>{seasonName(name, season)}</Link>
        <div className="under">
          {premiere ? roughDayWords(premiere) : 'premiere not known'}
          {state && `, ${outcomeWords[state].toLowerCase()}`}
        </div>
        {cells && <div className="under">worth {cells.worth}</div>}
      </th>
      <td className="number" title={premiere ? `${roughDayWords(premiere)}, by the ${premiereFrom}` : undefined}>
        {daysSincePremiere === null ? <span className="unknown">not known</span> : daysSincePremiere.toLocaleString('en')}
      </td>
      <td className="extra">{state ? outcomeWords[state] : <span className="muted">nothing yet</span>}</td>
      {cells && (
        <>
          <td className="number extra">{cells.worth}</td>
          <td className="number extra">{cells.earns}</td>
          <td className="number answer">{cells.answer}</td>
        </>
      )}
    </tr>
  )
}

function cellsOf({ data, error }: FoundCase): Record<'worth' | 'earns' | 'answer', ReactNode> {
  if (!data) {
    const wait = <span className="muted">{error ? '–' : '…'}</span>
    return { worth: wait, earns: wait, answer: wait }
  }
  const worth = data.value.nextSeason
  return {
    worth: worth ? moneyWords(worth.p50, data.currency) : <span className="unknown">no forecast</span>,
    earns: data.probabilityEarnsCost === null ? <span className="unknown">cost not known</span> : percentWords(data.probabilityEarnsCost),
    answer: answerWords[data.recommendation.answer],
  }
}
