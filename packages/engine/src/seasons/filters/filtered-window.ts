import { Problem, type SeasonFilter, type SeasonFilterName } from '@sweeps/model'
import type { SeasonMeasures } from '../measure-season.js'
import type { Rollup, WindowOfSeason } from '../rollup/rollup.js'
import type { Grouping, Segment } from '../rollup/segment-counts.js'
import { type Bands, bandOf, bandsOf, countBands } from './bands.js'
import { otherValues, type SeasonFilters } from './season-filters.js'
import { visibleInGroup } from './visible-bands.js'

/** What was counted of the accounts that some filters choose, and what of it may be shown. */
export interface FilteredWindow {
  measures: SeasonMeasures
  show: (name: string) => boolean
  filters: SeasonFilter[]
}

export interface FilterOptions {
  filters: SeasonFilters
  /** The same window, unfiltered. */
  whole: SeasonMeasures
  smallCells: 'hidden' | 'shown'
  minimumCell: number
}

/**
 * Counts the accounts that filters choose: those that watched most of the season in the window there, so, and came to it so. With small cells
 * hidden a value of few accounts is not told apart: all those that are not stand for it. Throws `invalid-request` where the zone's clock does
 * not keep to quarters of an hour.
 */
export async function filteredWindow(
  rollup: Rollup,
  window: WindowOfSeason,
  { filters, whole, smallCells, minimumCell }: FilterOptions,
): Promise<FilteredWindow> {
  const layout = (segments: readonly Segment[]) => layoutOf(segments, { filters, smallCells, minimumCell })
  // What is told apart does not depend on the value that is asked for, but where one is asked for alone: the next value is counted already.
  const name = JSON.stringify([smallCells, smallCells === 'shown' ? filters : Object.keys(filters)])
  const measured = await rollup.measureGroups(window, name, segments => layout(segments).grouping)
  if (!measured)
    throw new Problem(
      'invalid-request',
      `tz: the clock in ${window.zone} did not keep to quarters of an hour: leave the filters out, or take another zone`,
    )
  const { place, ways, bandCount, wayCount } = layout(measured.segments)
  const groups = Array.from({ length: bandCount }, (_, band) => measured.groups.slice(band * wayCount, (band + 1) * wayCount))
  const chosen = [chosenOf(place), chosenOf(ways)] as const
  const told = [place, ways].flatMap((axis, at) => (axis ? [filterOf(axis, chosen[at as 0 | 1])] : []))
  const [band, way] = chosen
  if (band === undefined || way === undefined) return { measures: whole, show: () => false, filters: told }
  const show = smallCells === 'shown' ? () => true : visibleInGroup(window.season, { whole, groups, at: [band, way] }, minimumCell)
  return { measures: groups[band]![way]!, show, filters: told }
}

/** A filter that is asked for, and what it tells apart. */
interface Axis {
  by: SeasonFilterName
  asked: string
  bands: Bands
}

function layoutOf(segments: readonly Segment[], { filters, smallCells, minimumCell }: Omit<FilterOptions, 'whole'>) {
  const safe = bandsOf(segments, minimumCell)
  const axis = (by: SeasonFilterName | undefined): Axis | undefined => {
    const asked = by && filters[by]
    if (!by || asked === undefined) return undefined
    const alone = smallCells === 'shown' && asked !== otherValues
    return { by, asked, bands: alone ? { named: [asked], others: true } : safe[by] }
  }
  const place = axis((['market', 'screen', 'service'] as const).find(name => filters[name] !== undefined))
  const ways = axis(filters.accounts === undefined ? undefined : 'accounts')
  const bandCount = place ? Math.max(1, countBands(place.bands)) : 1
  const wayCount = ways ? Math.max(1, countBands(ways.bands)) : 1
  const at = (segment: Segment, of: Axis | undefined): number => (of ? bandOf(segment, of.by, of.bands) : 0)
  const grouping: Grouping = { count: bandCount * wayCount, of: segment => at(segment, place) * wayCount + at(segment, ways) }
  return { place, ways, bandCount, wayCount, grouping }
}

/** The band that is shown; undefined where there is none that could be. */
function chosenOf(axis: Axis | undefined): number | undefined {
  if (!axis) return 0
  const { named, others } = axis.bands
  const at = named.indexOf(axis.asked)
  if (at >= 0) return at
  return others && named.length > 0 ? named.length : undefined
}

function filterOf({ by, asked, bands: { named } }: Axis, chosen: number | undefined): SeasonFilter {
  return { by, asked, shown: chosen === undefined ? null : (named[chosen] ?? otherValues), apart: [...named] }
}
