import { quantileOfSorted } from '../quantile.js'

/**
 * Pairs (j, k) of which it is asked whether j is truly above k, and for each draw the largest (Y_j − Y_k) ⁄ s_jk among those still
 * open. A draw is gone through again only when the pair that it had from is closed.
 */
export class OpenPairs {
  private readonly above: Int32Array
  private readonly below: Int32Array
  private readonly inverse: Float64Array
  private open: number
  private readonly largest: Float64Array
  /** The pair that the largest of a draw is from; −1 when it has to be looked for. */
  private readonly from: Int32Array
  private readonly draws: number

  constructor(
    pairs: readonly (readonly [number, number])[],
    errors: readonly Float64Array[],
    private readonly values: Float64Array,
    private readonly width: number,
  ) {
    // A pair without error is decided by its estimates alone and bounds nothing.
    const uncertain = pairs.filter(([one, other]) => errors[one]![other]! > 0)
    this.above = Int32Array.from(uncertain, pair => pair[0])
    this.below = Int32Array.from(uncertain, pair => pair[1])
    this.inverse = Float64Array.from(uncertain, ([one, other]) => 1 / errors[one]![other]!)
    this.open = uncertain.length
    this.draws = width === 0 ? 0 : values.length / width
    this.largest = new Float64Array(this.draws)
    this.from = new Int32Array(this.draws).fill(-1)
  }

  get count(): number {
    return this.open
  }

  /** The value that the largest of the open pairs stays below with this probability, by the quantile of type 7. */
  critical(level: number): number {
    for (let draw = 0; draw < this.draws; draw++) if (this.from[draw] === -1) this.search(draw)
    return quantileOfSorted(this.largest.slice().sort(), level)
  }

  /** Closes the pairs for which the difference of the estimates is more than the critical value of their errors, and returns them. */
  reject(estimates: ArrayLike<number>, critical: number): [number, number][] {
    const rejected: [number, number][] = []
    const moved = new Int32Array(this.open).fill(-1)
    let stays = 0
    for (let at = 0; at < this.open; at++) {
      const [above, below, inverse] = [this.above[at]!, this.below[at]!, this.inverse[at]!]
      if (estimates[above]! - estimates[below]! - critical / inverse > 0) {
        rejected.push([above, below])
        continue
      }
      this.above[stays] = above
      this.below[stays] = below
      this.inverse[stays] = inverse
      moved[at] = stays++
    }
    this.open = stays
    for (let draw = 0; draw < this.draws; draw++) this.from[draw] = moved[this.from[draw]!]!
    return rejected
  }

  private search(draw: number): void {
    const { above, below, inverse, values } = this
    const start = draw * this.width
    let largest = Number.NEGATIVE_INFINITY
    let from = -1
    for (let at = 0; at < this.open; at++) {
      const value = (values[start + above[at]!]! - values[start + below[at]!]!) * inverse[at]!
      if (value > largest) {
        largest = value
        from = at
      }
    }
    this.largest[draw] = largest
    this.from[draw] = from
  }
}
