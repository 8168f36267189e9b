import type { SeasonReport } from '@sweeps/model'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { fetchJson } from '../api/fetchJson'
import { type SeasonView, viewAddress } from './seasonView'

export const windows = ['7', '28', '91'] as const

/** A season's audience in its first days. Another window of the same season may stand in while it is on its way. */
export const seasonQuery = (view: SeasonView) => {
  const { title, season, window, tz } = view
  return queryOptions({
    queryKey: ['season', title, season, window, tz],
    queryFn: () => fetchJson<SeasonReport>(viewAddress(view)),
    placeholderData: (previous: SeasonReport | undefined) =>
      previous?.title === title && (previous.season ?? 0) === Number(season) ? keepPreviousData(previous) : undefined,
  })
}
