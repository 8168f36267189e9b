const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' })

/** A week in words: `9–15 August 2021`. */
export const formatWeek = ({ start, end }: { start: string; end: string }): string =>
  day.formatRange(Date.parse(start), Date.parse(end)).replace(/^(\d+)\s–\s(\d+\s\S+\s\d+)$/, '$1–$2')

/** An instant in words: `24 August 2021 at 09:00 UTC`. */
export const formatInstant = (iso: string): string => `${moment.format(Date.parse(iso))} UTC`
