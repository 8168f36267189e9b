import { createHmac } from 'node:crypto'
import { existsSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { Problem } from '@sweeps/model'
import Type from '@sweeps/model/typebox'
import { defineQuery, type Store, sqlFile } from '../store/index.js'
import { secretsPath } from './secrets.js'

const noted = defineQuery({
  tag: 'people.fingerprint',
  sql: sqlFile(import.meta.url, './fingerprint.sql'),
  row: Type.Object({ value: Type.String() }),
})
const note = sqlFile(import.meta.url, './note-fingerprint.sql')
const name = 'viewerKey'
/** Two that note one at the same moment see each other's after this, in milliseconds. */
const settling = 500

/** Throws `store-unusable` when the secrets' file is not there although the data were made with one: another would not do. */
export async function needSecretsFile(store: Store, shared?: string): Promise<void> {
  const path = secretsPath(store.directory, shared)
  if (existsSync(path) || (await store.run(noted, { name })).length === 0) return
  throw new Problem(
    'store-unusable',
    `${path} is missing although there are data: restore it from a backup, or name with SWEEPS_SECRETS the one these data were made with; with a new one every viewer would become somebody else`,
  )
}

/**
 * Holds the data and the secret beside them together: throws `store-unusable` when the viewers in this store were hashed with another
 * secret. The file alone cannot tell: it may have been lost and made again, or come from another installation. Of two programs that open
 * a new store at the same time with secrets of their own, one is refused.
 */
export async function checkFingerprint(store: Store, viewerKey: Buffer, path = secretsPath(store.directory)): Promise<void> {
  const value = createHmac('sha256', viewerKey).update('fingerprint').digest('hex')
  let [known] = await store.run(noted, { name })
  if (!known) {
    await store.command('people.fingerprint', note, { name, value })
    if (!store.exclusive) await sleep(settling)
    ;[known] = await store.run(noted, { name })
  }
  if (known?.value !== value)
    throw new Problem(
      'store-unusable',
      `${path} does not belong to these data: restore it from a backup; with another one every viewer would become somebody else`,
    )
}
