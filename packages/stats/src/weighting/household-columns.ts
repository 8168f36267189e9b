import type { Columns } from './columns.js'

/**
 * Persons' columns summed within each household, so that households can be weighted to totals of persons.
 *
 * When a household and all its members share one weight, Σ over persons of weight × x is Σ over households of weight × (sum of x within
 * it). Calibrating these sums, beside columns of the households themselves, gives weights that meet both kinds of totals, and viewing
 * together counts the same whichever way it is added up.
 *
 * Source: G. Lemaître and J. Dufour, "An Integrated Method for Weighting Persons and Families", Survey Methodology 13 (1987) 199–207.
 *
 * @param persons one row for each person
 * @param householdOf the place of each person's household, from 0
 * @param households how many there are; one without persons has a row of zeros
 */
export function householdColumns(persons: Columns, householdOf: ArrayLike<number>, households: number): Columns {
  const width = persons.names.length
  const values = new Float64Array(households * width)
  for (let person = 0; person < persons.rows; person++) {
    const start = householdOf[person]! * width
    for (let at = 0; at < width; at++) values[start + at]! += persons.values[person * width + at]!
  }
  return { names: persons.names, rows: households, values }
}
