import type { CaseTable, RenewalCase } from '@sweeps/model'
import { queryOptions } from '@tanstack/react-query'
import { fetchJson } from '../../../api/fetchJson'

/** What a reader may state of their own; the server computes the case with it. */
export const statements = [
  ...(['cost', 'costPerEpisode', 'nextCost', 'nextCostPerEpisode', 'episodes', 'valuePerHour', 'fee'] as const),
  ...(['escalation', 'marketing', 'audience', 'lift', 'currency', 'asOf'] as const),
] as const
export type Statement = (typeof statements)[number]
export type Stated = Partial<Record<Statement, string>>

/** What an address states; all else in it is not for the server. */
export function statedIn(search: string): Stated {
  const params = new URLSearchParams(search)
  return Object.fromEntries(statements.flatMap(name => (params.get(name) ? [[name, params.get(name)!]] : [])))
}

/**
 * An address's query that states this, and everything else it had behind. Empty statements are left out. The same statements are the same address, in
 * whatever order they were made.
 */
export function searchStating(search: string, stated: Stated): string {
  const rest = [...new URLSearchParams(search)].filter(([name]) => !(statements as readonly string[]).includes(name))
  const query = new URLSearchParams([...statements.flatMap(name => (stated[name] ? [[name, stated[name]]] : [])), ...rest]).toString()
  return query && `?${query}`
}

export const caseAddress = (title: string, season: number | string, stated: Stated = {}): string => {
  const query = new URLSearchParams(stated).toString()
  return `/v1/renewals/${encodeURIComponent(title)}/${encodeURIComponent(season)}${query && `?${query}`}`
}

/** One table of the case as a file, with what was stated. */
export function caseTableAddress(title: string, season: number, stated: Stated, table: CaseTable): string {
  const address = caseAddress(title, season, stated)
  return `${address}${address.includes('?') ? '&' : '?'}format=csv&table=${table}`
}

/** The case for another season. While another statement is worked in, the case before stands. */
export const caseQuery = (title: string, season: string, stated: Stated = {}) =>
  queryOptions({
    queryKey: ['case', title, season, stated],
    queryFn: () => fetchJson<RenewalCase>(caseAddress(title, season, stated)),
    placeholderData: (before: RenewalCase | undefined) =>
      before?.title === title && String(before.season) === season ? before : undefined,
  })
