import { queryOptions } from '@tanstack/react-query'
import { ask } from '../../api/ask'

/** The installation at a glance. It is asked again by itself: what plays and what is wrong changes while nobody touches the page. */
export const overviewQuery = queryOptions({
  queryKey: ['overview'],
  queryFn: () => ask('GET /v1/overview', {}),
  staleTime: 0,
  refetchInterval: 60_000,
})
