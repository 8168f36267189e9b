import type { SeasonList } from '@sweeps/model'
import { queryOptions } from '@tanstack/react-query'
import { fetchJson } from '../api/fetchJson'

/** What there is of a title, charted or not. */
export const titleSeasonsQuery = (title: string) =>
  queryOptions({
    queryKey: ['seasons', title],
    queryFn: () => fetchJson<SeasonList>(`/v1/seasons?title=${encodeURIComponent(title)}`),
  })

/** Every season and film whose viewing is counted. */
export const countedSeasonsQuery = queryOptions({
  queryKey: ['seasons'],
  queryFn: () => fetchJson<SeasonList>('/v1/seasons?counted=true'),
})
