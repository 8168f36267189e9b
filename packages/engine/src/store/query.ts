import Type, { Compile, type Static, type TObject, type TProperties, type Validator } from '@sweeps/model/typebox'
import type { Params } from './driver.js'
import { markViews } from './inline-views.js'
import { onOneNode, onShards } from './on-shards.js'

/** A 64-bit integer column. The engine sends those as strings; rows carry them as numbers, refused beyond 2^53. */
export const Int64 = Type.Integer({ format: 'int64' })
/**
 * A sum of milliseconds over many plays. A large service passes 2^53 ms (2.5 billion hours) within months, so it is read as the nearest number,
 * at most one part in 2^53 off. For what is added up only: an instant, an id or a count is an `Int64`.
 */
export const SummedMs = Type.Integer({ format: 'summed-ms' })
export const NullableInt64 = Type.Union([Type.Integer(), Type.Null()], { format: 'int64' })

/**
 * A question as a value: its SQL, the shape of its parameters and the shape of its rows.
 * Rows are checked against that shape whenever it runs: what a query returns is known, not believed.
 */
export interface Query<P extends Params, Row> {
  /** Names the question in the engine's log and in errors. */
  tag: string
  /** Views are written out in it: see `inlineViews`. */
  readonly sql: string
  /** The same where tables are spread over the shards of a cluster: see `onShards`. */
  sqlOn(cluster: string): string
  /** Turns one row of the engine's JSON into a checked row. Throws when it is of another shape. */
  read(row: Record<string, unknown>): Row
  /** The columns the rows have, in order. */
  columns: string[]
  /** Only for the type: the parameters it takes. */
  readonly params?: P
}

export function defineQuery<P extends Params, T extends TProperties>(options: {
  tag: string
  sql: string
  row: TObject<T>
}): Query<P, Static<TObject<T>>> {
  const { tag, sql, row } = options
  const columns = Object.keys(row.properties)
  const formatted = (format: string) => columns.filter(name => (row.properties[name] as { format?: string }).format === format)
  const [integers, sums] = [formatted('int64'), formatted('summed-ms')]
  let check: Validator | undefined
  let marked: string | undefined
  const texts = new Map<string | undefined, string>()
  const textFor = (cluster?: string): string => {
    let text = texts.get(cluster)
    if (text === undefined) {
      marked ??= markViews(sql)
      text = cluster === undefined ? onOneNode(marked) : onShards(marked, cluster)
      texts.set(cluster, text)
    }
    return text
  }
  return {
    tag,
    get sql() {
      return textFor()
    },
    sqlOn: textFor,
    columns,
    read(values) {
      for (const name of integers) {
        const value = values[name]
        if (typeof value === 'string') values[name] = Number(value)
        if (value !== null && value !== undefined && !Number.isSafeInteger(values[name]))
          throw new TypeError(`${tag}: ${name} is ${value}, which is no whole number within 2^53`)
      }
      for (const name of sums) if (typeof values[name] === 'string') values[name] = Number(values[name])
      check ??= Compile(row)
      if (!check.Check(values)) {
        const first = [...check.Errors(values)][0]
        throw new TypeError(
          `${tag}: a row is not of the declared shape: ${first?.instancePath} ${first?.message} in ${JSON.stringify(values)}`,
        )
      }
      return values as Static<TObject<T>>
    },
  }
}
