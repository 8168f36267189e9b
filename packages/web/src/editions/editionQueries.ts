import type { Edition } from '@sweeps/model'
import { queryOptions } from '@tanstack/react-query'
import { fetchJson } from '../api/fetchJson'

/** An edition as the list of editions tells it. */
export type EditionSummary = Pick<Edition, 'id' | 'chart' | 'revision' | 'hash'> & { week: string }

/** What was published of a chart. */
export const editionsQuery = (chart: string) =>
  queryOptions({
    queryKey: ['editions', chart],
    queryFn: () => fetchJson<{ editions: EditionSummary[] }>(`/v1/editions?chart=${encodeURIComponent(chart)}`),
  })

export const editionAddress = (id: string) => `/v1/editions/${encodeURIComponent(id)}`

/** One edition, whole. It is frozen: once here it is never asked for again. */
export const editionQuery = (id: string) =>
  queryOptions({
    queryKey: ['edition', id],
    queryFn: () => fetchJson<Edition>(editionAddress(id)),
    staleTime: Number.POSITIVE_INFINITY,
  })
