import { badFile, placeOf, textCell } from '../../tables/index.js'
import { dayOfZone } from './day-of-zone.js'
import { inFile, type PartRow } from './panel-part.js'

/** What a household's meters did on a day. */
export interface PanelDay {
  household: string
  day: string
  inTab: boolean
  reason: string
  line: number
}

const states: Readonly<Record<string, boolean>> = {
  ...{ 'in-tab': true, intab: true, in_tab: true, in: true, yes: true },
  ...{ out: false, 'out-of-tab': false, 'not-in-tab': false, not_in_tab: false, silent: false, no: false },
}

/** Whether a column says of which zone the days are. */
const isZoneColumn = (column: string): boolean => /^(?:(?:time[ _-]?)?zone|tz)$/i.test(column)

/**
 * Reads which days count. A household without a line for a day is not in-tab: a silent meter is not zero viewing.
 * Throws `invalid-file` for a day twice, a state that is not known, and days of another zone than the panel's.
 */
export function readDays(rows: readonly PartRow[], zone: string): PanelDay[] {
  return inFile('days', () => {
    const lines = new Map<string, number>()
    return rows.map(row => {
      const day = readDay(row, zone)
      const key = `${day.household}\0${day.day}`
      const before = lines.get(key)
      if (before !== undefined)
        throw badFile(placeOf(row, 'day'), `household ${day.household} has ${day.day} in line ${before} already`, 'keep one of them')
      lines.set(key, row.line)
      return day
    })
  })
}

function readDay(row: PartRow, zone: string): PanelDay {
  const named = Object.keys(row.cells).find(column => isZoneColumn(column) && row.cells[column])
  const own = named === undefined ? zone : row.cells[named]!
  if (own.toLowerCase() !== zone.toLowerCase())
    throw badFile(
      placeOf(row, named!),
      `the day is one of ${own}, and the panel's are those of ${zone}`,
      'give the days of the panel’s zone',
    )
  const day = dayOfZone(row, 'day', zone)
  const state = textCell(row, 'state').toLowerCase()
  const inTab = states[state]
  if (inTab === undefined) throw badFile(placeOf(row, 'state'), `"${state.slice(0, 40)}" is not known here`, 'it must be in-tab or out')
  return { household: textCell(row, 'household'), day, inTab, reason: row.cells['reason'] ?? '', line: row.line }
}
