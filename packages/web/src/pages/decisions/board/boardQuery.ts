import type { Board, BoardSort, BoardTab } from '@sweeps/model'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { fetchJson } from '../../../api/fetchJson'

/** Which seasons of a board are queried, and in which order. */
export interface BoardRequest {
  tab: BoardTab
  older: boolean
  find: string
  /** Null: as the tab has them. */
  sort: BoardSort | null
  /** How many rows. */
  limit: number
}

/** Cases are made by the hundred: each is work for the server, and the upper ones are read first. */
const byHundreds = (places: number): number => Math.min(500, Math.max(1, Math.ceil(places / 100)) * 100)

function boardAddress({ tab, older, find, sort }: BoardRequest, more: Record<string, string>): string {
  const query = new URLSearchParams({ tab, ...(older && { older: 'true' }), ...(find && { find }), ...(sort && { sort }), ...more })
  return `/v1/board?${query}`
}

/** The seasons of a tab, those of them that are found, with what the cases of the first come to. */
export const boardQuery = (request: BoardRequest) =>
  queryOptions({
    queryKey: ['board', request],
    queryFn: () =>
      fetchJson<Board>(boardAddress(request, { limit: String(Math.min(500, request.limit)), cases: String(byHundreds(request.limit)) })),
    placeholderData: keepPreviousData,
  })

/** All that are found, however many. */
export const boardCsvAddress = (request: BoardRequest): string => boardAddress(request, { format: 'csv', cases: '500' })

const tabs: Record<BoardTab, true> = { slate: true, decided: true, published: true }

/** The tab that the search of an address names. */
export function tabOf(search: string): Pick<BoardRequest, 'tab' | 'older'> {
  const query = new URLSearchParams(search)
  const tab = query.get('tab') ?? ''
  return { tab: Object.hasOwn(tabs, tab) ? (tab as BoardTab) : 'slate', older: query.get('older') === 'true' }
}
