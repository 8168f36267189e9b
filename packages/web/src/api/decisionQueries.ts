import type { SeasonDecisions } from '@sweeps/model'
import { queryOptions } from '@tanstack/react-query'
import { ask } from './ask'
import { fetchJson } from './fetchJson'

/** The whole ledger, as far as the reader may see it. */
export const ledgerQuery = queryOptions({
  queryKey: ['decisions'],
  queryFn: () => ask('GET /v1/decisions', {}),
})
export const ledgerCsvAddress = '/v1/decisions?format=csv'

/** What was decided of one season. */
export const seasonDecisionsQuery = (title: string, season: string) =>
  queryOptions({
    queryKey: ['decisions', title, season],
    queryFn: () => fetchJson<SeasonDecisions>(`/v1/decisions/${encodeURIComponent(title)}/${encodeURIComponent(season)}`),
  })

/** Releases in a line each: for those who decide drafts too, for others what is out. */
export const releasesQuery = queryOptions({
  queryKey: ['releases'],
  queryFn: () => ask('GET /v1/announcements', {}),
})

export const calibrationCsvAddress = '/v1/decisions/calibration?format=csv'
export const calibrationQuery = queryOptions({
  queryKey: ['calibration'],
  queryFn: () => ask('GET /v1/decisions/calibration', {}),
})
