import type { LedgerEntry, Outcome } from '@sweeps/model'
import { fetchJson } from '../../../api/fetchJson'
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
export function decide(title: string, season: number, decided: Decided, csrf: string): Promise<LedgerEntry> {
  return fetchJson<LedgerEntry>(`/v1/decisions/${encodeURIComponent(title)}/${season}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-csrf-token': csrf },
    body: JSON.stringify(decided),
  })
}

/** Has everything fetched again that an entry changes. */
export async function refreshDecided(title: string): Promise<void> {
  for (const queryKey of [['case', title], ['decisions'], ['board'], ['calibration'], ['release', title], ['releases']])
    await queryClient.invalidateQueries({ queryKey })
}
