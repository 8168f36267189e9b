import { addDays } from '@sweeps/model'

/** A stretch of days that words name, and the words that are left. */
export interface DaysNamed {
  from: string
  /** The last day. */
  to: string
  rest: string
}

const months = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']
/** Three letters of a month or more: `aug`, `sept`, `august`. */
const monthName = `(${months.map(name => `${name.slice(0, 3)}[a-z]*`).join('|')})`
const forms: readonly [RegExp, (parts: string[]) => [year: string, month: number, day?: number] | undefined][] = [
  [/\b(\d{4})-(\d\d)-(\d\d)\b/, ([year, month, day]) => [year!, Number(month), Number(day)]],
  [new RegExp(`\\b(\\d{1,2})\\.?\\s+${monthName}\\.?,?\\s+(\\d{4})\\b`, 'i'), ([day, month, year]) => named(year!, month!, Number(day))],
  [new RegExp(`\\b${monthName}\\.?\\s+(\\d{1,2}),?\\s+(\\d{4})\\b`, 'i'), ([month, day, year]) => named(year!, month!, Number(day))],
  [/\b(\d{4})-(\d\d)\b/, ([year, month]) => [year!, Number(month)]],
  [new RegExp(`\\b${monthName}\\.?\\s+(\\d{4})\\b`, 'i'), ([month, year]) => named(year!, month!)],
]

function named(year: string, month: string, day?: number): [string, number] | [string, number, number] | undefined {
  const at = months.findIndex(name => name.startsWith(month.toLowerCase()))
  if (at < 0) return undefined
  return day === undefined ? [year, at + 1] : [year, at + 1, day]
}

/** The day or month that somebody wrote: `2021-08-09`, `9 August 2021`, `Aug 9, 2021`, `August 2021`; undefined where there is none. */
export function daysInWords(words: string): DaysNamed | undefined {
  for (const [form, read] of forms) {
    const match = form.exec(words)
    const parts = match && read(match.slice(1))
    if (!parts) continue
    const [year, month, day] = parts
    const from = `${year}-${String(month).padStart(2, '0')}-${String(day ?? 1).padStart(2, '0')}`
    if (month < 1 || month > 12 || !isDay(from)) return undefined
    const to =
      day === undefined ? addDays(`${month === 12 ? Number(year) + 1 : year}-${String((month % 12) + 1).padStart(2, '0')}-01`, -1) : from
    return { from, to, rest: `${words.slice(0, match.index)} ${words.slice(match.index + match[0].length)}`.trim() }
  }
  return undefined
}

function isDay(day: string): boolean {
  const at = Date.parse(`${day}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day)
}
