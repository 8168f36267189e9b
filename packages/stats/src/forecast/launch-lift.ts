/** A season in two reports that follow each other, long enough after its release that only its age should part them. */
export interface InTwoReports {
  /** Names the two reports: hours of other reports do not compare. */
  reports: string
  /** Half-years from its release to the first day of the second report. */
  age: number
  /** Hours in the first, above 0. */
  before: number
  /** Hours in the second. */
  during: number
}

/** A new season that came out in the second of two reports, and the earlier seasons of its title. */
export interface Launch {
  /** Hours of the new season in that report, above 0. */
  hours: number
  earlier: (InTwoReports & { season: number })[]
}

/** What a launch did for the earlier seasons of its title, over the new season's own hours in the same report. */
export interface SequelLaunchLift {
  /** How many earlier seasons there are. */
  earlier: number
  /** Of all of them together, and of the latest alone; below 0 where they had less than is usual. */
  share: number
  shareOfLatest: number
}

/** Ages this far apart, in half-years, compare. */
const sameAge = 1.5
/** Fewer seasons than this do not say what is usual. */
const minimumUsual = 20

/**
 * How far new seasons lifted the earlier ones of their titles:
 *
 *     lift = Σ over earlier seasons of (hours in the report of the launch − hours in the one before × usual ratio)
 *
 * over the new season's hours in that report. The usual ratio is the median of hours in the second report over hours in the first,
 * of seasons of like age (within 1.5 half-years) without a launch in either. Reports of whole half-years hide nothing, as lists
 * do of a season that they do not show.
 *
 * @param others seasons without a launch in either report
 * @returns one lift for each launch of which the usual is known for all earlier seasons (at least 20 others each)
 */
export function launchLifts(launches: readonly Launch[], others: readonly InTwoReports[]): SequelLaunchLift[] {
  const usualRatio = usualRatios(others)
  return launches.flatMap(({ hours, earlier }) => {
    const added = earlier.map(season => {
      const usual = usualRatio(season)
      return { season: season.season, hours: usual === undefined ? Number.NaN : season.during - season.before * usual }
    })
    const sum = added.reduce((total, one) => total + one.hours, 0)
    // One that is not known spoils the sum.
    if (added.length === 0 || Number.isNaN(sum)) return []
    const latest = added.reduce((last, one) => (one.season > last.season ? one : last))
    return [{ earlier: added.length, share: sum / hours, shareOfLatest: latest.hours / hours }]
  })
}

/** The usual ratio for a season, of many: the others are put in the order of their ratios once. */
function usualRatios(others: readonly InTwoReports[]): (season: InTwoReports) => number | undefined {
  const sorted = others
    .map(({ reports, age, before, during }) => ({ reports, age, ratio: during / before }))
    .sort((first, second) => first.ratio - second.ratio)
  return ({ reports, age }) => {
    const like = sorted.filter(other => other.reports === reports && Math.abs(other.age - age) < sameAge)
    return like.length < minimumUsual ? undefined : (like[(like.length - 1) >> 1]!.ratio + like[like.length >> 1]!.ratio) / 2
  }
}
