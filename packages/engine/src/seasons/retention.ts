import type { Leavers } from './leavers.js'

/** How many starters of an episode came how far. */
export interface Reached {
  /** At 0, 1, … 100 percent of the runtime: accounts that came there or further. The first is all starters. */
  curve: number[]
  /** Before the part at which an episode counts as completed: accounts that came no further than a second, the most first. */
  drops: { percent: number; second: number; accounts: number }[]
}

/** Leaving during the last tenth is no drop: the episode is completed. */
const completedAt = 90

/** Turns where starters left into how many were still there; a rewind or a skip is no leaving, only the furthest point counts. */
export function reached(rows: readonly Leavers[], episode: number): Reached {
  const leavers = rows.filter(row => row.episode === episode)
  const curve = new Array<number>(101).fill(0)
  for (const { percent, accounts } of leavers) curve[percent]! += accounts
  for (let percent = 99; percent >= 0; percent--) curve[percent]! += curve[percent + 1]!
  const drops = leavers
    .filter(({ percent }) => percent < completedAt)
    .map(({ percent, second, accounts }) => ({ percent, second, accounts }))
    .sort((a, b) => b.accounts - a.accounts || a.second - b.second)
  return { curve, drops }
}
