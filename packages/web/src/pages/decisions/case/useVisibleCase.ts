import type { LedgerEntry, RenewalCase } from '@sweeps/model'
import { useQuery } from '@tanstack/react-query'
import { seasonDecisionsQuery } from '../../../api/decisionQueries'
import { caseQuery, type Stated, statedIn } from './caseQuery'

/** What a page about a season's case shows. */
export interface VisibleCase {
  of: RenewalCase | undefined
  stated: Stated
  error: Error | null
  /** Another case is on its way: what is shown is the one before, and nothing may be decided on it. */
  computing: boolean
  /** The entry that settles whether another season comes. */
  decided: LedgerEntry | undefined
  /** The case is the one that was frozen with it. */
  frozen: boolean
}

/** What asks for the case of today where one was frozen. */
export const ofToday = 'today'

/** The case of an address: the one frozen with the season's decision, unless today's is asked for, or anything is stated. */
export function useVisibleCase(title: string, season: string, search: string): VisibleCase {
  const stated = statedIn(search)
  const ledger = useQuery(seasonDecisionsQuery(title, season))
  const last = ledger.data?.settled ? ledger.data.entries.at(-1) : undefined
  const asToday = Object.keys(stated).length > 0 || new URLSearchParams(search).get('case') === ofToday
  const frozenCase = asToday ? undefined : frozenIn(last)
  const live = useQuery({ ...caseQuery(title, season, stated), enabled: ledger.isSuccess && !frozenCase })
  const visible = { stated, decided: last }
  if (frozenCase) return { ...visible, of: frozenCase, error: null, computing: false, frozen: true }
  return {
    ...visible,
    of: live.data,
    error: ledger.error ?? live.error,
    computing: live.isFetching && live.data !== undefined,
    frozen: false,
  }
}

/** The case that is frozen with an entry, where it has one that this page can show: others may have been given any JSON, or be of earlier versions. */
function frozenIn(entry: LedgerEntry | undefined): RenewalCase | undefined {
  const found = entry?.evidence.case as Partial<RenewalCase> | null | undefined
  if (found?.format !== 'sweeps-case/1' || !Array.isArray(found.value?.byWeek) || found.simulation === undefined) return undefined
  const lists = [found.scenarios, found.sensitivity, found.precedents, found.drivers, found.assumptions, found.missing]
  return lists.every(Array.isArray) ? (found as RenewalCase) : undefined
}
