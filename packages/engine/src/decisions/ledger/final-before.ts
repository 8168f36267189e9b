import type { LedgerEntry, Outcome } from '@sweeps/model'
import { seasonDecisions } from './chronological.js'

/** The decision by which a season is the last of its title: the one before it was given one more, the last. */
export interface FinalBefore {
  /** The season that was decided on. */
  season: number
  /** A day as far as it is known; null: not said. */
  on: string | null
}

/** What is written of a season before it is out leaves what was decided before it as it was. */
const beforehand: readonly (Outcome | null)[] = [null, 'pitch', 'greenlight']

/**
 * Whether a season is the last by a decision on the season before it (`final-season`) that still holds; then nothing is to be decided of it.
 * An entry of its own, be it `undecided` or `revived`, asks again. `entries`: those of the title, of any season.
 */
export function finalBefore(season: number, entries: readonly LedgerEntry[]): FinalBefore | null {
  const standing = (number: number) =>
    seasonDecisions(
      '',
      number,
      '',
      entries.filter(entry => entry.season === number),
    )
  const before = standing(season - 1)
  return before.state === 'final-season' && beforehand.includes(standing(season).state) ? { season: season - 1, on: before.since } : null
}
