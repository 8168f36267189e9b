import { queryOptions } from '@tanstack/react-query'
import { ask } from './ask'

/** What there is of a title, charted or not. */
export const titleSeasonsQuery = (title: string) =>
  queryOptions({
    queryKey: ['seasons', title],
    queryFn: () => ask('GET /v1/seasons', { title }),
  })

/** Every season and film whose viewing is counted. */
export const countedSeasonsQuery = queryOptions({
  queryKey: ['seasons'],
  queryFn: () => ask('GET /v1/seasons', { counted: true }),
})

/** Every season and film that anything here knows of, those that others publish too. */
export const knownSeasonsQuery = queryOptions({
  queryKey: ['seasons', null],
  queryFn: () => ask('GET /v1/seasons', {}),
})
