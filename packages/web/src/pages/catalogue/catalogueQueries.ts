import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { ask } from '../../api/ask'

const address = '/v1/catalogue'

/** How many content ids the page begins with, and how many more each time. */
export const firstPart = 100

/** Which content id is which episode: the seasons and films that have all the words, the first of them. */
export const catalogueQuery = (words = '', limit = firstPart) =>
  queryOptions({
    queryKey: ['catalogue', 'entries', words, limit],
    queryFn: () => ask('GET /v1/catalogue', { find: words || undefined, limit }),
    placeholderData: keepPreviousData,
  })
/** What was played and is in no title. */
export const unmatchedQuery = queryOptions({
  queryKey: ['catalogue', 'unmatched'],
  queryFn: () => ask('GET /v1/catalogue/unmatched', {}),
})
/** Who changed it; for analysts. */
export const versionsQuery = queryOptions({
  queryKey: ['catalogue', 'versions'],
  queryFn: () => ask('GET /v1/catalogue/versions', {}),
})

export const catalogueCsvAddress = `${address}?format=csv`
export const unmatchedCsvAddress = `${address}/unmatched?format=csv`
