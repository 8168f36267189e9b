const dayMs = 86_400_000
const format = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })

/** A week from its first day: `9–15 August 2021`. */
export function formatWeek(firstDay: string): string {
  const start = Date.parse(`${firstDay}T00:00:00Z`)
  if (Number.isNaN(start)) return firstDay
  // The days of one month belong together; browsers set them apart with thin spaces.
  return format.formatRange(start, start + 6 * dayMs).replace(/^(\d+)\s–\s(\d+\s\S+\s\d+)$/, '$1–$2')
}
