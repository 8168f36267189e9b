import { plainSigns } from './plain-signs.js'

/** The sign between the whole part of a number and its fraction. */
export type DecimalSign = '.' | ','

/** What a written number says; neither member: it is no number. */
export interface NumberRead {
  /** It can be read in one way only. */
  value?: number
  /** It can be read in several, written out so that a message can name them. */
  readings?: readonly string[]
}

/** Spaces that stand between groups of digits: the common one, no-break, figure, thin and narrow no-break. */
const spaces = /[ \u00a0\u2007\u2009\u202f]/g
const apostrophes = /['’‘ʼ´`\u066c]/g
const arabicDecimal = '\u066b'

/**
 * A number of 0 or more (or below, with a minus) as people write it: `1,234.5`, `1.234,5`, `1 234 567`, `1'234`. Groups have three digits.
 *
 * Without a known decimal sign, a lone comma or point that could be either one is not guessed at: `9,5` (9.5, or 95 with a slip), `9,500`
 * and `9.500` (9500 or 9.5), `1,00,0`. A lone point before other than three digits is a decimal sign everywhere. Digits may be of any script;
 * the Arabic signs between them (`١٬٢٣٤٫٥`) can mean one thing only.
 */
export function readNumber(text: string, decimalSign?: DecimalSign): NumberRead {
  const decimal = text.includes(arabicDecimal) ? '.' : decimalSign
  const bare = plainSigns(text).replaceAll(arabicDecimal, '.').trim().replace(spaces, ' ').replace(apostrophes, "'")
  if (/^-?\d+$/.test(bare)) return { value: Number(bare) }
  if (/^-?\d+(\.\d+)?e\+?\d{1,2}$/i.test(bare)) return { value: Number(bare) }
  if (!/^-?[.,]?\d([\d., ']*\d)?$/.test(bare)) return {}
  const [point, comma] = [withDecimal(bare, '.'), withDecimal(bare, ',')]
  const known = decimal === '.' ? point : decimal === ',' ? comma : undefined
  if (known !== undefined) return { value: known }
  if (decimal === undefined && !bare.includes(',') && comma === undefined && point !== undefined) return { value: point }
  const both = point !== undefined && comma !== undefined && point !== comma
  const lone = /^-?\d*,\d+$/.test(bare)
  if (!both && !lone) {
    const only = point ?? comma
    if (only !== undefined) return { value: only }
  }
  if (!/[.,]/.test(bare)) return {}
  const readings = readingsOf(bare)
  // Nothing is nothing, wherever its signs stand: `0,000`.
  return readings.length === 1 ? { value: Number(readings[0]) } : { readings }
}

/** The number that it is with this decimal sign, and groups of three digits with one other sign between them; undefined when it is none. */
function withDecimal(text: string, decimal: DecimalSign): number | undefined {
  const match = (decimal === '.' ? withPoint : withComma).exec(text)
  const { sign = '', whole = '', fraction = '' } = match?.groups ?? {}
  if (!match || (whole === '' && fraction === '')) return undefined
  return Number(`${sign}${whole.replace(/\D/g, '') || '0'}.${fraction || '0'}`)
}

const withPoint = /^(?<sign>-?)(?<whole>\d+|[1-9]\d{0,2}(?:(?<between>[, '])\d{3})(?:\k<between>\d{3})*)?(?:\.(?<fraction>\d+))?$/
const withComma = /^(?<sign>-?)(?<whole>\d+|[1-9]\d{0,2}(?:(?<between>[. '])\d{3})(?:\k<between>\d{3})*)?(?:,(?<fraction>\d+))?$/

/** What somebody may have meant: the last sign as the decimal one, or none of the signs. */
function readingsOf(text: string): string[] {
  const at = Math.max(text.lastIndexOf(','), text.lastIndexOf('.'))
  const digits = (part: string): string => part.replace(/[^\d-]/g, '')
  const one = Number(`${digits(text.slice(0, at)) || '0'}.${digits(text.slice(at + 1))}`)
  return [...new Set([String(one), String(Number(digits(text)))])]
}
