import { Problem } from '@sweeps/model'
import type { FileRows } from './located.js'
import { textIn } from './text-in.js'

/** Sweeps' own JSON: an array of objects whose members are named as the columns of its CSV; or an export, which has it as `entries`. */
export function readOwnJson(document: unknown): FileRows {
  const rows = Array.isArray(document) ? document : (document as { entries?: unknown } | null)?.entries
  if (!Array.isArray(rows))
    throw new Problem(
      'invalid-file',
      'a JSON catalogue is an array of objects; this is none, nor Schema.org JSON-LD, a show of TVmaze, or items of Jellyfin (--format names what it is)',
    )
  return {
    rows: rows.map((item, index) => ({
      where: `item ${index + 1}`,
      fields: Object.fromEntries(Object.entries(item ?? {}).map(([name, value]) => [name, textIn(value)])),
    })),
    odd: [],
  }
}
