import { queryOptions } from '@tanstack/react-query'
import { ask } from '../../api/ask'

/** Where plays come from, and whether servers that are asked answer: looked at again while the page is open. */
export const sourcesQuery = queryOptions({
  queryKey: ['sources'],
  queryFn: () => ask('GET /v1/sources', {}),
  refetchInterval: 10_000,
})
