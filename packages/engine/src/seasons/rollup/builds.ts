import Type from '@sweeps/model/typebox'
import { defineQuery, Int64, type Store } from '../../store/index.js'

const latest = defineQuery({
  tag: 'seasons.rollup.builds',
  // Of the rows too: those of a build that was cut off stay, and their number must not be given again.
  sql: `-- one row: the highest number of any build, finished or not
SELECT greatest(
    (SELECT max(build) FROM audience_days),
    (SELECT max(build) FROM audience_built),
    (SELECT max(build) FROM audience_counts),
    (SELECT max(build) FROM audience_counted)) AS build`,
  row: Type.Object({ build: Int64 }),
})

/** Numbers of builds: each is given once, and a later one is higher. */
export class Builds {
  readonly #store: Store
  #last: Promise<number> | undefined

  constructor(store: Store) {
    this.#store = store
  }

  /** The highest number given so far. */
  last(): Promise<number> {
    this.#last ??= this.#store.one(latest, {}).then(row => row.build)
    return this.#last
  }

  /** Takes so many numbers in a row; returns the first. */
  async take(count: number): Promise<number> {
    const before = this.last()
    this.#last = before.then(last => last + count)
    return (await before) + 1
  }
}
