import type { SeasonFilterName } from '@sweeps/model'
import type { Segment } from '../rollup/segment-counts.js'
import { otherValues, unknownValue } from './season-filters.js'

/** Values of one filter that are told apart, the largest first; all that are not named are one more band where there are any. */
export interface Bands {
  named: readonly string[]
  others: boolean
}

/** More are not told apart. */
const mostNamed = 6

/** What a segment is by a filter, in the words of a request. */
const segmentValue = (segment: Segment, by: SeasonFilterName): string =>
  by === 'accounts' ? segment.came : by === 'service' ? segment.service : segment[by] || unknownValue

/** Those that cannot be asked together: what each shows could be subtracted from what another does. */
const places = ['market', 'screen', 'service'] as const

/**
 * The bands of each filter of a season's audience: the finest in which no band is of few accounts, and none of market, screen and service is
 * but for few accounts part of a band of another. Coarser ones are tried until that is so: the smallest named goes to the others. A filter left
 * with one band tells nothing apart.
 */
export function bandsOf(segments: readonly Segment[], minimumCell: number): Record<SeasonFilterName, Bands> {
  const named = {
    market: largeValues(segments, 'market', minimumCell),
    screen: largeValues(segments, 'screen', minimumCell),
    service: largeValues(segments, 'service', minimumCell),
    accounts: largeValues(segments, 'accounts', minimumCell),
  }
  for (;;) {
    const crossing = smallCrossing(segments, named, minimumCell)
    if (!crossing) break
    named[crossing] = withLargeRest(segments, crossing, named[crossing].slice(0, -1), minimumCell)
  }
  const bands = (by: SeasonFilterName): Bands => ({ named: named[by], others: restOf(segments, by, named[by]).length > 0 })
  return { market: bands('market'), screen: bands('screen'), service: bands('service'), accounts: bands('accounts') }
}

/** How many bands there are. */
export const countBands = ({ named, others }: Bands): number => named.length + (others ? 1 : 0)

/** Which band a segment is in. */
export function bandOf(segment: Segment, by: SeasonFilterName, { named }: Bands): number {
  const at = named.indexOf(segmentValue(segment, by))
  return at < 0 ? named.length : at
}

const accountsIn = (segments: readonly Segment[]): number => segments.reduce((sum, { accounts }) => sum + accounts, 0)

/** The largest values that may stand alone, and beside which the rest may. */
function largeValues(segments: readonly Segment[], by: SeasonFilterName, minimumCell: number): string[] {
  const sizes = new Map<string, number>()
  for (const segment of segments) sizes.set(segmentValue(segment, by), (sizes.get(segmentValue(segment, by)) ?? 0) + segment.accounts)
  const large = [...sizes]
    .filter(([value, accounts]) => accounts >= minimumCell && !(by === 'accounts' && value === otherValues))
    .sort(([one, some], [other, more]) => more - some || (one < other ? -1 : 1))
    .map(([value]) => value)
  return withLargeRest(segments, by, large.slice(0, mostNamed), minimumCell)
}

const restOf = (segments: readonly Segment[], by: SeasonFilterName, named: readonly string[]): Segment[] =>
  segments.filter(segment => !named.includes(segmentValue(segment, by)))

/** Takes named values to the rest, the smallest first, until those are nobody or enough. */
function withLargeRest(segments: readonly Segment[], by: SeasonFilterName, named: readonly string[], minimumCell: number): string[] {
  let left = [...named]
  for (;;) {
    const rest = restOf(segments, by, left)
    // People who are not recognised are somebody, and may be one.
    if (left.length === 0 || rest.length === 0 || accountsIn(rest) >= minimumCell) break
    left = left.slice(0, -1)
  }
  return left
}

/** The filter to be made coarser: that of the smaller of two bands that have few accounts in common, or none. */
function smallCrossing(
  segments: readonly Segment[],
  named: Readonly<Record<SeasonFilterName, readonly string[]>>,
  minimumCell: number,
): (typeof places)[number] | undefined {
  for (const [at, one] of places.entries())
    for (const other of places.slice(at + 1)) {
      if (named[one].length === 0 || named[other].length === 0) continue
      for (const [first, inFirst] of bandsIn(segments, one, named[one]))
        for (const [second, inSecond] of bandsIn(segments, other, named[other])) {
          const both = segments.filter(segment => isIn(segment, one, named[one], first) && isIn(segment, other, named[other], second))
          if (accountsIn(both) < minimumCell) return inFirst < inSecond ? one : other
        }
    }
  return undefined
}

const isIn = (segment: Segment, by: SeasonFilterName, named: readonly string[], band: number): boolean =>
  bandOf(segment, by, { named, others: true }) === band

/** The bands that there are, each with its accounts. */
function bandsIn(segments: readonly Segment[], by: SeasonFilterName, named: readonly string[]): Map<number, number> {
  const sizes = new Map<number, number>()
  for (const segment of segments) {
    const band = bandOf(segment, by, { named, others: true })
    sizes.set(band, (sizes.get(band) ?? 0) + segment.accounts)
  }
  return sizes
}
