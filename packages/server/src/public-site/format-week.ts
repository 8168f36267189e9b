const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' })

/** A week in words: `9–15 August 2021`. */
export const formatWeek = ({ start, end }: { start: string; end: string }): string =>
  day.formatRange(Date.parse(start), Date.parse(end)).replace(/^(\d+)\s–\s(\d+\s\S+\s\d+)$/, '$1–$2')

/** An instant in words: `24 August 2021 at 09:00 UTC`. */
export const formatInstant = (iso: string): string => `${moment.format(Date.parse(iso))} UTC`

const month = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })

/** A day as far as it is known, in words: `6 August 2021`, `August 2021`, `2021`. */
export function dayWords(text: string): string {
  if (text.length === 4) return text
  return text.length === 7 ? month.format(Date.parse(`${text}-01`)) : day.format(Date.parse(text))
}
