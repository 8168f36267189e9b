import Type from 'typebox'
import { defineQuery, type Store } from '../../store/index.js'
import { type Quality, trackRecord } from './backtest-renewal.js'
import type { PublishedHistory } from './published-history.js'

/** Names the way probabilities are made; a change of a formula, driver or constant changes it. */
const method = 'return-1'

const kept = defineQuery({
  tag: 'return.quality',
  sql: `-- at most one row
SELECT document FROM return_quality WHERE stamp = {stamp:String} LIMIT 1`,
  row: Type.Object({ document: Type.String() }),
})

/** How good probabilities of seasons still open were; null: it cannot be measured. Measured once for what is held: it takes longer than a case. */
export async function keptQuality(store: Store, history: PublishedHistory): Promise<Quality | null> {
  const stamp = `${method} ${history.stamp}`
  const [found] = await store.run(kept, { stamp })
  if (found) return JSON.parse(found.document) as Quality | null
  const quality = trackRecord(history).open
  await store.insert('return_quality', ['stamp', 'document'], [[stamp, JSON.stringify(quality)]])
  return quality
}
