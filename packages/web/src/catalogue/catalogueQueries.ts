import type { CatalogueAnswer, CatalogueVersions, UnmatchedAnswer } from '@sweeps/model'
import { queryOptions } from '@tanstack/react-query'
import { fetchJson } from '../api/fetchJson'

const address = '/v1/catalogue'

/** Which content id is which episode. */
export const catalogueQuery = queryOptions({ queryKey: ['catalogue', 'entries'], queryFn: () => fetchJson<CatalogueAnswer>(address) })
/** What was played and is in no title. */
export const unmatchedQuery = queryOptions({
  queryKey: ['catalogue', 'unmatched'],
  queryFn: () => fetchJson<UnmatchedAnswer>(`${address}/unmatched`),
})
/** Who changed it; for analysts. */
export const versionsQuery = queryOptions({
  queryKey: ['catalogue', 'versions'],
  queryFn: () => fetchJson<CatalogueVersions>(`${address}/versions`),
})

export const catalogueCsvAddress = `${address}?format=csv`
export const unmatchedCsvAddress = `${address}/unmatched?format=csv`
