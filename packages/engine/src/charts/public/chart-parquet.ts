import Type from 'typebox'
import { defineQuery, type Store } from '../../store/index.js'
import { type ChartRow, chartColumns } from '../chart-rows.js'

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])

const rowsOf = defineQuery({
  tag: 'charts.parquet',
  sql: `-- one row per entry of a chart
WITH arrayJoin(JSONExtract({rows:String},
    'Array(Tuple(String, String, Nullable(UInt16), Nullable(String), Nullable(UInt16), Nullable(String), Nullable(Float64), Nullable(UInt16), Nullable(UInt16), Nullable(UInt16)))')) AS entry
SELECT
    toDate(entry.1) AS week,
    entry.2 AS list,
    entry.3 AS rank,
    entry.4 AS title,
    entry.5 AS season,
    entry.6 AS name,
    entry.7 AS value,
    entry.8 AS previous_rank,
    entry.9 AS weeks_on_chart,
    entry.10 AS peak_rank`,
  row: Type.Object({
    week: Type.String(),
    list: Type.String(),
    rank: Nullable(Type.Integer()),
    title: Nullable(Type.String()),
    season: Nullable(Type.Integer()),
    name: Nullable(Type.String()),
    value: Nullable(Type.Number()),
    previous_rank: Nullable(Type.Integer()),
    weeks_on_chart: Nullable(Type.Integer()),
    peak_rank: Nullable(Type.Integer()),
  }),
})

/** Exported rows as a Parquet file, with the columns of the CSV. Meant for one list of one week: the rows travel as a parameter. */
export function chartParquet(store: Store, rows: readonly ChartRow[]): Promise<Buffer> {
  const cells = rows.map(row => chartColumns.map(column => row[column]))
  return store.bytes(rowsOf, { rows: JSON.stringify(cells) }, 'Parquet')
}
