import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Problem } from '@sweeps/model'
import Type, { type Static } from '@sweeps/model/typebox'
import type { Engine } from '../engine.js'
import { type BackedUpFile, filesUnder, fingerprintOf, manifestName, manifestText } from './backup-manifest.js'
import { asDiskFull, freeBytes } from './disk-room.js'
import { flush, flushFiles } from './flush-files.js'

/** A copy that was written. */
export const BackedUp = Type.Object({
  directory: Type.String({ description: 'where it is' }),
  tables: Type.Integer({ description: 'how many it has' }),
})
export type BackedUp = Static<typeof BackedUp>

/**
 * Writes a copy of everything to a new directory: the engine's own backup of all tables, the secret that makes viewers recognisable,
 * and the chart definitions. Taking plays in goes on meanwhile. When it fails, nothing of it stays behind.
 */
export async function backup(engine: Engine, input: { directory: string }): Promise<BackedUp> {
  const directory = resolve(input.directory)
  if (existsSync(directory) && readdirSync(directory).length > 0)
    throw new Problem('usage', `${directory} is not empty: name a new directory`)
  if (engine.store.kind !== 'embedded') throw new Problem('not-implemented', 'on a ClickHouse server, use its own BACKUP command')
  const there = existsSync(directory)
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 })
    return { directory, tables: await fill(engine, directory) }
  } catch (error) {
    const free = freeBytes(directory)
    for (const name of existsSync(directory) ? readdirSync(directory) : []) rmSync(join(directory, name), { recursive: true, force: true })
    if (!there) rmSync(directory, { recursive: true, force: true })
    throw asDiskFull(error, directory, free)
  }
}

/** Returns how many tables there are. */
async function fill(engine: Engine, directory: string): Promise<number> {
  await engine.plays.loader.drained()
  const tables = await engine.store.copyTo(join(directory, 'tables'))
  for (const file of ['secrets.json', 'charts.json', 'publications.json']) {
    const from = file === 'secrets.json' ? engine.secretsPath : join(engine.store.directory, file)
    if (file === 'secrets.json' || existsSync(from)) cpSync(from, join(directory, file), { preserveTimestamps: true })
  }
  const files: Record<string, BackedUpFile> = {}
  for (const path of filesUnder(directory)) files[path] = await fingerprintOf(join(directory, path))
  flushFiles(directory)
  // Last, and at once: a directory without it is no complete backup.
  const part = join(directory, `${manifestName}.part`)
  writeFileSync(part, manifestText(tables, files), { mode: 0o600 })
  flush(part)
  renameSync(part, join(directory, manifestName))
  flush(directory)
  return tables.length
}
