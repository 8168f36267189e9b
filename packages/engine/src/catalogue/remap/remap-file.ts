import { Problem } from '@sweeps/model'
import { readTable, type TableFile } from '../../tables/index.js'
import type { RemapRequest } from './remap.js'

/** A remap of a file and the line it stands on. */
export interface RemapLine {
  where: string
  request: RemapRequest
}

const columns = ['from', 'to', 'service', 'content', 'episodes', 'first', 'merge', 'new']

/**
 * Reads remaps from CSV: `from,to`, or `service,content,to`, and perhaps `episodes`, `first`, `merge` and `new` (yes or empty). They are
 * applied one after the other, so a circle would end where it began: it is refused. Throws `invalid-file`, naming the line.
 */
export function readRemapFile(file: TableFile | string): RemapLine[] {
  const table = readTable(file, { delimiter: ',', quotes: true, required: ['to'], optional: columns })
  checkHeader(Object.keys(table.rows[0]!.cells))
  const lines = table.rows.map(row => ({ where: `line ${row.line}`, request: readLine(`line ${row.line}`, row.cells) }))
  checkCircles(lines)
  return lines
}

function checkHeader(header: readonly string[]): void {
  const strange = header.find(name => !columns.includes(name))
  if (strange !== undefined || !header.includes('to') || !(header.includes('from') || header.includes('content')))
    throw new Problem(
      'invalid-file',
      `line 1: ${strange === undefined ? 'a column is missing' : `"${strange}" is no column`}; remaps have from,to or service,content,to, and perhaps episodes,first,merge,new`,
    )
}

function readLine(where: string, fields: Record<string, string>): RemapRequest {
  const { from = '', to = '', service = '', content = '', episodes = '', first = '' } = fields
  if ((from === '') === (content === '')) throw new Problem('invalid-file', `${where}: give either from, or service and content`)
  if (content !== '' && service === '') throw new Problem('invalid-file', `${where}, service: is empty: whose content is it?`)
  if (first !== '' && !/^\d+$/.test(first)) throw new Problem('invalid-file', `${where}, first: "${first}" is no whole number`)
  return {
    from: from === '' ? { service, content } : from,
    to,
    ...(episodes !== '' && { episodes }),
    ...(first !== '' && { first: Number(first) }),
    merge: yes(where, 'merge', fields['merge']),
    new: yes(where, 'new', fields['new']),
  }
}

function yes(where: string, field: string, value = ''): boolean {
  if (value === '' || value === 'yes') return value === 'yes'
  throw new Problem('invalid-file', `${where}, ${field}: "${value}" is neither yes nor empty`)
}

function checkCircles(lines: readonly RemapLine[]): void {
  const next = new Map<string, string>()
  for (const { where, request } of lines) {
    if (typeof request.from !== 'string' || request.episodes !== undefined) continue
    next.set(request.from, request.to)
    const path = [request.from]
    for (let at: string | undefined = request.to; at !== undefined && path.length <= next.size + 1; at = next.get(at)) {
      path.push(at)
      if (at === request.from)
        throw new Problem(
          'invalid-file',
          `${where}: ${request.from} → ${request.to} closes a circle (${path.join(' → ')}); to swap two, move one out of the way first, in a remap of its own`,
          { where },
        )
    }
  }
}
