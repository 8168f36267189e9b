/** Something read from a file, with the place to name when it is wrong. */
export interface Located<Value> {
  /** Line, or number of the record where a format has no lines; from 1. */
  at: number
  value: Value
}

/** What a reader hands on: many at once, since a step of an async loop costs more than a record. */
export type Batches<Value> = AsyncIterable<Located<Value>[]>

/** What a reader found out on its way, to say at the end. */
export interface Reading {
  /** The file ends in the middle of a record. */
  cut: boolean
  /** What it was read as, where it is not in a form of Unicode. */
  encoding?: string
}
