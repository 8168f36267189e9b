import type { ProductionRecord } from '@sweeps/model'
import { queryOptions } from '@tanstack/react-query'
import { fetchJson } from '../api/fetchJson'

const recordAddress = (title: string, season: string) => `/v1/seasons/${encodeURIComponent(title)}/${encodeURIComponent(season)}/record`

/** How a season was made and received, as far as the reader may know it. */
export const recordQuery = (title: string, season: string) =>
  queryOptions({ queryKey: ['record', title, season], queryFn: () => fetchJson<ProductionRecord>(recordAddress(title, season)) })

export const recordCsvAddress = (title: string, season: string) => `${recordAddress(title, season)}?format=csv`
