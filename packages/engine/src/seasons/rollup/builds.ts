import Type from '@sweeps/model/typebox'
import { defineQuery, Int64, type Store } from '../../store/index.js'

const latest = defineQuery({
  tag: 'seasons.rollup.builds',
  // Of the rows too: those of a build that was cut off stay, and their number must not be given again.
  sql: `-- one row: the highest number of any build, finished or not
SELECT greatest(
    (SELECT max(build) FROM audience_units),
    (SELECT max(build) FROM audience_days),
    (SELECT max(build) FROM audience_built),
    (SELECT max(build) FROM audience_pieces),
    (SELECT max(build) FROM audience_segments),
    (SELECT max(build) FROM audience_counts),
    (SELECT max(build) FROM audience_counted)) AS build`,
  row: Type.Object({ build: Int64 }),
})

/**
 * Numbers of builds: each is given once, and a later one is higher. One program gives them, so they are read anew when another may have in
 * between.
 */
export class Builds {
  readonly #store: Store
  readonly #term: () => number
  /** In which term the last number was read. */
  #readIn = 0
  #last: number | undefined
  #reading: Promise<{ build: number }> | undefined

  /** `term`: a number that changes when another program may have given numbers. */
  constructor(store: Store, term: () => number = () => 1) {
    this.#store = store
    this.#term = term
  }

  /** The highest number given so far. */
  async last(): Promise<number> {
    if (this.#readIn !== this.#term()) {
      this.#readIn = this.#term()
      this.#last = undefined
    }
    if (this.#last !== undefined) return this.#last
    this.#reading ??= this.#store.one(latest, {}).finally(() => {
      // A question that failed is asked again by whoever comes next.
      this.#reading = undefined
    })
    const { build } = await this.#reading
    this.#last ??= build
    return this.#last
  }

  /** Takes so many numbers in a row; returns the first. */
  async take(count: number): Promise<number> {
    await this.last()
    const first = this.#last! + 1
    this.#last = first + count - 1
    return first
  }
}
