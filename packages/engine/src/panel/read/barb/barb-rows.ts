import { Problem, parseJson } from '@sweeps/model'
import { openTable, readTable, textOf } from '../../../tables/index.js'
import { mostMegabytes } from '../bundle.js'

/** What a row of Barb's API is about: a session of viewing, a member of the panel, or a household of it. */
export type BarbKind = 'sessions' | 'members' | 'households'

/** A row as its file has it: names of fields in small letters, whichever way they were downloaded. */
export interface BarbRow {
  file: string
  /** Its number in the file, from 1. */
  row: number
  cells: Readonly<Record<string, unknown>>
}

/** By what a member is told from others of the household, and a household from others. */
export const numberFields = {
  person: ['person_number', 'panel_member_number', 'person'],
  household: ['household_number', 'household'],
} as const

const sessionFields = ['session_start', 'session_end', 'household', 'device'] as const
const others = ['panel_viewers', 'guest_viewers', 'programmes_viewed'] as const

const named = (text: string, field: string): boolean => new RegExp(`"${field}"\\s*:`, 'i').test(text)

/** What the rows of a text are about, by its beginning, which may be cut off; undefined when they are not Barb's. */
export function barbKindOf(text: string): BarbKind | undefined {
  const start = text.replace(/^\uFEFF/, '').trimStart()
  if (start.startsWith('{') || start.startsWith('[')) {
    if (named(start, 'session_start') && named(start, 'session_end') && others.some(field => named(start, field))) return 'sessions'
    if (!named(start, 'household_number') || named(start, 'presence')) return undefined
    return numberFields.person.some(field => named(start, field))
      ? 'members'
      : named(start, 'panel_membership_status')
        ? 'households'
        : undefined
  }
  return isBarbTable((start.split(/\r?\n/, 1)[0] ?? '').split(/[,;\t]/).map(name => name.replace(/^"|"$/g, ''))) ? 'sessions' : undefined
}

/** Whether a table with these columns has sessions, their objects and lists as JSON in its cells. */
export function isBarbTable(columns: readonly string[]): boolean {
  const names = new Set(columns.map(name => name.trim().toLowerCase()))
  return sessionFields.every(field => names.has(field)) && others.some(field => names.has(field))
}

/**
 * The rows of a file: a page of the API (`{"events":[…]}`), a list, one row a line, or a table with JSON in its cells. Throws `invalid-file`.
 */
export async function readBarbRows(file: string, bytes: Uint8Array): Promise<{ rows: BarbRow[]; kind: BarbKind }> {
  const { text } = textOf(bytes)
  const kind = barbKindOf(text)
  if (kind === undefined)
    throw fault(file, undefined, 'has no rows of Barb’s that are known', 'download viewing, panel_members or households')
  const found = /^\s*[[{]/.test(text) ? ofJson(file, text) : await ofTable(file, bytes)
  const rows = found.map((value, at) => ({ file, row: at + 1, cells: smallNames(file, at + 1, value) }))
  if (rows.length === 0) throw fault(file, undefined, 'has no rows', 'check that it is the whole answer')
  return { rows, kind }
}

function ofJson(file: string, text: string): unknown[] {
  let whole: unknown
  try {
    whole = parseJson(text)
  } catch {
    return ofLines(file, text)
  }
  if (Array.isArray(whole)) return whole
  const events = whole as Record<string, unknown>
  const [pages] = ['events', 'EVENTS'].flatMap(name => (Array.isArray(events[name]) ? [events[name] as unknown[]] : []))
  return pages ?? [whole]
}

/** One row a line, or one page a line. */
function ofLines(file: string, text: string): unknown[] {
  return text.split(/\r?\n/).flatMap((line, at) => {
    if (line.trim() === '') return []
    try {
      const value = parseJson(line) as { events?: unknown }
      return Array.isArray(value?.events) ? value.events : [value]
    } catch {
      throw fault(file, at + 1, 'is no JSON', 'it may be cut off: download it again', 'line')
    }
  })
}

async function ofTable(file: string, bytes: Uint8Array): Promise<unknown[]> {
  const table = readTable(await openTable(bytes, { megabytes: mostMegabytes }), {
    ...{ delimiter: ',', quotes: true, required: [...sessionFields], optional: [] },
  })
  return table.rows.map(({ cells, line }) =>
    Object.fromEntries(
      Object.entries(cells).map(([column, cell]) => [column, /^\s*[[{]/.test(cell) ? ofCell(file, line, column, cell) : cell]),
    ),
  )
}

function ofCell(file: string, line: number, column: string, cell: string): unknown {
  try {
    return parseJson(cell)
  } catch {
    const python = /^\s*[[{]\s*\{?'/.test(cell)
    throw fault(
      file,
      line,
      `${column.toUpperCase()} is ${python ? 'written as Python writes an object' : 'no JSON'}`,
      python ? 'save the rows with to_json(orient="records")' : 'download the file again',
      'line',
    )
  }
}

/** A row with its fields, and those of the objects in it, in small letters. */
function smallNames(file: string, row: number, value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw fault(file, row, 'is no object', 'a row has fields with names')
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name.toLowerCase(), smallWithin(one)]))
}

function smallWithin(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(smallWithin)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name.toLowerCase(), smallWithin(one)]))
}

/** Something of a file of Barb's that cannot be read, with what to do. */
export const fault = (file: string, at: number | undefined, what: string, advice: string, unit: 'row' | 'line' = 'row'): Problem =>
  new Problem('invalid-file', `${file}${at === undefined ? '' : `, ${unit} ${at}`}: ${what}: ${advice}; nothing was imported`, { file })
