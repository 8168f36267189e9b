import { addDays, parseDay, plainSigns } from '@sweeps/model'

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

/** A time behind a day, of any zone, as programs write it: `T00:00:00.000Z`, ` 12:00 AM`, `, 20:15 UTC`, ` 00:00:00 GMT+0300 (IDT)`. */
const timeBehind =
  /(?<=[\d.日])(?:T|,? +(?:at +)?)(?:\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)?|(?<=T)\d{6}(?:\.\d+)?)(?: ?[ap]\.?m\.?)?(?: ?(?:Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)){0,2}(?: \([^()]*\))?$/i

/**
 * A day as people and programs write it: `2021-08-06`, `2021/8/6`, `20210806`, `6.8.2021`, `6 August 2021`, `Aug 6, 2021`, `2021年8月6日`; and
 * `8/6/2021` where `first` says which of the two numbers comes first, or one of them can be no month. A time may stand behind it, and its
 * digits may be of any script.
 */
export function readDay(text: string, first?: 'day' | 'month'): DayRead {
  const bare = plainSigns(text).trim().replace(timeBehind, '')
  const [, year, month, day] =
    /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(bare)?.toSpliced(2, 1) ??
    /^(\d{4})(\d\d)(\d\d)$/.exec(bare) ??
    /^(\d{4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일]$/.exec(bare) ??
    []
  if (year !== undefined) return dayOf(year, month!, day!)
  const [, dotDay, dotMonth, dotYear] = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})$/.exec(bare) ?? []
  if (dotYear !== undefined) return dayOf(dotYear, dotMonth!, dotDay!)
  return named(bare) ?? slashed(bare, first)
}

/** `6 August 2021`, `6. August 2021`, `August 6, 2021`, `Fri, Aug 6, 2021`, `2021-Aug-06`. `6-Aug-21` has no century and is none. */
function named(text: string): DayRead | undefined {
  const bare = text.replace(/^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? +/i, '')
  const { day, name, year } =
    /^(?<day>\d{1,2})(?:st|nd|rd|th|\.)?(?: of)?[ -](?<name>[a-z]{3,9})\.?,?[ -](?<year>\d{4})$/i.exec(bare)?.groups ??
    /^(?<name>[a-z]{3,9})\.?[ -](?<day>\d{1,2})(?:st|nd|rd|th)?,?[ -](?<year>\d{4})$/i.exec(bare)?.groups ??
    /^(?<year>\d{4})[ -](?<name>[a-z]{3,9})\.?[ -](?<day>\d{1,2})$/i.exec(bare)?.groups ??
    {}
  if (name === undefined) return undefined
  const word = name.toLowerCase().replace(/^sept$/, 'sep')
  const month = months.includes(word) ? months.indexOf(word) : monthNames.indexOf(word)
  return month < 0 ? undefined : dayOf(year!, String(month + 1), day!)
}

function slashed(text: string, first: 'day' | 'month' | undefined): DayRead {
  const [, one, two, year] = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(text) ?? []
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
