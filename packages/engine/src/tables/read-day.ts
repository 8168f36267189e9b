import { addDays, parseDay } from '@sweeps/model'

/** What a written day says; neither member: it is no day. */
export interface DayRead {
  /** In ISO 8601. */
  day?: string
  /** It can be read as two days. */
  readings?: readonly [string, string]
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const monthNames = [
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'],
]

/**
 * A day as people and programs write it: `2021-08-06`, with a time after it, `2021/8/6`, `20210806`, `6.8.2021`, `6 August 2021`,
 * `Aug 6, 2021`; and `8/6/2021` where `first` says which of the two numbers comes first, or one of them can be no month.
 */
export function readDay(text: string, first?: 'day' | 'month'): DayRead {
  const bare = text.trim()
  const [, year, month, day] =
    /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ]\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)?(?: ?(?:Z|[+-]\d\d:?\d\d))?)?$/
      .exec(bare)
      ?.toSpliced(2, 1) ??
    /^(\d{4})(\d\d)(\d\d)$/.exec(bare) ??
    []
  if (year !== undefined) return dayOf(year, month!, day!)
  const [, dotDay, dotMonth, dotYear] = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})(?: \d{1,2}:\d\d(?::\d\d)?)?$/.exec(bare) ?? []
  if (dotYear !== undefined) return dayOf(dotYear, dotMonth!, dotDay!)
  return named(bare) ?? slashed(bare, first)
}

/** `6 August 2021`, `6-Aug-21` has no century and is none, `August 6, 2021`, `Fri, Aug 6, 2021`. */
function named(text: string): DayRead | undefined {
  const bare = text.replace(/^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? +/i, '')
  const [, day, name, year] =
    /^(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})\.?,?[ -](\d{4})$/i.exec(bare) ??
    /^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/i
      .exec(bare)
      ?.map((part, at, all) => (at === 1 ? all[2]! : at === 2 ? all[1]! : part)) ??
    []
  if (name === undefined) return undefined
  const word = name.toLowerCase().replace(/^sept$/, 'sep')
  const month = months.includes(word) ? months.indexOf(word) : monthNames.indexOf(word)
  return month < 0 ? undefined : dayOf(year!, String(month + 1), day!)
}

function slashed(text: string, first: 'day' | 'month' | undefined): DayRead {
  const [, one, two, year] = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?: \d{1,2}:\d\d(?::\d\d)?)?$/.exec(text) ?? []
  if (year === undefined) return {}
  const [dayFirst, monthFirst] = [dayOf(year, two!, one!), dayOf(year, one!, two!)]
  if (dayFirst.day === undefined || monthFirst.day === undefined || dayFirst.day === monthFirst.day)
    return dayFirst.day === undefined ? monthFirst : dayFirst
  if (first) return first === 'day' ? dayFirst : monthFirst
  return { readings: [dayFirst.day, monthFirst.day] }
}

function dayOf(year: string, month: string, day: string): { day?: string } {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  try {
    return { day: parseDay(iso, 'day').toString() }
  } catch {
    return {}
  }
}

/**
 * The day that a spreadsheet counts by a number; undefined for what is none of its days. TRICKY: the sheets that count from 1900 have a
 * 29 February of that year, which never was, so before it they are one day further on.
 */
export function serialDay(serial: number, dayZero: string): string | undefined {
  if (!(serial >= 0 && serial < 2_958_466) || (dayZero === '1899-12-30' && serial < 1)) return undefined
  const days = Math.floor(serial)
  return addDays(dayZero, dayZero === '1899-12-30' && days < 60 ? days + 1 : days)
}
