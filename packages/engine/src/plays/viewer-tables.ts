import Type from '@sweeps/model/typebox'
import { defineQuery, Int64, type Query, type Store, sqlFile } from '../store/index.js'
import type { Erasable } from './erasures.js'

/** A row of a table as the engine has it: instants as texts in UTC, hashes and other 64-bit numbers as texts. */
export type HeldRow = Record<string, unknown>

/** What is held of somebody in a table. */
export interface HeldTable {
  table: string
  rows: HeldRow[]
}

/** A table that has something of a viewer: how it is removed, and asked for. Both find the same, by one condition. */
interface ViewerTable {
  table: string
  erase: string
  /** In the SQL of a condition. */
  condition: string
  held: Query<Who, HeldRow>
}
type Who = { viewer: string; account: string }

/** In which way a table is asked for, where it is another than all rows with all columns. */
const asked: Record<string, { columns?: string; from?: string; and?: string }> = {
  // One row per span, as merges would leave it.
  spans: { from: 'spans FINAL' },
  // Sets cannot be read, but whether somebody who is added makes one larger can.
  census_counts: {
    columns: 'service, content, market, from_ms, to_ms, epoch',
    and: `finalizeAggregation(viewers) = finalizeAggregation(viewers + initializeAggregation('uniqExactState', {viewer:UInt64}))
    OR ({account:UInt64} != 0 AND finalizeAggregation(accounts) = finalizeAggregation(accounts + initializeAggregation('uniqExactState', {account:UInt64})))`,
  },
}

/** A table by the file that says what of it is removed: `ALTER TABLE … DELETE WHERE … SETTINGS …`. */
function viewerTable(file: string): ViewerTable {
  const erase = sqlFile(import.meta.url, `./erase/${file}.sql`)
  const [, table, condition] = /ALTER TABLE (\w+)\s+DELETE WHERE ([\s\S]+?)\s+SETTINGS mutations_sync = 2/.exec(erase)!
  const { columns = '*', from = table!, and } = asked[table!] ?? {}
  const held = `SELECT ${columns} FROM ${from} WHERE (${condition})${and ? ` AND (${and})` : ''}`
  return { table: table!, erase, condition: condition!, held: rowsAsTheyAre(`plays.held.${table}`, held) }
}

/** A question whose rows are handed on as the engine has them. */
export function rowsAsTheyAre<P extends Record<string, string>>(tag: string, sql: string): Query<P, HeldRow> {
  const text = `-- rows as they are stored\n${sql}`
  // A table that is spread over shards is read by its own name.
  return { tag, sql: text, sqlOn: () => text, columns: [], read: row => row }
}

/** Lines of live sources: they are made into spans, and go before those. */
export const linesOfViewer = viewerTable('live-lines')

/** In the order in which they are erased: what is derived from spans is found by way of them, so they go last. */
export const tablesOfViewer = [
  'cut-stretches',
  'found-stretches',
  'overfull',
  'found-overfull',
  'test-viewers',
  'census-counts',
  'staged-messages',
  'spans',
].map(viewerTable)

const counted = defineQuery({
  tag: 'plays.held.count',
  sql: `-- one row: in how many rows of all tables a viewer, or the viewers of an account, are
SELECT sum(rows) AS rows FROM (${tablesOfViewer.map(({ table, condition }) => `SELECT count() AS rows FROM ${table} WHERE ${condition}`).join('\nUNION ALL ')})`,
  row: Type.Object({ rows: Int64 }),
})

/** Whether the store has anything of somebody, but for lines that are not settled. */
export const isHeld = async (store: Store, who: Erasable): Promise<boolean> => (await store.one(counted, { ...who })).rows > 0

/** What the store has of somebody, table by table; tables without anything are left out. */
export async function readHeld(store: Store, who: Erasable): Promise<HeldTable[]> {
  const found: HeldTable[] = []
  for (const { table, held } of [linesOfViewer, ...tablesOfViewer]) {
    const rows = await store.run(held, { ...who })
    if (rows.length > 0) found.push({ table, rows })
  }
  return found
}
