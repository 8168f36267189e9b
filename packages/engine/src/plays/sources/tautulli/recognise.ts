import { type FileHead, firstObjects } from '../read/file-head.js'
import { readJsonElements } from '../read/json-elements.js'
import type { Batches } from '../read/located.js'
import { parseLines } from '../read/parse-lines.js'
import { values } from '../read/values.js'
import type { SittingSource, SourceFile } from '../source.js'
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
    file.head.tables.length > 0 ? file.rows(rows) : isLines(file.head) ? parseLines(file.bytes, file.reading) : fromPages(file),
  read: readRow,
}

/** Rows one a line, as tools write them that take them out of the pages. */
const isLines = (head: FileHead): boolean => firstObjects(head).some(row => 'started' in row)

/** Pages of `get_history`, one after the other or in an array; or an array of their rows. */
const fromPages = ({ bytes, head, reading }: SourceFile): Batches<unknown> =>
  values(readJsonElements(bytes, new Set(/"data"\s*:\s*\[/.test(head.text) ? ['data'] : ['']), reading))

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
