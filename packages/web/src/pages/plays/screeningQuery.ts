import { queryOptions } from '@tanstack/react-query'
import { fetchJson } from '../../api/fetchJson'

/** What the screening room plays, and under which names it is counted. */
export interface Screening {
  service: string
  content: string
  /** The write-only key the beacon sends with. */
  key: string
  viewer: string
  title: string
  clip: { src: string; type: string; durationMs: number }
}

export const screeningQuery = queryOptions({
  queryKey: ['screening-room'],
  queryFn: () => fetchJson<Screening>('/v1/screening-room'),
  staleTime: Number.POSITIVE_INFINITY,
})
