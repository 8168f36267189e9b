import Type from '@sweeps/model/typebox'
import { defineQuery, Int64, type Store, sqlFile } from '../store/index.js'
import { changing } from './changes.js'
import type { Erasable } from './erasures.js'
import type { Plays } from './plays.js'

const sql = (name: string): string => sqlFile(import.meta.url, `./erase/${name}.sql`)

const services = defineQuery({
  tag: 'plays.services',
  sql: `-- one row per service that has viewing, or lines that are not settled yet
SELECT service FROM (SELECT service FROM viewing_changes UNION DISTINCT SELECT service FROM live_lines) ORDER BY service`,
  row: Type.Object({ service: Type.String() }),
})

const stored = defineQuery({
  tag: 'plays.erase.count',
  sql: '-- one row: how many rows of viewing\nSELECT count() AS rows FROM spans WHERE viewer = {viewer:UInt64} OR ({account:UInt64} != 0 AND account = {account:UInt64})',
  row: Type.Object({ rows: Int64 }),
})

const lines = defineQuery({
  tag: 'plays.erase.lines',
  sql: '-- one row: how many lines\nSELECT count() AS lines FROM live_lines WHERE viewer = {viewer:UInt64} OR ({account:UInt64} != 0 AND account = {account:UInt64})',
  row: Type.Object({ lines: Int64 }),
})

const eraseLines = sql('live-lines')
const noteDays = sql('note-days')
const countNoted = sql('count-noted')
/** In this order: what is derived from spans is found by way of them, so they go last. */
const deletions = [
  'cut-stretches',
  'found-stretches',
  'overfull',
  'found-overfull',
  'test-viewers',
  'census-counts',
  'census-weeks',
  'staged-messages',
  'spans',
].map(sql)

/** The services that have viewing. */
export async function observedServices(store: Store): Promise<string[]> {
  return (await store.run(services, {})).map(row => row.service)
}

/**
 * Removes the viewing of a viewer or account at each service, and all that was derived from it; returns how many rows of spans there were,
 * and the nodes that were silent: what they had acknowledged and not loaded comes in when they are back.
 * It is gone when it resolves, from the journals too. What comes in meanwhile goes on being loaded.
 */
export async function eraseViewer(store: Store, plays: Plays, at: string[], id: string): Promise<{ rows: number; silent: string[] }> {
  const people = at.map(service => ({
    viewer: plays.pseudonyms.of(service, 'viewer', id),
    account: plays.pseudonyms.of(service, 'account', id),
  }))
  plays.erasures.remember(people)
  // What waits in the journal is loaded and its file removed first, or a restart would bring it back.
  const silent = await plays.emptyJournals()
  // Lines first, while nothing is made of them; what was made until now is in the store, or follows here.
  await plays.settler.between(async () => {
    for (const who of people) await eraseStoredLines(store, who)
  })
  await plays.emptyJournal()
  plays.scrubDamaged(people.flatMap(({ viewer, account }) => [viewer, account]))
  let rows = 0
  for (const who of people) rows += await eraseStored(store, plays, who)
  return { rows, silent }
}

async function eraseStoredLines(store: Store, who: Erasable): Promise<void> {
  if ((await store.one(lines, { ...who })).lines > 0) await store.command('plays.erase', eraseLines, { ...who })
}

/** Removes what the store has of somebody; returns how many rows of spans there were. */
export function eraseStored(store: Store, plays: Pick<Plays, 'stamped'>, who: Erasable): Promise<number> {
  return plays.stamped(async epoch => {
    await eraseStoredLines(store, who)
    const { rows } = await store.one(stored, { ...who })
    if (rows === 0) return 0
    await store.command('plays.erase', noteDays, { ...who, epoch })
    await changing(
      // Afterwards nothing of them is left to find the days by: they were written down.
      () => store.command('plays.erase', countNoted, { epoch }),
      async () => {
        for (const deletion of deletions) await store.command('plays.erase', deletion, { ...who })
      },
    )
    return rows
  })
}
