import { groupBy } from '../../group-by.js'
import { dayNumber } from '../day-number.js'
import type { RecordedScore } from './recorded-seasons.js'

/** What critics, or the audience, thought of a season. */
export interface MeanScore {
  /** 0 to 1. */
  mean: number
  /** Over how many sources. */
  sources: number
}

/**
 * The mean over sources of the score that each had for a season by a day of its life: the last one until then, or where there is none, the
 * first after it. So seasons are compared at one age: a score of years later is of people who know how it went on. Null: nobody scored it.
 *
 * @param scores all that were known, by the day they were known
 * @param until a day number
 */
export function scoreAt(scores: readonly RecordedScore[], by: RecordedScore['by'], until: number): MeanScore | null {
  const sources = [
    ...groupBy(
      scores.filter(score => score.by === by),
      ({ site }) => JSON.stringify(site),
    ).values(),
  ]
  if (sources.length === 0) return null
  const values = sources.map(ofSource => (ofSource.findLast(({ known }) => dayNumber(known) <= until) ?? ofSource[0]!).value)
  return { mean: values.reduce((sum, value) => sum + value, 0) / values.length, sources: values.length }
}
