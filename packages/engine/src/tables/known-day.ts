/**
 * A day of release as it is known: null for one that programs write where they know none, such as 0001-01-01 or 9999-12-31, and for any
 * other that the store could not hold and would change. Nothing was streamed, and almost nothing filmed, before 1900.
 */
export const knownDay = (day: string): string | null => (day < '1900-01-02' || day > '2299-12-30' ? null : day)

/**
 * What programs and spreadsheets write for no day and is none of the calendar: a database's `0000-00-00`, the day 0 of a spreadsheet
 * (`1900-01-00`, `1/0/1900`), and the numbers that no spreadsheet has a day for (0, -5).
 */
export function isNoDay(text: string): boolean {
  const day = text.trim().replace(/[T ]00:00(?::00(?:\.0+)?)?Z?$/, '')
  if (/^[-−]?\d{1,6}(?:[.,]\d+)?$/.test(day)) return Number(day.replace('−', '-').replace(',', '.')) < 1
  return /^(?:0000([-/.])00?\1 ?00?|00?([-/.]) ?00?\2 ?0000|1900([-/.])0?1\3 ?00?|00?([-/.]) ?0?1\4 ?1900|0?1([-/.])00?\5 ?1900)$/.test(day)
}
