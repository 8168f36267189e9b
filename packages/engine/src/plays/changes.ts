import Type from '@sweeps/model/typebox'
import { defineQuery, Int64, type Store } from '../store/index.js'

const total = defineQuery({
  tag: 'plays.changes',
  sql: '-- one row: how often any viewing has changed\nSELECT sum(changes) AS changes FROM viewing_changes',
  row: Type.Object({ changes: Int64 }),
})

const between = defineQuery({
  tag: 'plays.changes.between',
  sql: `-- one row: how often viewing has changed that may reach into [from, to), as of an epoch
SELECT sum(changes) AS changes
FROM viewing_changes
WHERE day >= toDate(fromUnixTimestamp64Milli({from:Int64} - 86400000, 'UTC'))
    AND day <= toDate(fromUnixTimestamp64Milli({to:Int64}, 'UTC'))
    AND epoch <= {epoch:UInt32}`,
  row: Type.Object({ changes: Int64 }),
})

/** The columns in which changes are written; `changes` adds up. */
export const changeColumns = ['day', 'service', 'content', 'epoch', 'changes'] as const

/**
 * How often viewing has changed: whatever was derived at one count is right for as long as that is the count. It is no clock and no
 * number that anybody owns: every node adds to it, before it changes something and after.
 */
export const changeCount = async (store: Store): Promise<number> => (await store.one(total, {})).changes

/** The same of what may reach into a period; epoch milliseconds, `to` exclusive. */
export const changeCountBetween = async (store: Store, period: { from: number; to: number; epoch: number }): Promise<number> =>
  (await store.one(between, period)).changes

/**
 * Does something that changes what figures rest on, counting it before and after. TRICKY: the count before is for whoever reads while it
 * is done, who must not take what he finds for right; the one after is for everybody else. Should the process die in between, whoever
 * does the work again counts it again.
 */
export async function changing<T>(count: () => Promise<void>, work: () => Promise<T>): Promise<T> {
  await count()
  const result = await work()
  await count()
  return result
}
