import type { ExplainedMetric } from '@sweeps/model'
import { queryOptions } from '@tanstack/react-query'
import { fetchJson } from '../api/fetchJson'

/** A number's definition with all that goes with it. It does not change while the page is open. */
export const explainQuery = (metric: string) =>
  queryOptions({
    queryKey: ['explain', metric],
    queryFn: () => fetchJson<ExplainedMetric>(`/v1/explain/${encodeURIComponent(metric)}`),
    staleTime: Number.POSITIVE_INFINITY,
  })
