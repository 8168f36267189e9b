import { badFile, placeOf, textCell } from '../../tables/index.js'
import { givenDayOfZone } from './day-of-zone.js'
import { inFile, type PartRow } from './panel-part.js'

/** How many the population has at a level of a margin, from a day to a day; `''`: since ever, for good. */
export interface Target {
  margin: string
  level: string
  total: number
  /** Where the total is from, and its standard error, as the file says. */
  source: string
  se: string
  from: string
  to: string
  line: number
}

/** Reads the totals. Throws `invalid-file` for a total that is none, and for a level twice at a time. */
export function readTargets(rows: readonly PartRow[], zone: string): Target[] {
  return inFile('targets', () => {
    const targets = rows.map(row => readTarget(row, zone))
    const byCell = new Map<string, Target[]>()
    for (const target of targets) {
      const key = `${target.margin}\0${target.level}`
      const earlier = byCell.get(key) ?? []
      const both = earlier.find(other => (other.to === '' || target.from <= other.to) && (target.to === '' || other.from <= target.to))
      if (both)
        throw badFile(
          { line: target.line, column: 'level' },
          `${target.margin} ${target.level} has a total in line ${both.line} already`,
          'keep one of them, or say from when to when each holds (columns from and to)',
        )
      byCell.set(key, [...earlier, target])
    }
    return targets
  })
}

function readTarget(row: PartRow, zone: string): Target {
  return {
    margin: textCell(row, 'margin'),
    level: textCell(row, 'level'),
    total: numberOf(row, 'total', 0),
    source: row.cells['source'] ?? '',
    se: row.cells['se'] ?? '',
    from: givenDayOfZone(row, 'from', zone),
    to: givenDayOfZone(row, 'to', zone),
    line: row.line,
  }
}

/** A number of a cell, of any form that programs write. */
export function numberOf(row: PartRow, column: string, least: number): number {
  const text = textCell(row, column)
  const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN
  if (!Number.isFinite(number))
    throw badFile(placeOf(row, column), `"${text.slice(0, 40)}" is no number`, 'write it with a point for decimals')
  if (number < least) throw badFile(placeOf(row, column), `${text} is below ${least}`, `it must be at least ${least}`)
  return number
}
