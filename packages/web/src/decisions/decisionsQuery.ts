import type { DecisionCalibration, LedgerEntry, SeasonDecisions } from '@sweeps/model'
import { queryOptions } from '@tanstack/react-query'
import { fetchJson } from '../api/fetchJson'

/** The whole ledger, as far as the reader may see it. */
export const ledgerQuery = queryOptions({
  queryKey: ['decisions'],
  queryFn: () => fetchJson<{ entries: LedgerEntry[] }>('/v1/decisions'),
})
export const ledgerCsvAddress = '/v1/decisions?format=csv'

/** What was decided of one season. */
export const seasonDecisionsQuery = (title: string, season: string) =>
  queryOptions({
    queryKey: ['decisions', title, season],
    queryFn: () => fetchJson<SeasonDecisions>(`/v1/decisions/${encodeURIComponent(title)}/${encodeURIComponent(season)}`),
  })

export const calibrationCsvAddress = '/v1/decisions/calibration?format=csv'
export const calibrationQuery = queryOptions({
  queryKey: ['calibration'],
  queryFn: () => fetchJson<DecisionCalibration>('/v1/decisions/calibration'),
})
