import type { Board } from '@sweeps/model'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { fetchJson } from '../api/fetchJson'

/** Cases are made by the hundred: each is work for the server, and the upper ones are read first. */
const byHundreds = (places: number): number => Math.min(500, Math.max(1, Math.ceil(places / 100)) * 100)

/** Seasons that await a decision, the first so many of them with what their cases come to. */
export const boardQuery = (places: number) =>
  queryOptions({
    queryKey: ['board', byHundreds(places)],
    queryFn: () => fetchJson<Board>(`/v1/board?cases=${byHundreds(places)}`),
    placeholderData: keepPreviousData,
  })
export const boardCsvAddress = '/v1/board?format=csv&cases=500'
