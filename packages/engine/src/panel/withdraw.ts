import { Problem } from '@sweeps/model'
import Type from '@sweeps/model/typebox'
import type { Plays } from '../plays/index.js'
import { defineQuery, Int64, type Store } from '../store/index.js'

const known = defineQuery({
  tag: 'panel.withdraw.known',
  sql: '-- one row\nSELECT count() AS rows FROM panel_rows WHERE panel = {panel:String} AND household = {household:String}',
  row: Type.Object({ rows: Int64 }),
})

const loseWeights = `INSERT INTO panel_withdrawals (panel, content, made, persons)
SELECT panel, content, fromUnixTimestamp64Milli({now:Int64}, 'UTC'), uniqExact(person)
FROM panel_weights
WHERE panel = {panel:String} AND household = {household:String}
GROUP BY panel, content`

const noteErasure = `INSERT INTO panel_withdrawals (panel, content, made, persons) VALUES ({panel:String}, '', fromUnixTimestamp64Milli({now:Int64}, 'UTC'), 0)`

/** What is erased of a household: every version of its lines, its viewing, its weights. */
const erased = ['staged_panel_messages', 'panel_viewing', 'panel_presence', 'panel_weights', 'panel_rows'] as const

/**
 * Erases a household that withdraws from a panel: its persons, days, factors, viewing and weights, in all versions. Weight sets that had it
 * keep their hash and say how many persons they have lost. Published figures stay as they were published. Lines go last: should it be cut
 * off, it can be done again.
 */
export async function withdraw(store: Store, plays: Plays, panel: string, household: string): Promise<void> {
  const who = { panel, household }
  // Its id is not repeated: it may have been erased before.
  if ((await store.one(known, who)).rows === 0) throw new Problem('not-found', `panel ${panel} has no such household`)
  // What waits in the journal is loaded and its file removed first, or a restart would bring it back.
  await plays.emptyJournals()
  plays.scrubDamaged([JSON.stringify(household)])
  const now = store.clock.now()
  await store.command('panel.withdraw', loseWeights, { ...who, now })
  await store.command('panel.withdraw', noteErasure, { panel, now })
  for (const table of erased)
    await store.command(
      'panel.withdraw',
      `ALTER TABLE ${table} DELETE WHERE panel = {panel:String} AND household = {household:String} SETTINGS mutations_sync = 2`,
      who,
    )
  await store.command('panel.withdraw', 'ALTER TABLE panel_figures DELETE WHERE panel = {panel:String} SETTINGS mutations_sync = 2', {
    panel,
  })
}
