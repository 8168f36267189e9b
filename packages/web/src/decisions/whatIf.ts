import type { RenewalCase } from '@sweeps/model'
import { type CaseResult, type Draws, type NextSeasonTerms, type Thresholds, weighNextSeason } from '@sweeps/stats'

/** Terms a reader may change on the page; the rest stay as the case has them. */
export type Changed = Partial<Pick<NextSeasonTerms, 'valuePerHour' | 'costPerEpisode' | 'episodes' | 'marketing' | 'audience'>>
export type ChangedTerm = keyof Changed

/** Their names in an address. Those without `if-` are for the server. */
const names: Record<ChangedTerm, string> = {
  valuePerHour: 'if-value',
  costPerEpisode: 'if-cost',
  episodes: 'if-episodes',
  marketing: 'if-marketing',
  audience: 'if-audience',
}

/** What an address changes. What could be no such term is not there. */
export function changedIn(search: string): Changed {
  const params = new URLSearchParams(search)
  const changed: Changed = {}
  for (const [term, name] of Object.entries(names) as [ChangedTerm, string][]) {
    const value = Number(params.get(name) || Number.NaN)
    const { least, most, whole } = bounds[term]
    if (value >= least && value <= most && (!whole || Number.isInteger(value))) changed[term] = value
  }
  return changed
}

const bounds: Record<ChangedTerm, { least: number; most: number; whole?: true }> = {
  valuePerHour: { least: 1e-9, most: 1e9 },
  costPerEpisode: { least: 1e-9, most: 1e15 },
  episodes: { least: 1, most: 999, whole: true },
  marketing: { least: 0, most: 10 },
  audience: { least: 0.01, most: 100 },
}

/** An address's query with these changes, and everything else it had. */
export function searchWith(search: string, changed: Changed): string {
  const params = new URLSearchParams(search)
  for (const [term, name] of Object.entries(names) as [ChangedTerm, string][]) {
    const value = changed[term]
    if (value === undefined || value === null) params.delete(name)
    else params.set(name, String(value))
  }
  const query = params.toString()
  return query && `?${query}`
}

/** The case weighed again, with the server's own function over the server's own draws. */
export function weighChanged(
  drawn: Draws,
  simulation: NonNullable<RenewalCase['simulation']>,
  changed: Changed,
  thresholds: Thresholds,
): CaseResult {
  return weighNextSeason(drawn, { ...simulation.terms, ...changed }, thresholds)
}

/** The rule: renew from one probability on, cancel up to another, wait between them; without a cost it has no answer. */
export function answerOf({ probabilityEarnsCost }: CaseResult, { renewAt, cancelAt }: Thresholds): 'renew' | 'cancel' | 'wait' | null {
  if (probabilityEarnsCost === null) return null
  if (probabilityEarnsCost >= renewAt) return 'renew'
  return probabilityEarnsCost <= cancelAt ? 'cancel' : 'wait'
}

export const changedTerms = (changed: Changed): ChangedTerm[] => Object.keys(changed) as ChangedTerm[]
