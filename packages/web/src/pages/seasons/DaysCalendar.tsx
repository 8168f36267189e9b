import type { SeasonDay } from '@sweeps/model'
import type { CSSProperties } from 'react'
import { dayWords } from '../../ui/format/dates'
import { shortHours } from '../../ui/format/figureWords'
import { type CalendarWeek, calendarOf } from './calendarOf'

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** Hours by week and weekday, the more the darker: a table that is its own picture. */
export function DaysCalendar({ days, released }: { days: SeasonDay[]; released: string }) {
  const weeks = calendarOf(days, released)
  const hidden = days.some(({ watchedMs }) => watchedMs === null)
  const most = Math.max(1, ...days.map(({ watchedMs }) => watchedMs ?? 0))
  return (
    <figure className="calendar">
      <figcaption id="calendar-caption">
        Hours by week and weekday: the darker, the more{hidden && '; a dot where they are too few accounts to be shown'}
      </figcaption>
      <table aria-labelledby="calendar-caption">
        <thead>
          <tr>
            <th scope="col">Week of</th>
            {weekdays.map(weekday => (
              <th key={weekday} scope="col">
                <abbr title={weekday}>{weekday.slice(0, 3)}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map(week => (
            <Week key={week.monday} week={week} most={most} />
          ))}
        </tbody>
      </table>
    </figure>
  )
}

function Week({ week: { monday, days }, most }: { week: CalendarWeek; most: number }) {
  return (
    <tr>
      <th scope="row">{dayWords(monday)}</th>
      {days.map((day, at) =>
        day === null ? (
          <td key={weekdays[at]} className="none" />
        ) : day.watchedMs === null ? (
          <td key={weekdays[at]} className="hidden-day">
            <span aria-hidden="true">·</span>
            <span className="visually-hidden">too few accounts</span>
          </td>
        ) : (
          <td key={weekdays[at]} style={{ '--shade': day.watchedMs / most } as CSSProperties}>
            {shortHours(day.watchedMs / 3_600_000)}
          </td>
        ),
      )}
    </tr>
  )
}
