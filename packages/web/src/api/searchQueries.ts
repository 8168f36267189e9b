import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { ask } from './ask'

/** What somebody may have looked for; what was found for the words before stays until it is there. */
export const searchQuery = (words: string) =>
  queryOptions({
    queryKey: ['search', words],
    queryFn: () => ask('GET /v1/search', { words }),
    enabled: words.trim() !== '',
    placeholderData: keepPreviousData,
    staleTime: 5000,
  })
