import type { Season } from './find-season.js'

/** Which season, when, as known when: the parameters that every question about a season has. */
export type Scope = Readonly<{
  /** The season's contents, and the number and runtime (0: not known) of the episode that each is: lists of the same length. */
  services: readonly string[]
  contents: readonly string[]
  numbers: readonly number[]
  runtimes: readonly number[]
  /** Epoch milliseconds; `to` exclusive. */
  from: number
  to: number
  /** Viewing received up to this epoch. */
  epoch: number
}>

/** A season's contents as parameters. An episode may be several contents (services, cuts): its runtime is the longest of theirs. */
export function scopeOf({ episodes }: Season, when: { from: number; to: number; epoch: number }): Scope {
  const rows = episodes.flatMap(({ contents, episode, runtimeMs }) => contents.map(content => ({ ...content, episode, runtimeMs })))
  return {
    services: rows.map(row => row.service),
    contents: rows.map(row => row.content),
    numbers: rows.map(row => row.episode),
    runtimes: rows.map(row => row.runtimeMs),
    ...when,
  }
}
