import { queryOptions } from '@tanstack/react-query'
import { type AnswerOf, addressOf, ask } from './ask'

export type Title = AnswerOf<'GET /v1/titles/:title'>
/** What a title did on one list. */
export type TitleRun = Title['lists'][number]
/** One of its weeks on one list. */
export type TitleWeek = Title['runs'][number]

export const titleQuery = (title: string) =>
  queryOptions({ queryKey: ['title', title], queryFn: () => ask('GET /v1/titles/:title', { title }) })

export const titleCsvAddress = (title: string) => addressOf('GET /v1/titles/:title', { title }, { format: 'csv' })

/** Where in the world it charted, on every chart over several markets. */
export const titleMarketsQuery = (title: string) =>
  queryOptions({ queryKey: ['title', title, 'markets'], queryFn: () => ask('GET /v1/titles/:title/markets', { title }) })

export const titleMarketsCsvAddress = (title: string) => addressOf('GET /v1/titles/:title/markets', { title }, { format: 'csv' })
