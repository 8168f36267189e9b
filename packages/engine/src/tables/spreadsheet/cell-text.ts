import { badFile } from '../bad-file.js'
import { serialDay } from '../read-day.js'
import type { NumberFormats } from './number-formats.js'
import { attribute, type Element, list, textOf } from './parse-pieces.js'
import { unescaped, visibleText } from './visible-text.js'

interface Book {
  shared: readonly string[]
  dayZero: string
  formats: NumberFormats
}

/** A cell as text: days in ISO 8601, durations as `25:30`, other numbers written out plainly. Throws `invalid-file`. */
export function cellText(cell: Element, { shared, dayZero, formats }: Book, place: { sheet: string; line: number }): string {
  const value = textOf(list(cell, 'v')[0])
  switch (attribute(cell, 't')) {
    case 's': {
      const text = shared[Number(value)]
      if (text === undefined)
        throw badFile({ ...place, column: attribute(cell, 'r') }, `there is no text ${value}`, 'open it and save it again as XLSX')
      return text.trim()
    }
    case 'inlineStr':
      return list(cell, 'is').map(visibleText).join('').trim()
    case 'b':
      return value === '1' || value === 'true' ? 'TRUE' : 'FALSE'
    case '':
    case 'n':
      return numberText(value.trim(), formats(attribute(cell, 's')), dayZero)
    case 'e':
      // Only whoever reads the column has to mind: see `read-table.ts`.
      return value.trim() || '#N/A'
    default:
      return unescaped(value).trim()
  }
}

function numberText(value: string, shownAs: ReturnType<NumberFormats>, dayZero: string): string {
  const exact = Number(value)
  if (value === '' || Number.isNaN(exact)) return value
  // Sums of days and times are off by less than a second: 44413.99999999 is shown as the day that begins.
  const number = shownAs === 'number' ? exact : Math.round(exact * 86_400) / 86_400
  if (shownAs === 'day') {
    const day = serialDay(number, dayZero)
    const time = clock(number - Math.floor(number))
    if (day !== undefined) return time === '0:00' ? day : `${day} ${time.padStart(5, '0')}`
  }
  if (shownAs === 'time' && number >= 0) return clock(number)
  // Written as 6.895E8 by some programs.
  return plainly(number)
}

/** Days as hours and minutes, `25:30`; with seconds where there are some. */
function clock(days: number): string {
  const seconds = Math.round(days * 86_400)
  const two = (part: number): string => String(part).padStart(2, '0')
  const rest = seconds % 60
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}${rest === 0 ? '' : `:${two(rest)}`}`
}

/** Without an exponent. */
function plainly(number: number): string {
  const text = String(number)
  return /e/i.test(text) ? number.toLocaleString('en', { useGrouping: false, maximumSignificantDigits: 17 }) : text
}
