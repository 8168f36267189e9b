import { addDays, didYouMean, Problem, parseDay } from '@sweeps/model'
import type { PanelDefinition } from '../definition.js'
import type { PanelFiles } from '../read/panel-files.js'

/** What somebody asks of a panel's minutes, as text from a command line or an address. */
export interface SliceRequest {
  from: string
  /** Exclusive. */
  to: string
  /** Comma-separated dimensions: of the viewing, and characteristics of the panel. */
  by?: string | undefined
  service?: string | undefined
  title?: string | undefined
}

/** The same, understood. */
export interface Slice {
  from: string
  days: number
  by: readonly string[]
  service: string
  title: string
}

/** What viewing can be sliced by, beside whatever describes persons and households. */
const viewingDimensions = ['title', 'season', 'service', 'screen', 'day'] as const
export type ViewingDimension = (typeof viewingDimensions)[number]
export const isOfViewing = (dimension: string): dimension is ViewingDimension =>
  (viewingDimensions as readonly string[]).includes(dimension)

const mostDays = 92
const mostDimensions = 4
/** A column of more different values tells people apart; it is no characteristic of groups. */
const mostLevels = 60

/** Reads a request. Throws `invalid-request` naming the field, what is wrong with it and what it takes. */
export function parseSlice(files: PanelFiles, { from, to, by = '', service = '', title = '' }: SliceRequest): Slice {
  for (const [field, day] of [
    ['from', from],
    ['to', to],
  ] as const) {
    if (!day) throw new Problem('invalid-request', `${field} is missing: give a day such as 2021-08-09`)
    parseDay(day, field)
  }
  let days = 0
  while (addDays(from, days) < to && days <= mostDays) days++
  if (days === 0) throw new Problem('invalid-request', `to: ${to} is not after from ${from}; to is exclusive`)
  if (days > mostDays) throw new Problem('invalid-request', `to: the period has more than ${mostDays} days; ask for a shorter one`)
  const known = [...viewingDimensions, ...characteristicsOf(files)]
  const dimensions = [...new Set(by.split(',').flatMap(item => (item.trim() ? [item.trim()] : [])))]
  for (const dimension of dimensions)
    if (!known.includes(dimension))
      throw new Problem(
        'invalid-request',
        `by: "${dimension}" is no dimension of panel ${files.definition.id}; use ${known.join(', ')}${didYouMean(dimension, known)}`,
      )
  if (dimensions.length > mostDimensions)
    throw new Problem('invalid-request', `by: ${dimensions.length} dimensions at once are too many; name at most ${mostDimensions}`)
  return { from, days, by: dimensions, service, title }
}

/** The columns of persons.csv and households.csv that describe groups of people, in the order of their names. */
function characteristicsOf({ definition, persons = [], households = [] }: PanelFiles): string[] {
  const levels = new Map<string, Set<string>>()
  for (const { cells } of [...persons, ...households])
    for (const [column, value] of Object.entries(cells)) {
      const own = levels.get(column) ?? new Set()
      levels.set(column, own)
      if (own.size <= mostLevels) own.add(value)
    }
  const apart = notCharacteristics(definition)
  return [...levels].flatMap(([column, own]) => (apart.has(column) || own.size > mostLevels ? [] : [column])).sort()
}

/** Ids, days, weights and groups of replicates describe nobody. */
function notCharacteristics({ weighting, replicates }: PanelDefinition): Set<string> {
  const named = ['groups', 'strata', 'units'].flatMap(member => {
    const column = (replicates as Partial<Record<string, unknown>>)[member]
    return typeof column === 'string' ? [column] : []
  })
  return new Set(['person', 'household', 'from', 'to', ...viewingDimensions, ...(weighting.base ? [weighting.base] : []), ...named])
}
