const dayMs = 86_400_000
const format = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })

/** A week from its first day: `9–15 August 2021`. */
export function formatWeek(firstDay: string): string {
  const start = Date.parse(`${firstDay}T00:00:00Z`)
  if (Number.isNaN(start)) return firstDay
  return format.formatRange(start, start + 6 * dayMs)
}
