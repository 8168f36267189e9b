import { type CaseResult, type Draws, type NextSeasonTerms, type Thresholds, weighNextSeason } from './next-season-case.js'

/** A term that can be argued with, and how far. */
export interface TermRange {
  term: 'valuePerHour' | 'costPerEpisode' | 'marketing' | 'audience' | 'episodes'
  low: number
  high: number
}

/** What one term does to the answer, all others as they are. */
export interface TermEffect extends TermRange {
  at: number
  /** The probability that it earns its cost at the low and the high end; null when the cost is not known. */
  probability: [number, number] | null
  /** Median break-even cost per episode at the low and the high end. */
  breakEven: [number, number]
  /** Where between the ends the probability crosses the threshold for renewing; null: nowhere. */
  turnsAt: number | null
}

/** Asks every range what it does to the answer, the most telling first. */
export function sensitivity(drawn: Draws, terms: NextSeasonTerms, thresholds: Thresholds, ranges: readonly TermRange[]): TermEffect[] {
  const at = (term: TermRange['term'], value: number): CaseResult => weighNextSeason(drawn, { ...terms, [term]: value }, thresholds)
  return ranges
    .flatMap(range => {
      const now = terms[range.term]
      if (now === null) return []
      const [low, high] = [at(range.term, range.low), at(range.term, range.high)]
      const known = low.probabilityEarnsCost !== null && high.probabilityEarnsCost !== null
      return [
        {
          ...range,
          at: now,
          probability: known ? ([low.probabilityEarnsCost!, high.probabilityEarnsCost!] as [number, number]) : null,
          breakEven: [low.breakEvenCostPerEpisode.p50, high.breakEvenCostPerEpisode.p50] as [number, number],
          turnsAt: known ? crossing(range, value => at(range.term, value).probabilityEarnsCost! - thresholds.renewAt) : null,
        },
      ]
    })
    .sort((one, other) => reach(other) - reach(one))
}

const reach = ({ probability, breakEven }: TermEffect): number =>
  probability ? Math.abs(probability[1] - probability[0]) : Math.abs(Math.log(breakEven[1] / breakEven[0]))

/** By bisection: the probability goes one way with each term. Whole numbers stay whole. */
function crossing({ term, low, high }: TermRange, above: (value: number) => number): number | null {
  let [from, to] = [low, high]
  const sign = above(from) >= 0
  if (sign === above(to) >= 0) return null
  const whole = term === 'episodes'
  for (let step = 0; step < 40 && (!whole || to - from > 1); step++) {
    const middle = whole ? Math.floor((from + to) / 2) : (from + to) / 2
    if (above(middle) >= 0 === sign) from = middle
    else to = middle
  }
  return sign ? from : to
}
