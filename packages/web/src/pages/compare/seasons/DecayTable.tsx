import type { PeerSeason } from '@sweeps/model'
import { countTo } from '../../../ui/countTo'
import { WeekCell } from '../../../ui/seasons/Figure'
import { SeasonColumns } from './SeasonColumns'

/** Week by week: hours of each season, and below them the share of the week before. */
export function DecayTable({ seasons }: { seasons: PeerSeason[] }) {
  const weeks = Math.max(0, ...seasons.map(season => season.weeks.length))
  if (weeks === 0) return null
  return (
    <SeasonColumns caption="Hours by week and their share of the week before" first="Week" seasons={seasons}>
      {countTo(weeks).map(week => (
        <tr key={week}>
          <th scope="row">{week}</th>
          {seasons.map(({ title, season, weeks: own }) => (
            <WeekCell key={`${title}/${season}`} week={own[week - 1]} />
          ))}
        </tr>
      ))}
    </SeasonColumns>
  )
}
