import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Session } from 'chdb'

export interface EngineConfig {
  memory: number
  keepFree: number
  /** Shards within this engine; undefined: none. */
  shards?: number | undefined
}

/** What the engine calls its own shards: a cluster of this name. */
export const ownCluster = 'sweeps'

/**
 * Addresses that the engine takes for itself, so that it answers for each shard in the process and no port is opened. No third is known:
 * it would be connected to.
 */
const ownAddresses = ['127.0.0.1', 'localhost']
export const mostShards = ownAddresses.length

const mergeTree = {
  fsync_after_insert: 1,
  fsync_part_directory: 1,
  // Power loss: a merged part is on the disk before the parts it replaces may go.
  min_rows_to_fsync_after_merge: 1,
  old_parts_lifetime: 480,
}

/**
 * Writes the server side of the engine's configuration, which it takes from a file only. Returns the file's path.
 *
 * TRICKY: at zero bytes free the engine reports a schema change as done and leaves a table that never opens again.
 * `keep_free_space_bytes` makes inserts fail while there is still room for that.
 */
export function writeEngineConfig(directory: string, { memory, keepFree, shards = 0 }: EngineConfig): string {
  const path = join(directory, 'engine.xml')
  const tree = Object.entries(mergeTree).map(([name, value]) => `    <${name}>${value}</${name}>`)
  writeFileSync(
    path,
    `<!-- Written by Sweeps at each start. -->
<clickhouse>
  <logger><console>0</console><level>none</level></logger>
  <max_server_memory_usage>${memory}</max_server_memory_usage>
  <mark_cache_size>67108864</mark_cache_size>
  <uncompressed_cache_size>0</uncompressed_cache_size>
  <merge_tree>
${tree.join('\n')}
  </merge_tree>
  <backups><allowed_path>/</allowed_path></backups>
  <storage_configuration><disks><default><keep_free_space_bytes>${keepFree}</keep_free_space_bytes></default></disks></storage_configuration>${shards > 0 ? remoteServers(shards) : ''}
</clickhouse>
`,
  )
  return path
}

function remoteServers(shards: number): string {
  const replicas = ownAddresses.slice(0, shards).map(host => `<shard><replica><host>${host}</host><port>9000</port></replica></shard>`)
  return `\n  <tcp_port>9000</tcp_port>\n  <remote_servers><${ownCluster}>${replicas.join('')}</${ownCluster}></remote_servers>`
}

/** A configuration the engine cannot read is ignored without a word, so what matters is read back. Throws when it differs. */
export function assertEngineConfig(session: Session, { memory, keepFree, shards }: EngineConfig): void {
  const one = (sql: string): string => session.query(sql, 'TSV').trim()
  const wrong: string[] = []
  const expect = (what: string, value: number, got: string): void => {
    if (got !== String(value)) wrong.push(`${what} = ${value}, it has ${got || 'none'}`)
  }
  expect('max_server_memory_usage', memory, one(`SELECT value FROM system.server_settings WHERE name = 'max_server_memory_usage'`))
  expect('keep_free_space', keepFree, one(`SELECT keep_free_space FROM system.disks WHERE name = 'default'`))
  for (const [name, value] of Object.entries(mergeTree))
    expect(name, value, one(`SELECT value FROM system.merge_tree_settings WHERE name = '${name}'`))
  if (shards !== undefined)
    expect('local shards', shards, one(`SELECT countIf(is_local) FROM system.clusters WHERE cluster = '${ownCluster}'`))
  if (wrong.length > 0) throw new Error(`the engine did not take its configuration: ${wrong.join('; ')}`)
}
