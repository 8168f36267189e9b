import type { SeasonReport } from '@sweeps/model'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { fetchJson } from '../api/fetchJson'

export const windows = ['7', '28', '91'] as const

/** A season's audience in its first `window` days. Another window of the same season may stand in while it is on its way. */
export const seasonQuery = (title: string, season: string, window: string) =>
  queryOptions({
    queryKey: ['season', title, season, window],
    queryFn: () =>
      fetchJson<SeasonReport>(
        `/v1/seasons/${encodeURIComponent(title)}/${encodeURIComponent(season)}?window=${encodeURIComponent(window)}`,
      ),
    placeholderData: (previous: SeasonReport | undefined) => (previous?.title === title ? keepPreviousData(previous) : undefined),
  })
