import type { Board, BoardCase, BoardSeason } from '@sweeps/model'
import type { ReactNode } from 'react'
import { ExplainButton } from '../../../ui/explain/ExplainButton'
import { inDays, roughDayWords } from '../../../ui/format/dates'
import { answerWords, outcomeWords } from '../../../ui/format/outcomeWords'
import { seasonName } from '../../../ui/format/seasonName'
import { Link } from '../../../ui/route/Link'
import { casePath, decisionsPath } from '../../../ui/route/routes'
import { amountWords, moneyWords, percentWords } from '../amountWords'

/** A line per season, with what its case comes to; without cases for whoever may not see them. */
export function SeasonTable({ seasons, cases, tab }: { seasons: BoardSeason[]; cases: boolean; tab: Board['tab'] }) {
  return (
    <table className="figures board">
      <caption className="visually-hidden">{tab === 'decided' ? 'Seasons that were decided' : 'Seasons that await a decision'}</caption>
      <thead>
        <tr>
          <th scope="col">Season</th>
          <th scope="col" className="number day">
            <abbr title="The day of the premiere is day 1">Day</abbr>
          </th>
          <th scope="col" className="extra state">
            In the ledger
          </th>
          {tab === 'decided' && (
            <th scope="col" className="extra">
              Since
            </th>
          )}
          {cases && (
            <>
              <th scope="col" className="number extra worth">
                <abbr title="Median value of a next season in its first year">Worth</abbr>
                <ExplainButton metric="value" name="Worth in a first year" />
              </th>
              <th scope="col" className="number extra earns">
                <abbr title="Probability that a next season earns its cost">Earns its cost</abbr>
                <ExplainButton metric="probabilityEarnsCost" name="Earns its cost" />
              </th>
              <th scope="col" className="number extra returns">
                <abbr title="Probability that a next season comes, by what services did with seasons like it">Returns</abbr>
                <ExplainButton metric="probabilityOfReturn" name="Returns" />
              </th>
              <th scope="col" className="number recommended">
                Recommended
              </th>
            </>
          )}
        </tr>
      </thead>
      <tbody>
        {seasons.map(season => (
          <Line key={`${season.title}/${season.season}`} of={season} cases={cases} decided={tab === 'decided'} />
        ))}
      </tbody>
    </table>
  )
}

function Line({ of, cases, decided }: { of: BoardSeason; cases: boolean; decided: boolean }) {
  const { title, season, name, premiere, premiereFrom, daysSincePremiere, state, since } = of
  const cells = cases ? cellsOf(of.case) : null
  return (
    <tr>
      <th scope="row">
        <Link href={decided ? decisionsPath(title, season) : casePath(title, season)}>{seasonName(name, season)}</Link>
        <div className="under">
          {premiere ? roughDayWords(premiere) : 'premiere not known'}
          {state && `, ${outcomeWords[state].toLowerCase()}`}
          {decided && since && ` ${roughDayWords(since)}`}
        </div>
        {cells && <div className="under">worth {cells.worth}</div>}
      </th>
      <td className="number" title={premiere ? `${roughDayWords(premiere)}, by the ${premiereFrom}` : undefined}>
        {daysSincePremiere === null ? <span className="unknown">not known</span> : dayOfSeason(daysSincePremiere)}
      </td>
      <td className="extra state">{state ? outcomeWords[state] : <span className="muted">nothing yet</span>}</td>
      {decided && <td className="extra">{roughDayWords(since)}</td>}
      {cells && (
        <>
          <td className="number extra">
            {cells.worth}
            {cells.breakEven && (
              <div className="detail" title="What an episode of it may cost, to be earned in half of all draws">
                up to {cells.breakEven} an episode
              </div>
            )}
          </td>
          <td className="number extra">{cells.earns}</td>
          <td className="number extra">{cells.returns}</td>
          <td className="number answer">{cells.answer}</td>
        </>
      )}
    </tr>
  )
}

/** The day of the premiere is day 1. */
const dayOfSeason = (day: number): string => (day > 0 ? day.toLocaleString('en') : inDays(1 - day))

type Cells = Record<'worth' | 'breakEven' | 'earns' | 'returns' | 'answer', ReactNode>

function cellsOf(of: BoardCase | null): Cells {
  if (!of) {
    const none = <span className="muted">–</span>
    return { worth: none, breakEven: null, earns: none, returns: none, answer: none }
  }
  const { value, breakEvenCostPerEpisode: breakEven, probabilityEarnsCost, probabilityOfReturn, currency, absent, answer, words } = of
  const unknown = (short: string, why: string | undefined) => (
    <span className="unknown" title={why}>
      {short}
    </span>
  )
  return {
    worth: value ? moneyWords(value.p50, currency) : unknown('no forecast', absent['value']),
    breakEven: breakEven ? amountWords(breakEven.p50) : null,
    earns:
      probabilityEarnsCost === null
        ? unknown(value ? 'cost not known' : 'no forecast', absent['probabilityEarnsCost'])
        : percentWords(probabilityEarnsCost),
    returns:
      probabilityOfReturn.p === null
        ? unknown(probabilityOfReturn.known === 'not-returned' ? 'not so far' : 'not known', absent['probabilityOfReturn'])
        : percentWords(probabilityOfReturn.p),
    answer: <span title={words}>{answerWords[answer]}</span>,
  }
}
