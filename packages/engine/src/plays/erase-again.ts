import Type from '@sweeps/model/typebox'
import { defineQuery, type Store } from '../store/index.js'
import { eraseStored } from './erase-viewer.js'
import type { Plays } from './plays.js'

const people = defineQuery({
  tag: 'plays.erase.people',
  sql: `-- one row per hash of a viewer or account
SELECT DISTINCT toString(arrayJoin([viewer, account])) AS person FROM on_shards (SELECT viewer, account FROM spans UNION ALL SELECT viewer, account FROM live_lines)`,
  row: Type.Object({ person: Type.String() }),
})

/** Erases whoever is remembered as erased and is there all the same: after a restore. Returns how many rows of spans there were. */
export async function eraseAgain(store: Store, plays: Pick<Plays, 'stamped' | 'erasures'>): Promise<number> {
  const there = (await store.run(people, {})).map(row => row.person)
  let rows = 0
  for (const hash of plays.erasures.of(there)) rows += await eraseStored(store, plays, { viewer: hash, account: hash })
  return rows
}
