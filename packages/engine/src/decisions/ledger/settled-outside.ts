import type { Outcome } from '@sweeps/model'
import type { Store } from '../../store/index.js'
import { heldOutcomes, type OutcomeLabel } from '../outcomes/index.js'

/** What an imported outcome says in the words of the ledger; the other labels leave it open. */
const inLedgerWords: Partial<Record<OutcomeLabel, Outcome>> = {
  returned: 'renewed',
  cancelled: 'cancelled',
  ended_after_s1: 'ended',
  limited: 'ended',
}

/** A season that an imported file says the end of. */
export interface SettledOutside {
  outcome: Outcome
  /** Made for one season: its end says nothing of a recommendation. */
  limited: boolean
}

/** Seasons whose end imported outcomes tell, by `title/season`. What the ledger has goes before it. */
export async function settledOutside(store: Store): Promise<Map<string, SettledOutside>> {
  const held = await heldOutcomes(store)
  return new Map(
    held.flatMap(({ title, season, outcome: label }) => {
      const outcome = inLedgerWords[label]
      return outcome === undefined ? [] : [[`${title}/${season}`, { outcome, limited: label === 'limited' }] as const]
    }),
  )
}
