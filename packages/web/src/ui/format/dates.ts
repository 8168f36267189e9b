const dayMs = 86_400_000
const shortDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
const longDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
const month = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })
const dayAndTime = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' })

const startOfDay = (day: string): number => Date.parse(`${day}T00:00:00Z`)

/** A day as `9 Aug 2021`; a week is named by its first. */
export function dayWords(day: string): string {
  const at = startOfDay(day)
  return Number.isNaN(at) ? day : shortDay.format(at)
}

/** A day as far as it is known: `20 Sept 2021`, `September 2021`, `2021`. */
export function roughDayWords(day: string | null): string {
  if (day === null) return 'day not known'
  if (day.length === 10) return dayWords(day)
  if (day.length === 7) return month.format(startOfDay(`${day}-01`))
  return day
}

/** A week from its first day: `9–15 August 2021`. */
export function formatWeek(firstDay: string): string {
  const start = startOfDay(firstDay)
  if (Number.isNaN(start)) return firstDay
  // The days of one month belong together; browsers set them apart with thin spaces.
  return longDay.formatRange(start, start + 6 * dayMs).replace(/^(\d+)\s–\s(\d+\s\S+\s\d+)$/, '$1–$2')
}

/** An instant as `24 August 2021 at 09:00 UTC`: the same words for every reader. */
export function instantWords(instant: string): string {
  const at = Date.parse(instant)
  return Number.isNaN(at) ? instant : `${dayAndTime.format(at)} UTC`
}

/** How far off a day is that is to come. */
export const inDays = (days: number): string => (days === 1 ? 'tomorrow' : `in ${days.toLocaleString('en')} days`)
