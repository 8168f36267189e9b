import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Type, { Compile } from '@sweeps/model/typebox'
import type { Driver, Params } from './driver.js'
import { migrations } from './migrations.js'
import { defineQuery, type Query } from './query.js'
import { wholeOf } from './shards.js'
import { writeWhole } from './write-whole.js'

/** What a table has lost, as far as the engine knows. */
export interface Damage {
  table: string
  /** The part that was set aside; absent when the whole table is missing. */
  part?: string
  /** The first day of the week it is of, of a table that is divided by weeks; otherwise anything may be touched. */
  week?: string
}

const setAside = defineQuery({
  tag: 'store.damage',
  sql: `-- one row per part that is set aside
SELECT table, name, partition_id AS partition FROM system.detached_parts
WHERE database = currentDatabase() AND (reason = '' OR reason LIKE '%broken%' OR reason = 'unexpected')
ORDER BY table, partition_id, name`,
  row: Type.Object({ table: Type.String(), name: Type.String(), partition: Type.String() }),
})

const present = defineQuery({
  tag: 'store.damage.tables',
  sql: '-- one row per table\nSELECT name FROM system.tables WHERE database = currentDatabase()',
  row: Type.Object({ name: Type.String() }),
})

/** Parts that the engine set aside without a word when it opened, and tables that are gone; not what somebody settled. */
export async function findDamage(driver: Driver, directory: string): Promise<Damage[]> {
  const rows = async <Row>({ sql, tag, read }: Query<Params, Row>): Promise<Row[]> =>
    (await driver.select(sql, {}, { tag }))
      .split('\n')
      .filter(Boolean)
      .map(line => read(JSON.parse(line)))
  const tables = new Set((await rows(present)).map(({ name }) => name))
  const lost: Damage[] = tablesMade().flatMap(table => (tables.has(table) ? [] : [{ table }]))
  for (const { table, name, partition } of await rows(setAside)) {
    const day = /^(20\d\d)(\d\d)(\d\d)$/.exec(partition)
    lost.push({ table: wholeOf(table), part: name, ...(day && { week: day.slice(1).join('-') }) })
  }
  const settled = new Set(readSettled(directory))
  return lost.filter(damage => !settled.has(nameOf(damage)))
}

/** What is wrong with it, in words. */
export const describeDamage = ({ table, part, week }: Damage): string =>
  part === undefined
    ? `the table ${table} is missing`
    : `a damaged part of ${table} was set aside (${part})${week ? `: viewing of the week of ${week} may be missing` : ''}`

/** Notes that somebody knows of the damage and goes on. */
export function settleDamage(directory: string, damage: readonly Damage[]): void {
  const names = new Set([...readSettled(directory), ...damage.map(nameOf)])
  writeWhole(join(directory, 'settled-damage.json'), `${JSON.stringify([...names], null, 2)}\n`)
}

const Names = Compile(Type.Array(Type.String()))

function readSettled(directory: string): string[] {
  const path = join(directory, 'settled-damage.json')
  if (!existsSync(path)) return []
  try {
    const names: unknown = JSON.parse(readFileSync(path, 'utf8'))
    return Names.Check(names) ? names : []
  } catch {
    // Unreadable, nothing is settled: that is said once more than needed.
    return []
  }
}

const nameOf = ({ table, part = '' }: Damage): string => `${table}/${part}`

/** The tables and views that the migrations leave behind. */
function tablesMade(): string[] {
  const tables = new Set<string>()
  for (const { statements } of migrations)
    for (const statement of statements) {
      const text = statement.replaceAll(/--.*$/gm, '').trim()
      const made = /^CREATE (?:TABLE|VIEW|MATERIALIZED VIEW) (?:IF NOT EXISTS )?(\w+)/.exec(text)?.[1]
      const dropped = /^DROP (?:TABLE|VIEW) (?:IF EXISTS )?(\w+)/.exec(text)?.[1]
      const [, from, to] = /^RENAME TABLE (?:IF EXISTS )?(\w+) TO (\w+)/.exec(text) ?? []
      if (made) tables.add(made)
      if (dropped) tables.delete(dropped)
      if (from && to) {
        tables.delete(from)
        tables.add(to)
      }
    }
  return [...tables]
}
