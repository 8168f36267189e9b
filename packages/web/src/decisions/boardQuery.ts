import type { Board } from '@sweeps/model'
import { queryOptions } from '@tanstack/react-query'
import { fetchJson } from '../api/fetchJson'

/** Seasons that await a decision. */
export const boardQuery = queryOptions({ queryKey: ['board'], queryFn: () => fetchJson<Board>('/v1/board') })
export const boardCsvAddress = '/v1/board?format=csv'
