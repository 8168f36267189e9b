import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Engine, openEngine } from '../../src/engine.js'
import { minutes } from '../../src/minutes/index.js'
import { operations } from '../../src/operations/index.js'
import { at, catalogueOf, made, newDirectory, says, scratch } from '../world.js'

/** A data directory that no process has open, with a backup of it. */
export interface BackupWorld {
  folder: string
  data: string
  backup: string
  remove(): void
}

//  ana  a  Mon 20:00–20:30
//  cyd  a  Mon 22:00–22:05    35 minutes of a
export const watchedBefore = [{ content: 'a', minutes: 35 }]

export async function backupWorld(): Promise<BackupWorld> {
  const folder = scratch()
  const [data, backup] = [join(folder, 'data'), join(folder, 'backup')]
  await newDirectory(data)
  writeFileSync(join(data, 'charts.json'), '[]\n')
  const engine = await openEngine({ directory: data })
  await engine.catalogue.import(catalogueOf('a some-show 1 1 30'), made)
  await engine.plays.collector.collect([says('ana', 'a', 'p1', ['20:00', '20:30']), says('cyd', 'a', 'p2', ['22:00', '22:05'])], {
    receivedAt: Date.parse(at('nxt 12:00')),
    source: 'test',
    flags: 0,
  })
  await engine.plays.loader.drained()
  await operations.backup.run(engine, { directory: backup }, { actor: 'test', progress: () => {} })
  await engine.close()
  return { folder, data, backup, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

export const watched = async (engine: Engine): Promise<unknown> =>
  (await minutes(engine, { from: '2021-08-02', to: '2021-08-30', by: 'content', metric: 'minutes' })).rows

/** What is watched in a data directory. */
export async function watchedIn(directory: string): Promise<unknown> {
  const engine = await openEngine({ directory })
  try {
    return await watched(engine)
  } finally {
    await engine.close()
  }
}
