import Type from '@sweeps/model/typebox'
import { defineQuery, Int64, type Store } from '../store/index.js'
import type { Plays } from './plays.js'
import { type HeldRow, rowsAsTheyAre } from './viewer-tables.js'

const where = "position(body, concat('#', {hash:String})) > 0 AND ({service:String} = '' OR service IN ('', {service:String}))"

const found = defineQuery({
  tag: 'plays.erase.rejects',
  sql: `-- one row\nSELECT count() AS rows FROM rejects WHERE ${where}`,
  row: Type.Object({ rows: Int64 }),
})

/**
 * Removes the refused messages in which an id of a person stood, under whatever name or inside whatever text; of one service, or of all.
 * Returns how many. Call it when the journal is loaded: what it still holds is not seen.
 */
export async function eraseRejects(store: Store, plays: Plays, id: string, service = ''): Promise<number> {
  const params = { hash: plays.pseudonyms.ofText(id), service }
  const { rows } = await store.one(found, params)
  if (rows > 0) await store.command('plays.erase', `ALTER TABLE rejects DELETE WHERE ${where} SETTINGS mutations_sync = 2`, params)
  return rows
}

const held = rowsAsTheyAre<{ hash: string; service: string }>('plays.held.rejects', `SELECT * FROM rejects FINAL WHERE ${where}`)

/** The refused messages that `eraseRejects` would remove: what may name people is hashed in them, as they came. */
export const heldRejects = (store: Store, plays: Plays, id: string, service = ''): Promise<HeldRow[]> =>
  store.run(held, { hash: plays.pseudonyms.ofText(id), service })
