import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Problem } from '@sweeps/model'
import type { Engine } from '../engine.js'

export interface BackedUp {
  directory: string
  tables: number
}

/**
 * Writes a copy of everything to a new directory: the engine's own backup of all tables, the secret that makes viewers recognisable,
 * and the chart definitions. Taking plays in goes on meanwhile.
 */
export async function backup(engine: Engine, input: { directory: string }, actor: string): Promise<BackedUp> {
  const directory = resolve(input.directory)
  if (existsSync(directory) && readdirSync(directory).length > 0)
    throw new Problem('usage', `${directory} is not empty: name a new directory`)
  if (engine.store.kind !== 'embedded') throw new Problem('not-implemented', 'on a ClickHouse server, use its own BACKUP command')
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  await engine.plays.loader.drained()
  const tables = await engine.store.copyTo(join(directory, 'tables'))
  for (const file of ['secrets.json', 'charts.json']) {
    const from = join(engine.store.directory, file)
    if (existsSync(from)) cpSync(from, join(directory, file), { preserveTimestamps: true })
  }
  await engine.people.audit.record(actor, 'backup', directory)
  // Written last: a directory without it is no complete backup.
  writeFileSync(join(directory, 'backup.json'), `${JSON.stringify({ format: 1, made: new Date().toISOString(), tables }, null, 2)}\n`)
  return { directory, tables: tables.length }
}
