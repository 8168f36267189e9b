import { posix } from 'node:path'
import { badFile } from '../bad-file.js'
import { cleanCell } from '../clean-cell.js'
import { cellText } from './cell-text.js'
import { type NumberFormats, numberFormats } from './number-formats.js'
import { attribute, type Element, list, parsePiece, parsePieces } from './parse-pieces.js'
import { unzip } from './unzip.js'
import { visibleText } from './visible-text.js'

/** A sheet of a spreadsheet: its rows as text, empty ones left out. Numbers are written out plainly, `689500000`, `0.25`. */
export interface Sheet {
  name: string
  rows: SheetRow[]
  /** The day that it counts as 0: `1899-12-30`, or `1904-01-01`. A number in a column of days counts from there. */
  dayZero: string
}

export interface SheetRow {
  /** As the spreadsheet counts it, from 1. */
  line: number
  /** By column, A first; an empty cell may be absent. */
  cells: string[]
  /** Columns in which a formula came to an error; the cell has its name, `#N/A`. */
  errors?: ReadonlySet<number>
}

const again = 'open it and save it again as XLSX'

/** The text of every sheet of an XLSX that a person sees, in order; hidden ones are named in `notes`. Throws `invalid-file`. */
export async function readSheets(bytes: Uint8Array): Promise<{ sheets: Sheet[]; notes: string[] }> {
  const book = await workbookPath(bytes)
  const folder = posix.dirname(book)
  const names = [book, posix.join(folder, '_rels', `${posix.basename(book)}.rels`)]
  const first = await partsOf(bytes, names)
  const relations = relationsOf(need(first, names[1]!), folder)
  const [workbook] = parsePiece(elementOf(need(first, book), 'workbook'), 'workbook', 'the workbook')
  const all = list(list(workbook, 'sheets')[0], 'sheet').map(sheet => ({
    name: attribute(sheet, 'name'),
    hidden: /^(very)?hidden$/i.test(attribute(sheet, 'state')),
    target: relations.get(attribute(sheet, 'id')),
  }))
  // Charts and macros have a place in the book and no rows.
  const tables = all.filter(({ target }) => target !== undefined && !/(chart|dialog|macro)sheet$/i.test(target.type))
  const visible = tables.filter(({ hidden }) => !hidden)
  if (tables.length === 0) throw badFile({}, 'the spreadsheet has no sheet', again)
  if (visible.length === 0) throw badFile({}, 'every sheet of the spreadsheet is hidden', 'unhide the one to import')
  const find = (kind: string): string | undefined =>
    [...relations.values()].find(({ type }) => type.toLowerCase().endsWith(`/${kind}`))?.path
  const texts = find('sharedstrings') ?? posix.join(folder, 'sharedStrings.xml')
  const styles = find('styles') ?? posix.join(folder, 'styles.xml')
  const parts = await partsOf(bytes, [texts, styles, ...visible.map(({ target }) => target!.path)])
  const shared = parts.has(texts) ? await sharedTexts(need(parts, texts)) : []
  const dayZero = /^(1|true|on)$/i.test(attribute(list(workbook, 'workbookPr')[0] ?? '', 'date1904')) ? '1904-01-01' : '1899-12-30'
  const context = { shared, dayZero, formats: parts.has(styles) ? numberFormats(need(parts, styles)) : () => 'number' as const }
  const sheets: Sheet[] = []
  const notes = tables.filter(({ hidden }) => hidden).map(({ name }) => `sheet ${name} is hidden and was not read`)
  for (const { name, target } of visible) {
    const { rows, hiddenRows } = await rowsOf(need(parts, target!.path), name, context)
    sheets.push({ name, dayZero, rows })
    if (hiddenRows > 0) notes.push(`sheet ${name} has ${hiddenRows} hidden rows; they were read`)
  }
  return { sheets, notes }
}

interface Context {
  shared: readonly string[]
  dayZero: string
  formats: NumberFormats
}

/** Where the workbook is: the archive’s own relations say it. Throws `invalid-file` for an archive of anything else, saying of what. */
async function workbookPath(bytes: Uint8Array): Promise<string> {
  const names: string[] = []
  await unzip(bytes, name => {
    names.push(plainName(name))
    return false
  })
  const other = otherArchive(names)
  if (other) throw badFile({}, other.is, other.advice)
  const parts = await partsOf(bytes, ['_rels/.rels'])
  if (parts.has('_rels/.rels'))
    for (const { type, path } of relationsOf(need(parts, '_rels/.rels'), '.').values()) if (/\/officeDocument$/i.test(type)) return path
  return 'xl/workbook.xml'
}

/** What an archive is that is no XLSX, where its parts show it. */
function otherArchive(names: readonly string[]): { is: string; advice: string } | undefined {
  const has = (pattern: RegExp): boolean => names.some(name => pattern.test(name))
  if (has(/^xl\/workbook\.xml$/)) return undefined
  if (has(/^xl\/workbook\.bin$/)) return { is: 'the file is a binary spreadsheet (XLSB)', advice: again }
  if (has(/^content\.xml$/)) return { is: 'the file is an OpenDocument spreadsheet (ODS)', advice: 'save it as XLSX or CSV' }
  if (has(/^(?:word|ppt)\//)) return { is: 'the file is a document and no spreadsheet', advice: 'save its table as XLSX or CSV' }
  if (has(/\.iwa$/)) return { is: 'the file is a spreadsheet of Numbers', advice: 'export it as XLSX or CSV' }
  const inside = names.find(name => /\.(?:csv|tsv|xlsx?)$/.test(name) && !name.startsWith('__macosx/'))
  return inside === undefined ? undefined : { is: `the file is a ZIP archive with ${inside} in it`, advice: 'unpack it first' }
}

const plainName = (name: string): string => name.replaceAll('\\', '/').replace(/^\//, '').toLowerCase()

/** Parts by path, in whatever capitals the archive writes them. */
async function partsOf(bytes: Uint8Array, wanted: readonly string[]): Promise<Map<string, Buffer>> {
  const names = new Map(wanted.map(name => [name.toLowerCase(), name]))
  const parts = await unzip(bytes, name => names.has(plainName(name)))
  return new Map([...parts].map(([name, part]) => [names.get(plainName(name))!, part]))
}

function need(parts: ReadonlyMap<string, Buffer>, name: string): string {
  const part = parts.get(name)
  if (!part) throw badFile({}, `the file is a ZIP archive without ${name}`, 'this is no XLSX; check that it is the right file')
  const utf16 = (part[0] === 0xff && part[1] === 0xfe) || (part[0] === 0xfe && part[1] === 0xff)
  try {
    return new TextDecoder(utf16 ? (part[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8', { fatal: true }).decode(part)
  } catch {
    throw badFile({}, `${name} is not UTF-8`, again)
  }
}

function relationsOf(relations: string, folder: string): Map<string, { type: string; path: string }> {
  const each = list(parsePiece(elementOf(relations, 'Relationships'), 'Relationships', 'the workbook')[0], 'Relationship')
  return new Map(
    each.map(relation => {
      const target = attribute(relation, 'Target').replaceAll('\\', '/')
      const path = target.startsWith('/') ? target.slice(1) : posix.join(folder, target)
      return [attribute(relation, 'Id'), { type: attribute(relation, 'Type'), path }]
    }),
  )
}

/** One element of a part with everything in it, without what stands before it. */
const elementOf = (part: string, name: string): string => new RegExp(`<(?:\\w+:)?${name}[\\s>/].*`, 's').exec(part)?.[0] ?? ''

/** Texts that cells refer to by number; a text of several styles comes in runs. */
const sharedTexts = async (text: string): Promise<string[]> =>
  (await parsePieces(text, 'si', 'the list of texts', 500_000)).map(visibleText)

async function rowsOf(text: string, sheet: string, context: Context): Promise<{ rows: SheetRow[]; hiddenRows: number }> {
  const found: readonly Element[] = await parsePieces(text, 'row', `sheet ${sheet}`)
  let line = 0
  let hiddenRows = 0
  const rows = found.flatMap(row => {
    line = Number(attribute(row, 'r')) || line + 1
    const cells: string[] = []
    const errors = new Set<number>()
    for (const cell of list(row, 'c')) {
      const column = columnOf(attribute(cell, 'r')) ?? cells.length
      cells[column] = cleanCell(cellText(cell, context, { sheet, line }))
      if (attribute(cell, 't') === 'e') errors.add(column)
    }
    if (!cells.some(cell => cell)) return []
    if (/^(1|true)$/.test(attribute(row, 'hidden'))) hiddenRows++
    return [{ line, cells, ...(errors.size > 0 && { errors }) }]
  })
  fillMerged(rows, text)
  return { rows, hiddenRows }
}

const merged = /<(?:\w+:)?mergeCell\s[^>]*?\bref\s*=\s*["']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})["']/g

/**
 * One cell over several lines is seen beside each of them: those that have cells of their own have its text too. Over several columns it is a
 * heading, and stays where it is.
 */
function fillMerged(rows: readonly SheetRow[], text: string): void {
  const byLine = new Map(rows.map(row => [row.line, row]))
  for (const [, from = '', first, , last] of text.matchAll(merged)) {
    const column = columnOf(from)!
    const top = byLine.get(Number(first))
    if (!top?.cells[column]) continue
    for (let line = Number(first) + 1; line <= Math.min(Number(last), rows.at(-1)!.line); line++) {
      const row = byLine.get(line)
      if (row && !row.cells[column]) row.cells[column] = top.cells[column]
    }
  }
}

/** `B12` → 1. */
function columnOf(reference: string): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0]
  if (!letters) return undefined
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}
