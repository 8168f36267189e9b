import type { FileHead } from '../read/file-head.js'
import { readJsonElements } from '../read/json-elements.js'
import { values } from '../read/values.js'
import type { SittingSource } from '../source.js'
import { readRow } from './messages.js'

const history = 'session_history'
const metadata = 'session_history_metadata'

/** Its SQLite file, or an answer of `get_history`. */
function isTautulli({ text, tables }: FileHead): boolean {
  if (tables.includes(history) && tables.includes(metadata)) return true
  return (
    /^\s*[[{]/.test(text) &&
    /"(started|paused_counter)"\s*:/.test(text) &&
    /"(group_ids|reference_id|grandparent_rating_key)"\s*:/.test(text)
  )
}

export const tautulli: SittingSource = {
  id: 'tautulli',
  kind: 'sittings',
  recognise: isTautulli,
  records: file =>
    file.head.tables.length > 0 ? file.rows(rows) : values(readJsonElements(file.bytes, new Set(['data', '']), file.reading)),
  read: readRow,
}

/** By the names of a page of `get_history`. TRICKY: its `duration` is how long was played, the metadata’s is the content’s length. */
const rows = {
  table: history,
  columns: same(
    'started',
    'stopped',
    'paused_counter',
    'user_id',
    'machine_id',
    'media_type',
    'platform',
    'product',
    'player',
    'rating_key',
    'view_offset',
  ),
  join: {
    table: metadata,
    using: 'id',
    columns: {
      ...same('guid', 'title', 'grandparent_title', 'parent_media_index', 'media_index', 'originally_available_at', 'live'),
      content_duration: 'duration',
    },
  },
}

function same(...names: string[]): Record<string, string> {
  return Object.fromEntries(names.map(name => [name, name]))
}
