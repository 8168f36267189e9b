import type { Season } from '../find-season.js'
import type { SeasonMeasures } from '../measure-season.js'
import type { SmallCells } from '../small-cells.js'
import { visibleCells, visibleTogether } from '../visible-cells.js'
import { sumMeasures } from './sum-measures.js'

type Within = (name: string) => boolean

/**
 * The audience in groups that have no account in common: `[band][way of coming]`. A filter that is not asked for has one band. Bands are in
 * their order, the others last.
 */
export type GroupTable = readonly (readonly SeasonMeasures[])[]

/**
 * Which figures of one group’s report are shown beside all other reports of the same window that can be asked for.
 *
 * - What a coarser report hides is hidden: m − n of two groups is then made of differences that were looked at.
 * - Of one filter the audience is cut band by band, the largest first: in two, in three… A figure is shown for a band when it may be shown, in
 *   every part of a cut that tells that band apart, what is left of the others together among them. So whatever is added to and taken from
 *   each other is made of whole parts, each nobody or enough.
 * - Of two filters it is shown when it may be in every part of the cut of both, and in the cuts of each alone.
 */
export function visibleInGroup(
  season: Season,
  { whole, groups, at }: { whole: SeasonMeasures; groups: GroupTable; at: readonly [band: number, came: number] },
  minimumCell: number,
): Within {
  const together = (tables: readonly SeasonMeasures[], within: Within) => {
    const cells = visibleTogether(season, tables, minimumCell, within)
    return (name: string): boolean => cells.has(name)
  }
  const all = has(visibleCells(season, whole, minimumCell))
  const bands = groups.map(sumMeasures)
  const ways = groups[0]!.map((_, came) => sumMeasures(groups.map(band => band[came]!)))
  const ofBands = cutsOf(bands.length, at[0]).reduce((within, cut) => together(cutInto(cut, bands), within), all)
  const ofWays = cutsOf(ways.length, ways.length - 1).reduce((within, cut) => together(cutInto(cut, ways), within), all)
  const ofBoth = (): Within => {
    const within = (name: string): boolean => ofBands(name) && ofWays(name)
    return cutsOf(bands.length, at[0]).reduce(
      (inside, cut) =>
        together(
          ways.flatMap((_, came) =>
            cutInto(
              cut,
              groups.map(band => band[came]!),
            ),
          ),
          inside,
        ),
      within,
    )
  }
  const oneWay = cutsOf(ways.length, at[1]).reduce((within, cut) => together(cutInto(cut, ways), within), all)
  const seen = bands.length === 1 ? (ways.length === 1 ? all : oneWay) : ways.length === 1 ? ofBands : ofBoth()
  // And in the group itself: there nobody reads as a few.
  return has(visibleCells(season, groups[at[0]]![at[1]]!, minimumCell, seen))
}

const has =
  (cells: SmallCells): Within =>
  name =>
    cells.has(name)

/** How many bands each cut tells apart, from one up to that which tells a band apart; beside those that are left together. */
function cutsOf(bands: number, at: number): number[] {
  const most = Math.min(at + 1, bands - 1)
  return Array.from({ length: most }, (_, cut) => cut + 1)
}

/** The first bands each for itself, and all others together. */
const cutInto = (apart: number, bands: readonly SeasonMeasures[]): SeasonMeasures[] => [
  ...bands.slice(0, apart),
  sumMeasures(bands.slice(apart)),
]
