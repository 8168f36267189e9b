import { randomUUID } from 'node:crypto'
import { EngineError, type Store } from '../../store/index.js'
import type { JournalRecord } from '../journal/journal-record.js'
import { leaseMs, marginMs } from '../node.js'
import type { Target } from './halving.js'

/** Tables that viewing passes through, and where it waits before them on a shared store. */
const staging: Readonly<Record<string, string>> = { messages: 'staged_messages', panel_messages: 'staged_panel_messages' }

/**
 * TRICKY: the lease is looked at where the rows are written, by the clock of the store: a program that is stopped between its own look and
 * its insert does not know that time has passed. The statement is short and sent whole, so nothing of it is left for later; and it may take
 * no longer than what is left of the lease. It refuses, too, when the server that runs it does not have all rows of the batch: behind a
 * balancer they may have gone to another.
 */
const move = (
  table: string,
  columns: readonly string[],
): string => `-- one row per row of a batch, if its node may still load with its number
INSERT INTO ${table} (${columns.join(', ')})
WITH
(
    SELECT throwIf(
        (SELECT count() FROM ${staging[table]} WHERE batch = {batch:UUID}) != {rows:UInt32}
            OR (SELECT max(cutoff) FROM node_fences WHERE node = {node:UUID}) > {epoch:UInt32}
            OR (SELECT max(at) FROM nodes WHERE node = {node:UUID}) < now64(3) - toIntervalMillisecond({age:UInt32}),
        'this node may not load with the number it has: its lease has run out, or a publication did not wait for it')
) AS refused
SELECT ${columns.join(', ')}
FROM ${staging[table]}
WHERE batch = {batch:UUID} AND refused = 0
SETTINGS max_execution_time = ${marginMs / 1000}`

/**
 * Inserts records of viewing. On a store that others share the server itself looks whether the node may still load with this number.
 * Throws `EngineError`.
 */
export async function fencedInsert(
  store: Pick<Store, 'exclusive' | 'insertLines' | 'command'>,
  { node, epoch }: { node: string; epoch: number },
  target: Target,
  records: JournalRecord[],
): Promise<void> {
  const { table, columns } = target
  const waiting = staging[table]
  if (store.exclusive || waiting === undefined) return store.insertLines({ table, columns, ...(await target.rowsOf(records)) })
  const batch = randomUUID()
  const { lines, rows } = await target.rowsOf(records, `"${batch}",`)
  await store.insertLines({ table: waiting, columns: ['batch', ...columns], lines, rows })
  try {
    await store.command(`insert ${table}`, move(table, columns), { batch, rows, node, epoch, age: leaseMs - marginMs })
  } catch (error) {
    throw error instanceof Error && error.cause instanceof EngineError ? error.cause : error
  }
}
