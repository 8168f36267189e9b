const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
const month = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })
const fine = new Intl.NumberFormat('en', { maximumFractionDigits: 2 })

/** A day as far as it is known, in words: `6 August 2021`, `August 2021`, `2021`. */
export function dayInWords(text: string): string {
  if (text.length === 4) return text
  return text.length === 7 ? month.format(Date.parse(`${text}-01`)) : day.format(Date.parse(text))
}

/** Before a day in words: `on 6 August 2021`, `in August 2021`. */
export const onDay = (text: string): string => `${text.length === 10 ? 'on' : 'in'} ${dayInWords(text)}`

/** A week in words: `9–15 August 2021`. */
export const weekInWords = ({ start, end }: { start: string; end: string }): string =>
  day.formatRange(Date.parse(start), Date.parse(end)).replace(/^(\d+)\s–\s(\d+\s\S+\s\d+)$/, '$1–$2')

/** A figure with its unit: `549 million minutes`, `23.57 million hours`, `8,500 views`. */
export const amountInWords = (value: number, unit: string): string =>
  value >= 1_000_000 ? `${fine.format(value / 1_000_000)} million ${unit}` : `${whole.format(value)} ${unit}`

/** `a`, `a and b`, `a, b and c`. */
export const listed = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`

const counts = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']
const places = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth']

/** `nine`; from thirteen on `13`. */
export const count = (value: number): string => counts[value] ?? String(value)

/** `second season`; from the eleventh on `season 11`. */
export const nthSeason = (season: number): string => (places[season] ? `${places[season]} season` : `season ${season}`)

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
