import { Problem, slug } from '@sweeps/model'
import { parse } from 'csv-parse/sync'

/** A row of a catalogue file: which episode or film a service's content id stands for. */
export interface CatalogueRow {
  service: string
  content: string
  /** The title's slug. */
  title: string
  titleName: string
  /** 0 for a film. */
  season: number
  episode: number
  name: string
  kind: 'series' | 'film'
  origin: 'original' | 'acquired' | ''
  language: string
  /** Milliseconds; 0 when not known. */
  runtimeMs: number
  /** A day, or null. */
  released: string | null
}

const columns = [
  'service',
  'content',
  'title',
  'season',
  'episode',
  'name',
  'kind',
  'origin',
  'language',
  'runtime_ms',
  'released',
] as const
type Fields = Record<(typeof columns)[number] | 'title_name', string>

/** Reads a catalogue from CSV (with these columns, and perhaps `title_name`) or from a JSON array of objects with the same names. Reads all or throws. */
export function readCatalogue(text: string): CatalogueRow[] {
  const clean = text.replace(/^\uFEFF/, '')
  const records = /^\s*[[{]/.test(clean) ? fromJson(clean) : fromCsv(clean)
  if (records.length === 0) throw new Problem('invalid-file', 'the catalogue has no rows')
  const seen = new Map<string, string>()
  return records.map(({ where, fields }) => {
    const row = readRow(fields, where)
    const id = `${row.service}\0${row.content}`
    const before = seen.get(id)
    if (before !== undefined)
      throw bad(where, 'content', `"${row.content}" of ${row.service} stands in ${before} already: a content id means one episode`)
    seen.set(id, where)
    return row
  })
}

interface Located {
  where: string
  fields: Partial<Fields>
}

function fromCsv(text: string): Located[] {
  let rows: { info: { lines: number }; record: Partial<Fields> }[]
  try {
    rows = parse(text, { columns: header => checkHeader(header), info: true, skip_empty_lines: true, trim: true }) as unknown as typeof rows
  } catch (error) {
    if (error instanceof Problem) throw error
    throw new Problem('invalid-file', `the catalogue is no CSV: ${(error as Error).message}`)
  }
  return rows.map(({ info, record }) => ({ where: `line ${info.lines}`, fields: record }))
}

function checkHeader(header: string[]): string[] {
  const missing = columns.filter(column => !header.includes(column))
  if (missing.length > 0)
    throw new Problem('invalid-file', `line 1: the column ${missing.join(', ')} is missing; a catalogue has ${columns.join(',')}`)
  return header
}

function fromJson(text: string): Located[] {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch (error) {
    throw new Problem('invalid-file', `the catalogue is no JSON: ${(error as Error).message}`)
  }
  if (!Array.isArray(parsed)) throw new Problem('invalid-file', 'a JSON catalogue is an array of objects')
  return parsed.map((item, index) => ({
    where: `item ${index + 1}`,
    fields: Object.fromEntries(Object.entries(item ?? {}).map(([name, value]) => [name, value === null ? '' : String(value)])),
  }))
}

function readRow(fields: Partial<Fields>, where: string): CatalogueRow {
  const text = (field: keyof Fields, most: number): string => {
    const value = fields[field]?.trim() ?? ''
    if (value === '') throw bad(where, field, 'is empty')
    return short(field, value, most)
  }
  const short = (field: keyof Fields, value: string, most: number): string => {
    if (value.length > most) throw bad(where, field, `is longer than ${most} characters`)
    return value
  }
  const whole = (field: keyof Fields, least: number, most: number): number => {
    const value = fields[field]?.trim() ?? ''
    if (value === '') return 0
    if (!/^\d+$/.test(value) || Number(value) < least || Number(value) > most)
      throw bad(where, field, `"${value}" is no whole number from ${least} to ${most}`)
    return Number(value)
  }
  const choice = <T extends string>(field: keyof Fields, known: readonly T[]): T => {
    const value = fields[field]?.trim() ?? ''
    if (!(known as readonly string[]).includes(value))
      throw bad(where, field, `"${value}" is not one of ${known.map(item => item || '(empty)').join(', ')}`)
    return value as T
  }
  const title = text('title', 200)
  if (slug(title) !== title) throw bad(where, 'title', `"${title}" is no slug; "${slug(title)}" would be`)
  const kind = choice('kind', ['series', 'film'])
  const season = whole('season', 1, 9999)
  const episode = whole('episode', 1, 9999)
  if (kind === 'series' && (season === 0 || episode === 0))
    throw bad(where, season === 0 ? 'season' : 'episode', 'is empty: an episode of a series has both')
  if (kind === 'film' && (season !== 0 || episode !== 0)) throw bad(where, 'season', 'is given: a film has neither season nor episode')
  const name = fields.name?.trim() ? short('name', fields.name.trim(), 300) : title
  return {
    service: text('service', 64),
    content: text('content', 128),
    title,
    titleName: short('title_name', fields.title_name?.trim() || titleName(title, name), 300),
    season,
    episode,
    name,
    kind,
    origin: choice('origin', ['original', 'acquired', '']),
    language: short('language', fields.language?.trim() ?? '', 35),
    // 24 hours: longer than any film, shorter than a mistake in the unit.
    runtimeMs: whole('runtime_ms', 1, 86_400_000),
    released: released(fields.released?.trim() ?? '', where),
  }
}

function released(text: string, where: string): string | null {
  if (text === '') return null
  const day = new Date(`${text}T00:00:00Z`)
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text)
    throw bad(where, 'released', `"${text}" is no day; write it as 2021-08-06`)
  return text
}

/** A title's display name, when the file does not give one: the part of a row's label that has the same slug, else words from the slug. */
function titleName(title: string, name: string): string {
  const parts = [name, name.replace(/\s*[:,–-]\s*(season|part|volume|chapter|limited series|s)\b.*$/i, ''), name.split(':')[0]!]
  const fitting = parts.find(part => slug(part) === title)
  return fitting ?? title.replaceAll('-', ' ').replace(/(^| )\p{L}/gu, letter => letter.toUpperCase())
}

const bad = (where: string, field: string, reason: string): Problem =>
  new Problem('invalid-file', `${where}, ${field}: ${reason}`, { where, field })
