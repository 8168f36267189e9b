import { createHmac } from 'node:crypto'
import { Problem } from '@sweeps/model'
import Type from '@sweeps/model/typebox'
import { defineQuery, type Store, sqlFile } from '../store/index.js'
import { instant } from './instant.js'

const noted = defineQuery({
  tag: 'people.fingerprint',
  sql: sqlFile(import.meta.url, './fingerprint.sql'),
  row: Type.Object({ value: Type.String() }),
})

/**
 * Holds the data and the secret beside them together: throws `store-unusable` when the viewers in this store were hashed with another
 * secret. The file alone cannot tell: it may have been lost and made again, or come from another installation.
 */
export async function checkFingerprint(store: Store, viewerKey: Buffer, now: () => number): Promise<void> {
  const name = 'viewerKey'
  const value = createHmac('sha256', viewerKey).update('fingerprint').digest('hex')
  const [known] = await store.run(noted, { name })
  if (!known) return store.insert('fingerprints', ['name', 'value', 'made'], [[name, value, instant(now())]])
  if (known.value !== value)
    throw new Problem(
      'store-unusable',
      `${store.directory}/secrets.json does not belong to these data: restore it from a backup; with another one every viewer would become somebody else`,
    )
}
