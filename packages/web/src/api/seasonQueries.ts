import type { ProductionRecord, SeasonReport } from '@sweeps/model'
import { exactShares } from '@sweeps/model/amounts'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { fetchJson } from './fetchJson'
import { filterQuery, type SeasonView, windowQuery } from './seasonView'

/** The API's address of a season, or of something about it, for this view. */
export function viewAddress(view: SeasonView, { of = '', table }: { of?: '' | '/peers'; table?: string } = {}): string {
  const { title, season, peers } = view
  const query = [
    ...windowQuery(view),
    ...(of === '' ? filterQuery(view.filters) : []),
    ...(of === '/peers' && peers.length > 0 ? [`peers=${encodeURIComponent(peers.join(','))}`] : []),
    ...(table === undefined ? [] : ['format=csv', `table=${table}`]),
  ]
  return `/v1/seasons/${encodeURIComponent(title)}/${encodeURIComponent(season)}${of}?${query.join('&')}`
}

export const windows = ['7', '28', '91'] as const

/** A season's audience in its first days. Another window of the same season may stand in while it is on its way. */
export const seasonQuery = (view: SeasonView) => {
  const { title, season, window, tz, filters } = view
  return queryOptions({
    queryKey: ['season', title, season, window, tz, filters],
    // As the terminal rounds them: what the answer has rounded is not rounded again.
    queryFn: async () => exactShares(await fetchJson<SeasonReport>(viewAddress(view))),
    placeholderData: (previous: SeasonReport | undefined) =>
      previous?.title === title && (previous.season ?? 0) === Number(season) ? keepPreviousData(previous) : undefined,
  })
}

const recordAddress = (title: string, season: string) => `/v1/seasons/${encodeURIComponent(title)}/${encodeURIComponent(season)}/record`

/** How a season was made and received, as far as the reader may know it. */
export const productionRecordQuery = (title: string, season: string) =>
  queryOptions({ queryKey: ['record', title, season], queryFn: () => fetchJson<ProductionRecord>(recordAddress(title, season)) })

export const productionRecordCsvAddress = (title: string, season: string) => `${recordAddress(title, season)}?format=csv`
