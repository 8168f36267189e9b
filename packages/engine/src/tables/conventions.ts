import type { Delimiter } from './table-format.js'

/** How a file writes what can be written in several ways, as far as that shows in it. */
export interface Conventions {
  /** Between whole part and fraction, in this column. Undefined: it shows nowhere, or both are written. */
  decimal(column: string): '.' | ',' | undefined
  /** Whether 08/06/2021 names the day or the month first, in this column. */
  first(column: string): 'day' | 'month' | undefined
  /** Of a spreadsheet: the day it counts as 0. */
  dayZero?: string
}

interface Known {
  decimal: '.' | ',' | undefined
  delimiter: Delimiter | undefined
  dayZero: string | undefined
}

type Rows = readonly { cells: Readonly<Record<string, string>> }[]

/**
 * Reads a file's conventions from the cells that can mean one thing only: `12,5` and `1.234.567` have decimal commas, `13/08/2021` names the
 * day first. A person looks down the column in the same way. A column is looked at when a cell of it needs that.
 */
export function conventionsOf(rows: Rows, { decimal, delimiter, dayZero }: Known): Conventions {
  const decimals = new Map<string, '.' | ',' | undefined>()
  const firsts = new Map<string, 'day' | 'month' | undefined>()
  // Cells of a spreadsheet that are numbers come with a point. Where commas separate the columns, one in a number had to be quoted.
  const usual = decimal ?? (delimiter === undefined ? '.' : undefined)
  const decimalOf = (cell: string) => (delimiter === ',' && /^-?\d{1,3}\.\d{3}$/.test(cell) ? '.' : decimalIn(cell))
  return {
    decimal: column => once(decimals, column, () => evident(rows, column, decimalOf, usual)),
    first: column => once(firsts, column, () => evident(rows, column, firstIn, undefined)),
    ...(dayZero !== undefined && { dayZero }),
  }
}

function once<Value>(known: Map<string, Value>, column: string, find: () => Value): Value {
  if (!known.has(column)) known.set(column, find())
  return known.get(column)!
}

/** What the cells of a column show: one thing, nothing (then the usual), or both (then nothing is known). */
function evident<Sign>(rows: Rows, column: string, of: (cell: string) => Sign | undefined, usual: Sign | undefined): Sign | undefined {
  const found = new Set<Sign>()
  for (const { cells } of rows) {
    const sign = of(cells[column] ?? '')
    if (sign !== undefined) found.add(sign)
  }
  return found.size === 0 ? usual : found.size === 1 ? [...found][0] : undefined
}

/** The decimal sign that a number must have; undefined when it may have either. */
function decimalIn(cell: string): '.' | ',' | undefined {
  if (/^-?(?:\d*,(?:\d{1,2}|\d{4,})|0*,\d+|\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?|[\d. '’\u00a0\u202f]*[. '’\u00a0\u202f]\d{3},\d+)$/.test(cell))
    return ','
  if (
    /^-?(?:\d*\.(?:\d{1,2}|\d{4,})|0*\.\d+|\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?|[\d, '’\u00a0\u202f]*[, '’\u00a0\u202f]\d{3}\.\d+|\d{4,}\.\d{3})$/.test(
      cell,
    )
  )
    return '.'
  return /^-?\d{4,},\d{3}$/.test(cell) ? ',' : undefined
}

/** What the first number of a day with slashes must be. */
function firstIn(cell: string): 'day' | 'month' | undefined {
  const [, one, two] = /^(\d{1,2})[/-](\d{1,2})[/-]\d{4}\b/.exec(cell) ?? []
  if (one === undefined) return undefined
  if (Number(one) > 12 && Number(two) <= 12) return 'day'
  return Number(two) > 12 && Number(one) <= 12 ? 'month' : undefined
}
