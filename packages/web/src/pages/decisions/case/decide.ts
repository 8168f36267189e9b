import type { LedgerEntry, Outcome } from '@sweeps/model'
import { changeJson } from '../../../api/changeJson'
import { queryClient } from '../../../api/queryClient'
import type { Stated } from './caseQuery'

export interface Decided {
  outcome: Outcome
  reason: string
  /** Whoever is signed in when absent. */
  by?: string
  /** Today when absent. */
  on?: string
  /** What the case that is frozen is made with. */
  terms?: Stated
  /** The fingerprint of the case that is shown: another one is not frozen. */
  shown?: string
}

/** Writes a decision to the ledger; what it rests on is frozen with it. */
export function decide(title: string, season: number, decided: Decided): Promise<LedgerEntry> {
  return changeJson<LedgerEntry>(`/v1/decisions/${encodeURIComponent(title)}/${season}`, { body: JSON.stringify(decided) })
}

/** Has everything fetched again that an entry changes, at once: a case takes longer than the entry itself. */
export async function refreshDecided(title: string): Promise<void> {
  const changed = [['decisions'], ['case', title], ['board'], ['calibration'], ['release', title], ['releases']]
  await Promise.all(changed.map(queryKey => queryClient.invalidateQueries({ queryKey })))
}
