import type { PeerSeason } from '@sweeps/model'
import { useMemo } from 'react'
import { viewAddress } from '../../../api/seasonQueries'
import type { SeasonView } from '../../../api/seasonView'
import { countTo } from '../../../ui/countTo'
import { figureWords, shortHours } from '../../../ui/format/figureWords'
import { shortName } from '../../../ui/format/shortName'
import { compareSeasonsPath, type SeasonComparison } from '../../../ui/route/routes'
import { SeasonLines } from '../../../ui/season-lines/SeasonLines'
import { ExportLinks } from '../../../ui/seasons/ExportLinks'
import { Figure } from '../../../ui/seasons/Figure'
import { cumulative } from './cumulative'
import { SeasonColumns } from './SeasonColumns'

/** Hours that had come together by each day. */
export function CumulativeSection({
  view,
  comparison,
  seasons,
}: {
  view: SeasonView
  comparison: SeasonComparison
  seasons: PeerSeason[]
}) {
  const sums = useMemo(() => seasons.map(season => ({ ...season, sums: cumulative(season.days, season.weeks) })), [seasons])
  const picture = useMemo(
    () => ({
      ...{ name: 'Cumulative hours by day, all seasons', labelX: 'day since the release', labelY: 'hours' },
      ...{ formatX: (day: number) => (Number.isInteger(day) ? String(day) : ''), formatY: shortHours },
      lines: sums.map(({ titleName, season, sums }) => ({
        ...{ name: shortName(titleName, season), kind: 'equal' as const },
        // It only grows: between two days that are known the line may go straight on.
        points: sums.filter(({ hours }) => hours !== null).map(({ day, hours }) => ({ x: day, y: hours })),
      })),
    }),
    [sums],
  )
  const length = Math.max(0, ...sums.map(({ days }) => days.length))
  return (
    <section className="report-section" id="cumulative" aria-labelledby="cumulative-heading">
      <h2 id="cumulative-heading">Hours so far</h2>
      <SeasonLines large picture={picture} caption="Hours viewed from the release to the end of each day" />
      <details className="printed">
        <summary>Day by day as a table</summary>
        <SeasonColumns caption="Cumulative hours by day" first="Day" seasons={seasons.map(season => ({ ...season, relation: 'peer' }))}>
          {countTo(length).map(place => (
            <tr key={place}>
              <th scope="row">{place}</th>
              {sums.map(({ title, season, sums: own }) => (
                <Cell key={`${title}/${season}`} day={own[place - 1]} />
              ))}
            </tr>
          ))}
        </SeasonColumns>
      </details>
      <ExportLinks
        address={compareSeasonsPath(comparison, 'cumulative')}
        tables={[{ name: 'Days', href: viewAddress(view, { of: '/peers', table: 'days' }) }]}
      />
    </section>
  )
}

function Cell({ day }: { day: { hours: number | null } | undefined }) {
  return <td className="number">{day ? <Figure value={day.hours} as={figureWords.amount} /> : '–'}</td>
}
