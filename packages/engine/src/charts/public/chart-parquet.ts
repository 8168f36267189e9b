import type { Store } from '../../store/index.js'
import type { RecordRow } from '../chart-records.js'
import type { ChartRow } from '../chart-rows.js'
import { parquetTable } from './parquet-table.js'

const entry = {
  week: 'Date',
  list: 'String',
  rank: 'Nullable(UInt16)',
  title: 'Nullable(String)',
  season: 'Nullable(UInt16)',
  name: 'Nullable(String)',
  value: 'Nullable(Float64)',
  previous_rank: 'Nullable(UInt16)',
  weeks_on_chart: 'Nullable(UInt16)',
  peak_rank: 'Nullable(UInt16)',
  market: 'String',
} as const

const chart = parquetTable<ChartRow>('charts.parquet', entry)
const title = parquetTable<ChartRow & { chart: string }>('charts.title-parquet', { chart: 'String', ...entry })
const records = parquetTable<RecordRow>('charts.records-parquet', {
  ...{ period: 'String', metric: 'String', place: 'UInt16', title: 'String', season: 'Nullable(UInt16)', name: 'String' },
  ...{ value: 'Float64', weeks: 'UInt16', peak_rank: 'Nullable(UInt16)' },
})

/** Exported rows of a chart as a Parquet file, with the columns of the CSV. */
export const chartParquet = (store: Store, rows: readonly ChartRow[]): Promise<Buffer> => chart(store, rows)

/** The same of a title’s run through every chart. */
export const titleParquet = (store: Store, rows: readonly (ChartRow & { chart: string })[]): Promise<Buffer> => title(store, rows)

/** The same of the tables of a list’s records. */
export const recordsParquet = (store: Store, rows: readonly RecordRow[]): Promise<Buffer> => records(store, rows)
