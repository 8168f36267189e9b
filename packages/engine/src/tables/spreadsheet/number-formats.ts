import { getFormatDateInfo } from 'numfmt'
import { attribute, list, parsePiece } from './parse-pieces.js'

/** What a number in a cell is shown as: a day (perhaps with a time), a time or duration, or a number. */
export type ShownAs = 'day' | 'time' | 'number'

/** By the number of a cell’s style. */
export type NumberFormats = (style: string) => ShownAs

/** Formats that a file need not define: ECMA-376, 18.8.30. The others of its list are numbers. */
const builtIn: Readonly<Record<string, ShownAs>> = Object.fromEntries([
  ...[14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map(id => [id, 'day'] as const),
  ...[18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56].map(id => [id, 'time'] as const),
])

/** Reads which styles of a spreadsheet show days and times. */
export function numberFormats(styles: string): NumberFormats {
  const part = (name: string): string => new RegExp(`<(?:\\w+:)?${name}[\\s>].*?</(?:\\w+:)?${name}>`, 's').exec(styles)?.[0] ?? ''
  const own = new Map(
    list(parsePiece(part('numFmts'), 'numFmts', 'the styles')[0], 'numFmt').map(format => [
      attribute(format, 'numFmtId'),
      shownAs(attribute(format, 'formatCode')),
    ]),
  )
  const used = list(parsePiece(part('cellXfs'), 'cellXfs', 'the styles')[0], 'xf').map(style => attribute(style, 'numFmtId'))
  return style => {
    const id = used[Number(style || '0')] ?? '0'
    return own.get(id) ?? builtIn[id] ?? 'number'
  }
}

function shownAs(code: string): ShownAs {
  try {
    const { year, day, month, hours, minutes, seconds } = getFormatDateInfo(code)
    if (year || day || (month && !seconds && !minutes && !hours)) return 'day'
    return hours || minutes || seconds ? 'time' : 'number'
  } catch {
    // A format that is none shows the number.
    return 'number'
  }
}
