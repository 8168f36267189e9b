import { dayWords } from './dayWords'

/** A day as far as it is known: `20 Sept 2021`, `September 2021`, `2021`. */
export function roughDayWords(day: string | null): string {
  if (day === null) return 'day not known'
  if (day.length === 10) return dayWords(day)
  if (day.length === 7) return month.format(Date.parse(`${day}-01T00:00:00Z`))
  return day
}

const month = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })
