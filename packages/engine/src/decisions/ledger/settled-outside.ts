import type { Outcome } from '@sweeps/model'
import type { Store } from '../../store/index.js'
import { type OutcomeLabel, storedOutcomes } from '../outcomes/index.js'
import { seasonKey } from '../season-name.js'

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

/** Seasons whose end imported outcomes know, by `title/season`. What the ledger has goes before it. */
export async function settledOutside(store: Store): Promise<Map<string, SettledOutside>> {
  const outcomes = await storedOutcomes(store)
  return new Map(
    outcomes.flatMap(({ title, season, outcome: label }) => {
      const outcome = inLedgerWords[label]
      return outcome === undefined ? [] : [[seasonKey({ title, season }), { outcome, limited: label === 'limited' }] as const]
    }),
  )
}
