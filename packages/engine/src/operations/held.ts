import { Problem } from '@sweeps/model'
import Type, { type Static } from '@sweeps/model/typebox'
import type { Engine } from '../engine.js'
import { type HeldRow, heldOfViewer, heldRejects, observedServices } from '../plays/index.js'
import { heldDays } from '../seasons/index.js'
import { rowsCsv } from '../tables/index.js'

/** What the tables hold, in the order in which a person reads them. */
const meanings: Record<string, string> = {
  spans: 'what was watched: a row for each uninterrupted stretch',
  live_lines: 'reports of players that run, which are not made into stretches yet',
  staged_messages: 'messages on their way into the table of stretches',
  audience_days: 'what was watched of a content on a day, added up from the stretches',
  census_counts: 'counts of a content’s week in which they are one of the viewers',
  overfull_viewer_days: 'days on which more than 24 hours were reported, which count nowhere',
  found_overfull: 'the same, while it is looked for',
  cut_stretches: 'stretches that were longer than their content, and what of them counts',
  found_stretches: 'the same, while it is looked for',
  test_viewers: 'that they try out players, and count nowhere',
  rejects: 'messages that were refused, with hashes in place of what may name people; kept for 30 days',
}
export const heldTables = { names: Object.keys(meanings), usual: 'spans' }

/** All that is held of a viewer. */
export const Held = Type.Object({
  services: Type.Array(Type.String(), { description: 'where was looked' }),
  tables: Type.Array(
    Type.Object({
      name: Type.String(),
      meaning: Type.String(),
      rows: Type.Array(Type.Record(Type.String(), Type.Unknown()), { description: 'as they are stored; instants in UTC' }),
    }),
    { description: 'those that hold anything' },
  ),
  silentNodes: Type.Array(Type.String(), {
    description: 'nodes that were silent: what they had acknowledged and not loaded by then is not in it; ask again when they are back',
  }),
  notes: Type.Array(Type.String()),
})
export type Held = Static<typeof Held>

/** All that is held of a viewer, given by the id the service sends, or of all viewers of an account of that id: what `erase` would remove. */
export async function held(engine: Engine, input: { viewer: string; service?: string }): Promise<Held> {
  if (!input.viewer) throw new Problem('usage', 'name the viewer by the id that the service sends')
  const { store, plays } = engine
  const services = input.service ? [input.service] : await observedServices(store)
  const { who, tables, silent } = await heldOfViewer(store, plays, services, input.viewer)
  const found = new Map<string, HeldRow[]>(tables.map(({ table, rows }) => [table, rows]))
  found.set('audience_days', (await Promise.all(who.map(one => heldDays(store, one)))).flat())
  found.set('rejects', await heldRejects(store, plays, input.viewer, input.service))
  return {
    services,
    tables: heldTables.names.flatMap(name => {
      const rows = found.get(name) ?? []
      return rows.length > 0 ? [{ name, meaning: meanings[name]!, rows }] : []
    }),
    silentNodes: silent,
    notes: plays
      .damaged()
      .map(file => `${file} could not be read: what is in it is not looked through; erasing removes what names them there`),
  }
}

/** A table of it as CSV; lists within a cell as JSON. */
export const heldCsv = ({ tables }: Held, table: string): string => {
  const rows = tables.find(({ name }) => name === table)?.rows ?? []
  return rowsCsv(rows.map(row => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, cellOf(value)]))))
}

const cellOf = (value: unknown): string | number | null =>
  typeof value === 'string' || typeof value === 'number' || value === null ? value : JSON.stringify(value)
