import Type from '@sweeps/model/typebox'
import { defineQuery, type Store, sqlFile } from '../../store/index.js'
import { type OutcomeLabel, outcomeLabels } from './outcome-labels.js'
import type { SeasonOutcome } from './read-outcomes.js'

const query = defineQuery({
  tag: 'decisions.stored-outcomes',
  sql: sqlFile(import.meta.url, './stored-outcomes.sql'),
  row: Type.Object({
    title: Type.String(),
    season: Type.Integer(),
    stored_revision: Type.Integer(),
    titleName: Type.String(),
    released: Type.String(),
    outcome: Type.Enum(Object.keys(outcomeLabels) as OutcomeLabel[]),
    nextSeen: Type.Union([Type.String(), Type.Null()]),
    runtimeMinutes: Type.Union([Type.Integer(), Type.Null()]),
    charted: Type.Union([Type.Integer(), Type.Null()]),
  }),
})

export interface StoredOutcome extends SeasonOutcome {
  revision: number
}

/** The latest revision of every season's outcome, by release. */
export async function storedOutcomes(store: Store): Promise<StoredOutcome[]> {
  const rows = await store.run(query, {})
  return rows.map(({ stored_revision, charted, ...row }) => ({
    ...row,
    revision: stored_revision,
    charted: charted === null ? null : charted === 1,
  }))
}
