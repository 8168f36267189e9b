import Type from '@sweeps/model/typebox'
import { defineQuery, type Store } from '../../store/index.js'

const types = {
  Date: Type.String(),
  String: Type.String(),
  UInt16: Type.Integer(),
  Float64: Type.Number(),
  'Nullable(String)': Type.Union([Type.String(), Type.Null()]),
  'Nullable(UInt16)': Type.Union([Type.Integer(), Type.Null()]),
  'Nullable(Float64)': Type.Union([Type.Number(), Type.Null()]),
} as const

/**
 * Makes what writes rows of these columns as a Parquet file: the engine does it. The rows travel as a parameter, so it is for tables of
 * thousands of rows, not of millions. Columns are constants of the program.
 */
export function parquetTable<Row extends object>(tag: string, columns: Readonly<Record<keyof Row & string, keyof typeof types>>) {
  const named = Object.entries<keyof typeof types>(columns)
  // A date is text in JSON.
  const columnTypes = named.map(([, type]) => (type === 'Date' ? 'String' : type))
  const query = defineQuery({
    tag,
    sql: `-- one row per row that is given
WITH arrayJoin(JSONExtract({rows:String}, 'Array(Tuple(${columnTypes.join(', ')}))')) AS given
SELECT ${named.map(([name, type], at) => `${type === 'Date' ? `toDate(given.${at + 1})` : `given.${at + 1}`} AS ${name}`).join(', ')}`,
    row: Type.Object(Object.fromEntries(named.map(([name, type]) => [name, types[type]]))),
  })
  return (store: Store, rows: readonly Row[]): Promise<Buffer> =>
    store.bytes(query, { rows: JSON.stringify(rows.map(row => named.map(([name]) => row[name as keyof Row]))) }, 'Parquet')
}
