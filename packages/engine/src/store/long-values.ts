import type { Param, Params } from './driver.js'
import { sqlText } from './sql-text.js'

/** A server over HTTP takes a field of at most 128 KB, and 1 MB of address with all that is escaped in it: longer values than this do not travel there. */
const longest = 16 * 1024

/**
 * A question for a server with its long values written into its text, and what is left of its parameters. Values stay what they were: each
 * stands in quotes, as of the parameter's type. `size` is how much of the text a server must be willing to read, in bytes.
 */
export function writeLongValues(sql: string, params: Params): { sql: string; params: Params; size: number } {
  const long = new Map(
    Object.entries(params).flatMap(([name, value]) => {
      const text = written(value)
      return text !== undefined && text.length > longest ? [[name, text] as const] : []
    }),
  )
  if (long.size === 0) return { sql, params, size: 0 }
  const text = sql.replaceAll(/\{(\w+):([^{}]+)\}/g, (parameter, name: string, type: string) => {
    const value = long.get(name)
    return value === undefined ? parameter : `CAST('${quoted(value)}' AS ${type})`
  })
  const left = Object.fromEntries(Object.entries(params).filter(([name]) => !long.has(name)))
  return { sql: text, params: left, size: Buffer.byteLength(text) }
}

/** What can be long: text, and lists. */
function written(value: Param): string | undefined {
  if (typeof value === 'string') return value
  if (!Array.isArray(value)) return undefined
  return `[${value.map(entry => (typeof entry === 'string' ? `'${quoted(entry)}'` : String(entry))).join(',')}]`
}

const quoted = (text: string): string => sqlText(text).replaceAll('\0', '\\0')
