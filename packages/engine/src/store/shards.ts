import { inlineViews, markViews } from './inline-views.js'
import { onShards } from './on-shards.js'
import { shardKeys } from './shard-keys.js'

/** Where rows wait until their batch goes on: on the node that a collector speaks to, and on no other. */
export const staysOnNode = (table: string): boolean => table.startsWith('staged_')

/** How statements reach tables that are spread over shards. */
export interface Shards {
  /** Its name, as ClickHouse has it. */
  cluster: string
  /** Tables of shards that are in this engine itself, as many; undefined: each on its own node. */
  here?: number | undefined
  /** How many nodes have the tables that are not spread. */
  nodes?: number | undefined
}

/**
 * How many nodes must have what a statement writes before it counts: all, where shards join with their own copy of it. Undefined where it
 * is written to shards, or to a table that hands rows on to them.
 */
export function nodesOf(sql: string, shards: Shards | undefined): number | undefined {
  const into = inserts.exec(sql)?.[2]
  return into === undefined || into === 'messages' || shardKeys[into] !== undefined || staysOnNode(into) ? undefined : shards?.nodes
}

/** The table that takes rows in for one that is spread over shards. A table of this engine takes them by its views, as `Distributed` would send all rows to both. */
export const entryOf = (table: string, shards: Shards | undefined): string =>
  shards?.here !== undefined && shardKeys[table] !== undefined ? `${table}_in` : table

/** The tables that hold the rows of one that is spread over shards. */
export const partsOf = (table: string, { here }: Pick<Shards, 'here'>): string[] =>
  here === undefined ? [`${table}_local`] : Array.from({ length: here }, (_, at) => `${table}_${at + 1}`)

/** What a table that holds rows is a part of, or its own name. */
export const wholeOf = (part: string): string => {
  const whole = /^(\w+)_\d+$/.exec(part)?.[1]
  return whole !== undefined && shardKeys[whole] !== undefined ? whole : part
}

const changes = /^((?:--.*\n|\s)*(?:ALTER|TRUNCATE|OPTIMIZE) TABLE )(\w+)/
const inserts = /^((?:--.*\n|\s)*INSERT INTO )(\w+)/

/** What has to be said to the engine so that a statement holds on all shards: one text, or one for each table that has rows of it. */
export function statementsOn(sql: string, shards: Shards | undefined): string[] {
  if (!shards) return [inlineViews(sql)]
  const text = onShards(markViews(sql), shards.cluster)
  const table = changes.exec(text)?.[2]
  const everywhere = shards.here === undefined ? ` ON CLUSTER '${shards.cluster}'` : ''
  if (table !== undefined && shardKeys[table] !== undefined)
    return partsOf(table, shards).map(part => text.replace(changes, `$1${part}${everywhere}`))
  if (table !== undefined && staysOnNode(table)) return [text.replace(changes, `$1$2${everywhere}`)]
  return [text.replace(inserts, (_, words: string, into: string) => words + entryOf(into, shards))]
}
