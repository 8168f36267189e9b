import { randomBytes } from 'node:crypto'
import { cpSync, existsSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Problem } from '@sweeps/model'
import { makeDirectory } from '@sweeps/model/make-directory'
import Type, { type Static } from '@sweeps/model/typebox'
import type { Engine } from '../engine.js'
import { type BackedUpFile, filesUnder, fingerprintOf, manifestName, manifestText } from './backup-manifest.js'
import { asDiskFull, freeBytes } from './disk-room.js'
import { flush, flushFiles } from './flush-files.js'

/** A copy that was written. */
export const BackedUp = Type.Object({
  directory: Type.String({ description: 'where it is' }),
  tables: Type.Integer({ description: 'how many it has' }),
  copy: Type.Optional(
    Type.String({ description: 'on a ClickHouse server: the name of the copy of the tables, where that keeps its backups' }),
  ),
  silent: Type.Optional(
    Type.Array(Type.String(), { description: 'collectors that were silent: what they had not loaded is in their journals alone' }),
  ),
})
export type BackedUp = Static<typeof BackedUp>

/**
 * Writes a copy of everything to a new directory: the engine's own backup of all tables, the secret that makes viewers recognisable,
 * and the chart definitions. A ClickHouse server keeps the tables where it keeps its backups (`SWEEPS_CLICKHOUSE_BACKUPS`), and the directory says under
 * which name. Taking plays in goes on meanwhile. When it fails, nothing of it stays behind.
 */
export async function backup(engine: Engine, input: { directory: string }): Promise<BackedUp> {
  const directory = resolve(input.directory)
  if (existsSync(directory) && readdirSync(directory).length > 0)
    throw new Problem('usage', `${directory} is not empty: name a new directory`)
  const there = existsSync(directory)
  try {
    makeDirectory(directory, 0o700)
    return { directory, ...(await fill(engine, directory)) }
  } catch (error) {
    const free = freeBytes(directory)
    for (const name of existsSync(directory) ? readdirSync(directory) : []) rmSync(join(directory, name), { recursive: true, force: true })
    if (!there) rmSync(directory, { recursive: true, force: true })
    throw asDiskFull(error, directory, free)
  }
}

async function fill({ store, plays, secretsPath }: Engine, directory: string): Promise<Omit<BackedUp, 'directory'>> {
  // Beside others: what any of them has acknowledged by now is loaded when all have passed a cutoff.
  const silent = store.exclusive ? await plays.loader.drained().then(() => []) : (await plays.cutoff()).silent
  // A server does not write into directories of this machine.
  const copy = store.exclusive ? undefined : { name: copyName(), database: store.database }
  const tables = await store.copyTo({ directory: join(directory, 'tables'), name: copy?.name })
  for (const file of ['secrets.json', 'charts.json', 'publications.json']) {
    const from = file === 'secrets.json' ? secretsPath : join(store.directory, file)
    if (file === 'secrets.json' || existsSync(from)) cpSync(from, join(directory, file), { preserveTimestamps: true })
  }
  const files: Record<string, BackedUpFile> = {}
  for (const path of filesUnder(directory)) files[path] = await fingerprintOf(join(directory, path))
  flushFiles(directory)
  // Last, and at once: a directory without it is no complete backup.
  const part = join(directory, `${manifestName}.part`)
  writeFileSync(part, manifestText(tables, files, copy), { mode: 0o600 })
  flush(part)
  renameSync(part, join(directory, manifestName))
  flush(directory)
  return { tables: tables.length, ...(copy && { copy: copy.name }), ...(silent.length > 0 && { silent }) }
}

/** Unique, and sorted by time where a server lists it: `sweeps-20261130T225501Z-1f3a9c`. */
const copyName = (): string => `sweeps-${new Date().toISOString().replace(/[-:]|\.\d+/g, '')}-${randomBytes(3).toString('hex')}`
