import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Session } from 'chdb'

export interface EngineConfig {
  memory: number
  keepFree: number
}

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
export function writeEngineConfig(directory: string, { memory, keepFree }: EngineConfig): string {
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
  <storage_configuration><disks><default><keep_free_space_bytes>${keepFree}</keep_free_space_bytes></default></disks></storage_configuration>
</clickhouse>
`,
  )
  return path
}

/** A configuration the engine cannot read is ignored without a word, so what matters is read back. Throws when it differs. */
export function assertEngineConfig(session: Session, { memory, keepFree }: EngineConfig): void {
  const one = (sql: string): string => session.query(sql, 'TSV').trim()
  const wrong: string[] = []
  const expect = (what: string, value: number, got: string): void => {
    if (got !== String(value)) wrong.push(`${what} = ${value}, it has ${got || 'none'}`)
  }
  expect('max_server_memory_usage', memory, one(`SELECT value FROM system.server_settings WHERE name = 'max_server_memory_usage'`))
  expect('keep_free_space', keepFree, one(`SELECT keep_free_space FROM system.disks WHERE name = 'default'`))
  for (const [name, value] of Object.entries(mergeTree))
    expect(name, value, one(`SELECT value FROM system.merge_tree_settings WHERE name = '${name}'`))
  if (wrong.length > 0) throw new Error(`the engine did not take its configuration: ${wrong.join('; ')}`)
}
