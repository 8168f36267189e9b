/**
 * One way of dividing a population into levels, with how many it has in each: the sexes, the age bands, the regions.
 *
 * `code` has the place in `levels` of each unit of the sample. `totals` are in the unit of the weights, as persons.
 */
export interface Margin {
  readonly name: string
  readonly levels: readonly string[]
  readonly code: Int32Array
  readonly totals: Float64Array
}

/**
 * A margin from each unit's level and the population's totals by level.
 *
 * @param levelOf the level of each unit of the sample
 * @throws RangeError when a unit has a level that has no total
 */
export function marginOf(name: string, levelOf: readonly string[], totals: Readonly<Record<string, number>>): Margin {
  const levels = Object.keys(totals)
  const place = new Map(levels.map((level, at) => [level, at]))
  const code = Int32Array.from(levelOf, (level, unit) => {
    const at = place.get(level)
    if (at === undefined) throw new RangeError(`marginOf: unit ${unit} has the level ${level} of ${name}, which has no total`)
    return at
  })
  return { name, levels, code, totals: Float64Array.from(Object.values(totals)) }
}

/** The sum of the weights in each level of a margin. */
export function levelSums(margin: Margin, weights: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(margin.levels.length)
  for (let unit = 0; unit < margin.code.length; unit++) sums[margin.code[unit]!]! += weights[unit]!
  return sums
}
