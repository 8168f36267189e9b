/** A cell of a margin, with what the population has there and what the weights reach. */
export interface CellResidual {
  margin: string
  level: string
  target: number
  achieved: number
}

/** Why weights cannot be made: what kind of trouble it is, and where. */
export type WeightingTrouble =
  | { kind: 'lengths'; what: string }
  | { kind: 'base-weight'; place: number; weight: number }
  | { kind: 'target'; margin: string; level: string; target: number }
  | { kind: 'target-without-sample'; cells: { margin: string; level: string; target: number }[] }
  | { kind: 'sample-without-target'; cells: { margin: string; level: string; sample: number }[] }
  | { kind: 'margins-disagree'; totals: { margin: string; total: number }[] }
  | { kind: 'bounds'; why: string }
  | { kind: 'bounds-cannot-hold'; cells: (CellResidual & { ratio: number })[] }
  | { kind: 'no-convergence'; rounds: number; worst: CellResidual[] }

/** Weights that cannot be made. `trouble` tells a program what the message tells a person. */
export class WeightingProblem extends RangeError {
  override readonly name = 'WeightingProblem'

  constructor(
    method: string,
    readonly trouble: WeightingTrouble,
  ) {
    super(`${method}: ${inWords(trouble)}`)
  }
}

function inWords(trouble: WeightingTrouble): string {
  switch (trouble.kind) {
    case 'lengths':
      return trouble.what
    case 'base-weight':
      return `the base weight at place ${trouble.place} is ${trouble.weight}; it must be a finite number of at least 0`
    case 'target':
      return `the target of ${trouble.margin} ${trouble.level} is ${trouble.target}; it must be a finite number of at least 0`
    case 'target-without-sample':
      return `a target has nobody in the sample: ${some(trouble.cells, cell => `${cell.margin} ${cell.level} (${cell.target})`)}`
    case 'sample-without-target':
      return `the sample has somebody where the target is 0: ${some(trouble.cells, cell => `${cell.margin} ${cell.level} (weight ${cell.sample})`)}`
    case 'margins-disagree':
      return `the margins do not add up to the same population: ${some(trouble.totals, one => `${one.margin} ${one.total}`)}`
    case 'bounds':
      return trouble.why
    case 'bounds-cannot-hold':
      return `no weights within the bounds can meet ${some(trouble.cells, cell => `${cell.margin} ${cell.level} (needs a factor of ${short(cell.ratio)})`)}`
    case 'no-convergence':
      return `the targets are not met after ${trouble.rounds} rounds; furthest off: ${some(trouble.worst, cell => `${cell.margin} ${cell.level} reaches ${short(cell.achieved)} of ${cell.target}`)}`
  }
}

const short = (value: number): string => String(Number(value.toPrecision(6)))

function some<Item>(items: readonly Item[], words: (item: Item) => string): string {
  const named = items.slice(0, 5).map(words).join(', ')
  return items.length > 5 ? `${named} and ${items.length - 5} more` : named
}
