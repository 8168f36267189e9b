import { weekStart } from '@sweeps/model'
import { badFile, placeOf, textCell } from '../../tables/index.js'
import type { PanelDefinition } from '../definition.js'
import { dayOfZone } from './day-of-zone.js'
import { inFile, type PartRow } from './panel-part.js'
import { numberOf } from './read-targets.js'

/** Minutes that all persons of a population watched of a title of a service in a week: what a panel estimates. */
export interface TrueMinutes {
  /** Its first day. */
  week: string
  service: string
  title: string
  minutes: number
}

/**
 * Reads what is true of a population, which only whoever simulated it knows. Throws `invalid-file` for minutes that are none, and for a title
 * twice in a week.
 */
export function readTruth(rows: readonly PartRow[], { zone, firstDay }: Pick<PanelDefinition, 'zone' | 'firstDay'>): TrueMinutes[] {
  return inFile('truth', () => {
    const lines = new Map<string, number>()
    return rows.map(row => {
      const week = weekStart(dayOfZone(row, 'week', zone), firstDay)
      const [service, title] = [textCell(row, 'service'), textCell(row, 'title')]
      const key = [week, service, title].join('\0')
      const before = lines.get(key)
      if (before !== undefined)
        throw badFile(placeOf(row, 'title'), `${title} of ${service} has the week of ${week} in line ${before} already`, 'keep one of them')
      lines.set(key, row.line)
      return { week, service, title, minutes: numberOf(row, 'minutes', 0) }
    })
  })
}
