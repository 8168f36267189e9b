import Type from '@sweeps/model/typebox'
import { defineQuery, type Store, sqlFile } from '../../store/index.js'
import type { OutcomeLabel } from './outcome-labels.js'
import type { SeasonOutcome } from './read-outcomes.js'

const query = defineQuery({
  tag: 'decisions.held-outcomes',
  sql: sqlFile(import.meta.url, './held-outcomes.sql'),
  row: Type.Object({
    title: Type.String(),
    season: Type.Integer(),
    held_revision: Type.Integer(),
    titleName: Type.String(),
    released: Type.String(),
    outcome: Type.String(),
    nextSeen: Type.Union([Type.String(), Type.Null()]),
    runtimeMinutes: Type.Union([Type.Integer(), Type.Null()]),
    charted: Type.Union([Type.Integer(), Type.Null()]),
  }),
})

export interface HeldOutcome extends SeasonOutcome {
  revision: number
}

/** The latest revision of every season's outcome, by release. */
export async function heldOutcomes(store: Store): Promise<HeldOutcome[]> {
  const rows = await store.run(query, {})
  return rows.map(({ held_revision, charted, outcome, ...row }) => ({
    ...row,
    revision: held_revision,
    outcome: outcome as OutcomeLabel,
    charted: charted === null ? null : charted === 1,
  }))
}
