import { EngineError } from '../../store/index.js'
import type { JournalRecord } from '../journal/journal-record.js'

/** Where a part of each record goes. */
export interface Target {
  table: string
  columns: readonly string[]
  /** The lines of records, each beginning with `first` after its bracket, such as `"…",`; with nothing when absent. */
  rowsOf(records: JournalRecord[], first?: string): Promise<{ lines: Buffer; rows: number }>
}

/** Puts records into the store, all or none of them. Throws `EngineError`. */
export type InsertRecords = (target: Target, records: JournalRecord[]) => Promise<void>

/**
 * Inserts records. When the engine refuses them for what they are, halves them until the one it cannot take is found, and gives that to
 * `setAside`: one bad record takes no other with it. What takes the engine too long is halved, too. Returns the records that were taken.
 * Throws what may pass.
 */
export async function insertHalving(
  insert: InsertRecords,
  target: Target,
  records: JournalRecord[],
  setAside: (record: JournalRecord, error: EngineError) => Promise<void>,
): Promise<JournalRecord[]> {
  if (records.length === 0) return []
  try {
    await insert(target, records)
    return records
  } catch (error) {
    if (!(error instanceof EngineError && (error.poison || (error.tookTooLong && records.length > 1)))) throw error
    if (records.length === 1) {
      await setAside(records[0]!, error)
      return []
    }
    const half = records.length >> 1
    const first = await insertHalving(insert, target, records.slice(0, half), setAside)
    return [...first, ...(await insertHalving(insert, target, records.slice(half), setAside))]
  }
}
