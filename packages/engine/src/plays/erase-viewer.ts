import Type from '@sweeps/model/typebox'
import { defineQuery, Int64, type Store } from '../store/index.js'
import type { Plays } from './plays.js'
import { touchViewer } from './touch-viewer.js'

const services = defineQuery({
  tag: 'plays.services',
  sql: '-- one row per service that has viewing\nSELECT DISTINCT service FROM changes ORDER BY service',
  row: Type.Object({ service: Type.String() }),
})

const held = defineQuery({
  tag: 'plays.erase.count',
  sql: '-- one row\nSELECT count() AS rows FROM spans WHERE viewer = {viewer:UInt64} OR account = {account:UInt64}',
  row: Type.Object({ rows: Int64 }),
})

// By day: a viewer of the account may have watched on other days under another.
const forgetOverfull = `ALTER TABLE overfull_days
DELETE WHERE viewer = {viewer:UInt64} OR (viewer, day) IN
(
    SELECT viewer, arrayJoin([toDate(start), toDate(greatest(start, stop))]) FROM spans WHERE account = {account:UInt64}
)
SETTINGS mutations_sync = 2`

/** The services that have viewing. */
export async function servicesSeen(store: Store): Promise<string[]> {
  return (await store.run(services, {})).map(row => row.service)
}

/** Removes the spans of a viewer or account at each service; returns how many rows. They are gone when it resolves, from the journal too. */
export async function eraseViewer(store: Store, plays: Plays, at: string[], id: string): Promise<number> {
  // What waits in the journal is loaded and its file removed first, or a restart would bring it back.
  await plays.journal.rotate()
  await plays.loader.drained()
  let rows = 0
  for (const service of at) {
    const who = { viewer: plays.pseudonyms.of(service, 'viewer', id), account: plays.pseudonyms.of(service, 'account', id) }
    await plays.loader.between(async () => {
      const found = (await store.one(held, who)).rows
      if (found === 0) return
      rows += found
      await touchViewer(store, plays, who)
      await store.command('plays.erase', forgetOverfull, who)
      plays.guards.touchAll()
      await store.command(
        'plays.erase',
        'ALTER TABLE spans DELETE WHERE viewer = {viewer:UInt64} OR account = {account:UInt64} SETTINGS mutations_sync = 2',
        who,
      )
    })
  }
  return rows
}
