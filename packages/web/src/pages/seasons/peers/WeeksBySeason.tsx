import type { PeerSeason } from '@sweeps/model'
import { countTo } from '../../../ui/countTo'
import { WeekCell } from '../../../ui/seasons/Figure'
import { BySeason } from './BySeason'

/** Hours of each week and, below them, their share of the week before, a line a season. */
export function WeeksBySeason({ seasons }: { seasons: PeerSeason[] }) {
  const weeks = countTo(Math.max(0, ...seasons.map(season => season.weeks.length)))
  if (weeks.length === 0) return null
  return (
    <BySeason
      caption="Hours by week and their share of the week before"
      seasons={seasons}
      head={weeks.map(week => (
        <th key={week} scope="col" className="number">
          Week {week}
        </th>
      ))}
    >
      {season => weeks.map(week => <WeekCell key={week} week={season.weeks[week - 1]} />)}
    </BySeason>
  )
}
