import Type from '@sweeps/model/typebox'
import { defineQuery, Int64, type Store, sqlFile } from '../store/index.js'
import { changing } from './changes.js'
import type { Erasable } from './erasures.js'
import type { Plays } from './plays.js'
import { type HeldTable, isHeld, linesOfViewer, readHeld, tablesOfViewer } from './viewer-tables.js'

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

const noteDays = sql('note-days')
const countNoted = sql('count-noted')
const forgetWeeks = sql('census-weeks')

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
  const people = hashesOf(plays, at, id)
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

/** A viewer, and an account of the same id, at each service. */
const hashesOf = ({ pseudonyms }: Plays, at: string[], id: string): Erasable[] =>
  at.map(service => ({ viewer: pseudonyms.of(service, 'viewer', id), account: pseudonyms.of(service, 'account', id) }))

/** What is held of a viewer or account at some services. */
export interface HeldOfViewer {
  who: Erasable[]
  tables: HeldTable[]
  /** Nodes that were silent: what they had acknowledged and not loaded is not in it. */
  silent: string[]
}

/** All that is stored of a viewer, or of all viewers of an account: what `eraseViewer` would remove, the same tables by the same conditions. */
export async function heldOfViewer(store: Store, plays: Plays, at: string[], id: string): Promise<HeldOfViewer> {
  const who = hashesOf(plays, at, id)
  const silent = await plays.emptyJournals()
  const tables = new Map<string, HeldTable>()
  for (const one of who)
    for (const { table, rows } of await readHeld(store, one))
      tables.set(table, { table, rows: [...(tables.get(table)?.rows ?? []), ...rows] })
  return { who, tables: [...tables.values()], silent }
}

async function eraseStoredLines(store: Store, who: Erasable): Promise<void> {
  if ((await store.one(lines, { ...who })).lines > 0) await store.command('plays.erase', linesOfViewer.erase, { ...who })
}

/** Removes what the store has of somebody; returns how many rows of spans there were. */
export function eraseStored(store: Store, plays: Pick<Plays, 'stamped'>, who: Erasable): Promise<number> {
  return plays.stamped(async epoch => {
    await eraseStoredLines(store, who)
    // Somebody may be known without viewing: as a test viewer, or by what is left of a batch.
    if (!(await isHeld(store, who))) return 0
    const { rows } = await store.one(stored, { ...who })
    await store.command('plays.erase', noteDays, { ...who, epoch })
    await changing(
      // Afterwards nothing of them is left to find the days by: they were written down.
      () => store.command('plays.erase', countNoted, { epoch }),
      async () => {
        for (const { erase } of tablesOfViewer.slice(0, -1)) await store.command('plays.erase', erase, { ...who })
        await store.command('plays.erase', forgetWeeks)
        await store.command('plays.erase', tablesOfViewer.at(-1)!.erase, { ...who })
      },
    )
    return rows
  })
}
