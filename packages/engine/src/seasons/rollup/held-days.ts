import { type Erasable, type HeldRow, rowsAsTheyAre } from '../../plays/index.js'
import type { Store } from '../../store/index.js'

const held = rowsAsTheyAre<{ viewer: string; account: string }>(
  'seasons.rollup.held',
  `SELECT * FROM audience_days
WHERE (viewer = {viewer:UInt64} OR ({account:UInt64} != 0 AND account = {account:UInt64}))
    AND build IN (SELECT build FROM audience_built)`,
)

/** What is rolled up of somebody: days of contents. It is forgotten when its spans are erased. */
export const heldDays = (store: Store, who: Erasable): Promise<HeldRow[]> => store.run(held, { ...who })
