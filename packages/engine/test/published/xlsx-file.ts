import { type ZipPart, zipFile } from './zip-file.js'

/** A cell: text is shared, a number is a number, `raw` is XML as it is, null is no cell. */
export type Cell = string | number | null | { raw: string }

/** An XLSX with sheets of rows; a row is cells from column B on, as Netflix has them. `parts` adds to, or takes the place of, its parts. */
export function xlsxFile(sheets: Record<string, readonly (readonly Cell[])[]>, parts: readonly ZipPart[] = []): Buffer {
  const texts: string[] = []
  const names = Object.keys(sheets)
  const made: ZipPart[] = Object.values(sheets).map((rows, at) => ({
    name: `xl/worksheets/sheet${at + 1}.xml`,
    content: `<worksheet xmlns="x"><sheetData>${rows.map((row, line) => rowXml(row, line + 1, texts)).join('')}</sheetData></worksheet>`,
    packed: true,
  }))
  made.push(
    {
      name: 'xl/workbook.xml',
      content: `<?xml version="1.0"?><workbook xmlns:r="r"><sheets>${names
        .map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
        .join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<?xml version="1.0"?><Relationships>${names
        .map((_, at) => `<Relationship Id="rId${at + 1}" Type="t" Target="worksheets/sheet${at + 1}.xml"/>`)
        .join('')}</Relationships>`,
    },
    { name: 'xl/sharedStrings.xml', content: `<sst>${texts.map(text => `<si><t>${escaped(text)}</t></si>`).join('')}</sst>`, packed: true },
  )
  const replaced = new Set(parts.map(({ name }) => name))
  return zipFile([...made.filter(({ name }) => !replaced.has(name)), ...parts])
}

function rowXml(row: readonly Cell[], line: number, texts: string[]): string {
  if (row.length === 0) return `<row r="${line}" spans="2:7"/>`
  const cells = row.map((cell, at) => {
    const place = `r="${String.fromCharCode(66 + at)}${line}"`
    if (cell === null) return ''
    if (typeof cell === 'number') return `<c ${place}><v>${cell}</v></c>`
    if (typeof cell === 'object') return `<c ${place} ${cell.raw}</c>`
    return `<c ${place} t="s"><v>${texts.push(cell) - 1}</v></c>`
  })
  return `<row r="${line}" spans="2:7">${cells.join('')}</row>`
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** Above the list: a picture, two lines of heading, two empty lines. */
export const heading = (period: string): readonly (readonly Cell[])[] => [
  [],
  ['What We Watched: A Netflix Engagement Report'],
  [period],
  [],
  [],
]
export const header = ['Title', 'Available Globally?', 'Release Date', 'Hours Viewed', 'Runtime', 'Views']
export const h1 = heading('Views from January to June 2024')
