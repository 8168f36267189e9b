import { posix } from 'node:path'
import { badFile } from './bad-file.js'
import { attribute, type Element, list, parsePiece, parsePieces, textOf } from './parse-pieces.js'
import { unzip } from './unzip.js'

/** A sheet of a spreadsheet: its rows as text, empty ones left out. Numbers are written out plainly, `689500000`, `0.25`. */
export interface Sheet {
  name: string
  rows: SheetRow[]
}

export interface SheetRow {
  /** As the spreadsheet counts it, from 1. */
  line: number
  /** By column, A first; an empty cell is a hole. */
  cells: string[]
}

const again = 'open it and save it again as XLSX, or download it again'

/** The visible text of every sheet of an XLSX, in order. Throws `invalid-file`. */
export async function readSheets(bytes: Uint8Array): Promise<Sheet[]> {
  const parts = await unzip(bytes, name =>
    /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|worksheets\/[^/]+\.xml)$/i.test(name),
  )
  const text = (name: string): string => {
    const part = parts.get(name)
    if (!part) throw badFile({}, `the file is a ZIP archive without ${name}`, 'this is no XLSX; check that it is the right file')
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(part)
    } catch {
      throw badFile({}, `${name} is not UTF-8`, again)
    }
  }
  const targets = targetsOf(text('xl/_rels/workbook.xml.rels'))
  const shared = parts.has('xl/sharedStrings.xml') ? await sharedTexts(text('xl/sharedStrings.xml')) : []
  const sheets: Sheet[] = []
  for (const { name, id } of sheetsOf(text('xl/workbook.xml'))) {
    const part = targets.get(id)
    if (part?.startsWith('xl/worksheets/')) sheets.push({ name, rows: await rowsOf(text(part), name, shared) })
  }
  if (sheets.length === 0) throw badFile({}, 'the spreadsheet has no sheet', again)
  return sheets
}

function sheetsOf(workbook: string): { name: string; id: string }[] {
  const sheets = /<(?:\w+:)?sheets>.*<\/(?:\w+:)?sheets>/s.exec(workbook)?.[0] ?? ''
  return list(parsePiece(sheets, 'sheets', 'the workbook')[0], 'sheet').map(sheet => ({
    name: attribute(sheet, 'name'),
    id: attribute(sheet, 'id'),
  }))
}

function targetsOf(relations: string): Map<string, string> {
  const found = /<(?:\w+:)?Relationships.*/s.exec(relations)?.[0] ?? ''
  const each = list(parsePiece(found, 'Relationships', 'the workbook')[0], 'Relationship')
  return new Map(
    each.map(relation => [attribute(relation, 'Id'), posix.join('/xl', attribute(relation, 'Target').replace(/^\/xl\//, '')).slice(1)]),
  )
}

/** Texts that cells refer to by number; a text of several styles comes in runs. */
async function sharedTexts(text: string): Promise<string[]> {
  const texts = await parsePieces(text, 'si', 'the list of texts', 500_000)
  return texts.map(wholeText)
}

const wholeText = (item: Element): string =>
  list(item, 't').map(textOf).join('') +
  list(item, 'r')
    .flatMap(run => list(run, 't').map(textOf))
    .join('')

async function rowsOf(text: string, sheet: string, shared: readonly string[]): Promise<SheetRow[]> {
  const rows = await parsePieces(text, 'row', `sheet ${sheet}`)
  let line = 0
  return rows.flatMap(row => {
    line = Number(attribute(row, 'r')) || line + 1
    const cells: string[] = []
    for (const cell of list(row, 'c')) cells[columnOf(attribute(cell, 'r')) ?? cells.length] = cellText(cell, shared, { sheet, line })
    return cells.some(cell => cell) ? [{ line, cells }] : []
  })
}

function cellText(cell: Element, shared: readonly string[], place: { sheet: string; line: number }): string {
  const value = textOf(list(cell, 'v')[0])
  switch (attribute(cell, 't')) {
    case 's': {
      const text = shared[Number(value)]
      if (text === undefined) throw badFile({ ...place, column: attribute(cell, 'r') }, `there is no text ${value}`, again)
      return text.trim()
    }
    case 'inlineStr':
      return list(cell, 'is').map(wholeText).join('').trim()
    case '':
    case 'n':
      // Written as 6.895E8 by some programs.
      return value === '' || Number.isNaN(Number(value)) ? value : String(Number(value))
    case 'e':
      throw badFile({ ...place, column: attribute(cell, 'r') }, `the cell holds the error ${value}`, 'repair the formula')
    default:
      return value.trim()
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
