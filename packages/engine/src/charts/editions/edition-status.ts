import type { Chart, Edition, EditionStatus } from '@sweeps/model'
import { groupBy } from '../../group-by.js'
import { panelWeekCloses } from '../../panel/index.js'
import type { ChartDefinition } from '../definition.js'
import type { ListedEdition } from './edition-store.js'

/** What tells where an edition of a panel stands: when it was published, and of which week. */
export interface Moment {
  week: string
  /** ISO 8601, by the clock of the store. */
  published: string
  zone: string
}

/**
 * Where editions of one panel's week stand, the first revision first. It follows from when each was published, so that editions made before
 * they said so are told apart, too.
 */
export function statusesOf(revisions: readonly Moment[]): EditionStatus[] {
  let final = false
  return revisions.map(({ week, published, zone }) => {
    if (final) return 'revised'
    final = Date.parse(published) >= panelWeekCloses(week, zone)
    return final ? 'final' : 'provisional'
  })
}

/** The status of a new edition after the revisions there are, the first one first. */
export const statusAfter = (revisions: readonly Edition[], next: Moment): EditionStatus =>
  statusesOf([...revisions.map(momentOf), next]).at(-1)!

export const momentOf = ({ week, published, definition }: Edition): Moment => ({
  week: week.start,
  published,
  zone: (definition as ChartDefinition).zone,
})

/**
 * Where an edition stands, as it says or, of one that was made before editions said it, by when it was published; undefined: it is of no panel.
 * What only other revisions tell, that it is a correction of a final one, an old one does not know.
 */
export const statusOfEdition = (edition: Edition): EditionStatus | undefined =>
  edition.status ?? (edition.lists.some(({ panel }) => panel) ? statusesOf([momentOf(edition)])[0] : undefined)

/** Where a panel's list stands that is shown by itself or as an edition has it; undefined: it is of no panel. */
export const statusOfList = ({ panel, closed }: Chart, edition?: Pick<Edition, 'status'> | null): EditionStatus | undefined =>
  panel && (edition?.status ?? (closed ? 'final' : 'provisional'))

/** Where each edition of a list of them stands, by its id; `zoneOf`: of a chart of a panel, undefined for any other. */
export function statusesOfLines<Line extends Pick<ListedEdition, 'id' | 'chart' | 'market' | 'week' | 'revision' | 'published'>>(
  lines: readonly Line[],
  zoneOf: (line: Line) => string | undefined,
): Map<string, EditionStatus> {
  const found = new Map<string, EditionStatus>()
  for (const revisions of groupBy(lines, ({ chart, market, week }) => `${chart}\0${market}\0${week}`).values()) {
    const zone = zoneOf(revisions[0]!)
    if (zone === undefined) continue
    const inOrder = revisions.toSorted((one, other) => one.revision - other.revision)
    // The engine writes instants without their zone, which is UTC.
    const statuses = statusesOf(inOrder.map(({ week, published }) => ({ week, zone, published: `${published.replace(' ', 'T')}Z` })))
    for (const [at, { id }] of inOrder.entries()) found.set(id, statuses[at]!)
  }
  return found
}
