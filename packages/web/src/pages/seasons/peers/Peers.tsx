import type { PeerSeason, SeasonPeers } from '@sweeps/model'
import { dayWords } from '../../../ui/format/dates'
import { shortName } from '../../../ui/format/shortName'
import { seasonPath } from '../../../ui/route/routes'
import { DecayLines } from '../../../ui/season-lines/DecayLines'
import { LineKey } from '../../../ui/season-lines/LineKey'
import { FiguresBySeason } from './FiguresBySeason'
import { Standings } from './Standings'
import { WeeksBySeason } from './WeeksBySeason'

/** What came back: the standing, the lines, and both as tables. */
export function Peers({ peers }: { peers: SeasonPeers }) {
  const { seasons, window, age, choice, notes } = peers
  const others = seasons.length - 1
  return (
    <>
      <p>
        {others === 0
          ? 'There is no other season to compare it with yet.'
          : `Beside ${others === 1 ? 'one other season' : `${others} other seasons`}${choice === 'nearest' ? ', the nearest by day of release' : ''}, each in its first ${age === 1 ? 'day' : `${age} days`}.`}
        {age < window && ` It is only ${age === 1 ? '1 day' : `${age} days`} old, so that is what is compared.`}
      </p>
      {others > 0 && (
        <>
          <Standings peers={peers} />
          <h3>Week by week</h3>
          <LineKey
            entries={seasons.map(season => ({
              ...{ name: shortName(season.titleName, season.season), kind: season.relation },
              href: seasonPath(season.title, season.season ?? 0, String(age)),
              detail: detailOf(season),
            }))}
          />
          <DecayLines seasons={seasons} age={age} />
          <WeeksBySeason seasons={seasons} />
          <details className="printed">
            <summary>Every figure of every season</summary>
            <FiguresBySeason seasons={seasons} />
          </details>
        </>
      )}
      {notes.length > 0 && (
        <ul className="peer-notes">
          {notes.map(note => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </>
  )
}

const detailOf = ({ relation, released }: PeerSeason): string =>
  `${relation === 'this' ? 'this season, ' : relation === 'earlier' ? 'earlier, ' : ''}${dayWords(released)}`
