import { describe, expect, test } from 'vitest'
import { dayCell, numberCell, openTable, readTable, type TableFormat, textCell, yesCell } from '../../src/tables/index.js'
import { type Cell, xlsxFile } from '../published/xlsx-file.js'
import { type ZipPart, zipFile } from '../published/zip-file.js'

const format: TableFormat = { delimiter: ',', quotes: true, required: ['Title', 'Day', 'Length'], optional: [] }
const header = ['Title', 'Day', 'Length']

/** Styles 1 to 8: what a number in a cell of each is shown as. */
const codes = ['yyyy\\-mm\\-dd', '[h]:mm', 'd/m/yy h:mm', '"Day" 0', '[$-409]d\\ mmm\\ yyyy;@', '0.0 "h"', '#,##0', 'mm:ss']
const styles: ZipPart = {
  name: 'xl/styles.xml',
  content: `<styleSheet><numFmts count="${codes.length}">${codes
    .map((code, at) => `<numFmt numFmtId="${164 + at}" formatCode="${code.replaceAll('"', '&quot;')}"/>`)
    .join(
      '',
    )}</numFmts><cellXfs><xf numFmtId="0"/>${codes.map((_, at) => `<xf numFmtId="${164 + at}"/>`).join('')}<xf numFmtId="14"/><xf numFmtId="46"/></cellXfs></styleSheet>`,
}
const styled = (value: number, style: number): Cell => ({ raw: `s="${style}"><v>${value}</v>` })

const rowsOf = async (bytes: Buffer) => {
  const table = readTable(await openTable(bytes), format)
  return { ...table, cells: table.rows.map(({ cells }) => [cells['Title'], cells['Day'], cells['Length']]) }
}
const sheet = (rows: Cell[][], parts: ZipPart[] = []) => rowsOf(xlsxFile({ Lists: [header, ...rows] }, [styles, ...parts]))

test('days and lengths are read as they are shown', async () => {
  const { cells } = await sheet([
    ['an ISO format', styled(44_414, 1), styled(0.25, 2)],
    ['a built-in format', styled(44_414, 9), styled(1, 10)],
    ['a day with a time', styled(44_414.5, 3), styled(1.0625, 2)],
    ['a day in words', styled(44_414, 5), styled(44_414, 4)],
    ['numbers', 44_414, styled(6.5, 6)],
    ['thousands', styled(12_345, 7), styled(0.0125, 8)],
  ])
  expect(cells).toEqual([
    ['an ISO format', '2021-08-06', '6:00'],
    ['a built-in format', '2021-08-06', '24:00'],
    ['a day with a time', '2021-08-06 12:00', '25:30'],
    ['a day in words', '2021-08-06', '44414'],
    ['numbers', '44414', '6.5'],
    ['thousands', '12345', '0:18'],
  ])
})

test.each([
  ['1900', '', 44_414],
  ['1904', '<workbookPr date1904="1"/>', 42_952],
  ['1904, in words', '<workbookPr date1904="true"/>', 42_952],
])('days that count from %s, with and without a format', async (_, properties, serial) => {
  const workbook = {
    name: 'xl/workbook.xml',
    content: `<workbook xmlns:r="r">${properties}<sheets><sheet name="Lists" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  }
  const { rows } = await sheet(
    [
      ['plain', serial, 1],
      ['a date', styled(serial, 1), 1],
      ['text', '6 Aug 2021', 1],
      ['ISO 8601', { raw: 't="d"><v>2021-08-06T00:00:00</v>' }, 1],
    ],
    [workbook],
  )
  expect(rows.map(row => dayCell(row, 'Day'))).toEqual(Array(4).fill('2021-08-06'))
})

test('texts are read as they are seen: runs, inline, escapes, readings above words', async () => {
  const inline = (is: string): Cell => ({ raw: `t="inlineStr"><is>${is}</is>` })
  const { cells } = await sheet([
    [inline('<r><t>Hit </t></r><r><rPr/><t>&amp; Run</t></r>'), '', ''],
    [inline('<t>Maid_x000D_: Limited Series</t>'), '', ''],
    [inline('<t>Hit_x000D_\n&amp; Run</t>'), '', ''],
    [inline('<t>_x005F_x000D_</t>'), '', ''],
    [inline('<t>今際の国</t><rPh sb="0" eb="2"><t>イマワ</t></rPh>'), '', ''],
    [{ raw: 't="str"><v>A_x0026_B</v>' }, '', ''],
    [{ raw: 't="b"><v>1</v>' }, '', ''],
  ])
  expect(cells.map(([title]) => title)).toEqual(['Hit & Run', 'Maid: Limited Series', 'Hit & Run', '_x000D_', '今際の国', 'A&B', 'TRUE'])
})

const row: Cell[] = ['Maid', '2021-10-01', 5]
const books = (state: Record<string, string>, names = Object.keys(state)) => ({
  name: 'xl/workbook.xml',
  content: `<workbook xmlns:r="r"><sheets>${names
    .map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" ${state[name]} r:id="rId${at + 1}"/>`)
    .join('')}</sheets></workbook>`,
})

describe('sheets', () => {
  const three = { Old: [header, ['Old', '2020-01-01', 1]], Lists: [header, row], Notes: [['Notes']] }

  test.each(['state="hidden"', 'state="veryHidden"'])('%s is not read, and that is said', async hidden => {
    const { cells, notes } = await rowsOf(xlsxFile(three, [books({ Old: hidden, Lists: '', Notes: '' })]))
    expect(cells).toEqual([['Maid', '2021-10-01', '5']])
    expect(notes).toEqual(['sheet Old is hidden and was not read', 'sheet Notes has no such table and was not read'])
  })

  test('two with such a table, none visible, none with it', async () => {
    await expect(rowsOf(xlsxFile(three))).rejects.toThrow(
      /^sheet Lists: it has such a table, and so has sheet Old: keep one of them, or hide the other/,
    )
    const hidden = { Old: 'state="hidden"', Lists: 'state="hidden"', Notes: 'state="hidden"' }
    await expect(rowsOf(xlsxFile(three, [books(hidden)]))).rejects.toThrow(/^every sheet of the spreadsheet is hidden: unhide the one/)
    await expect(rowsOf(xlsxFile({ Notes: [['Notes']] }))).rejects.toThrow(/^sheet Notes: no line of it is the header of such a table/)
  })

  test('below a heading, with rows that are hidden and lines that are empty', async () => {
    const rows = `<row r="1"><c><v>1</v></c></row>${[header, ['Maid', '2021-10-01', '5'], ['', '', ''], ['Lupin', '2021-10-01', '7']]
      .map(
        (cells, at) =>
          `<row r="${at + 3}" ${at === 3 ? 'hidden="1"' : ''}>${cells.map(cell => `<c t="str"><v>${cell}</v></c>`).join('')}</row>`,
      )
      .join('')}`
    const part = { name: 'xl/worksheets/sheet1.xml', content: `<worksheet><sheetData>${rows}</sheetData></worksheet>` }
    const { cells, notes, rows: read } = await rowsOf(xlsxFile({ Lists: [] }, [part]))
    expect(cells.map(([title]) => title)).toEqual(['Maid', 'Lupin'])
    expect(read.map(({ sheet, line }) => `${sheet} ${line}`)).toEqual(['Lists 4', 'Lists 6'])
    expect(notes).toEqual(['sheet Lists has 1 hidden rows; they were read'])
  })

  test('wherever the relations say that the parts are', async () => {
    const line = (cells: string[]): string => `<x:row>${cells.map(cell => `<x:c t="s"><x:v>${cell}</x:v></x:c>`).join('')}</x:row>`
    const bytes = zipFile([
      {
        name: '_rels/.rels',
        content: '<Relationships><Relationship Id="a" Type="http://x/officeDocument" Target="/Book/Main.xml"/></Relationships>',
      },
      {
        name: 'Book/Main.xml',
        content:
          '<x:workbook xmlns:x="x" xmlns:r="r"><x:sheets><x:sheet name="Lists" r:id="s1"/><x:sheet name="Plot" r:id="s2"/></x:sheets></x:workbook>',
      },
      {
        name: 'Book/_rels/Main.xml.rels',
        content: `<Relationships>
          <Relationship Id="s1" Type="http://x/worksheet" Target="..\\Pages\\first.xml"/>
          <Relationship Id="s2" Type="http://x/chartsheet" Target="plot.xml"/>
          <Relationship Id="t" Type="http://x/sharedStrings" Target="/words.xml"/></Relationships>`,
      },
      { name: 'words.xml', content: '<sst><si><t>Title</t></si><si><t>Day</t></si><si><t>Length</t></si><si><t>Maid</t></si></sst>' },
      {
        name: 'Pages/First.xml',
        content: `<x:worksheet xmlns:x="x"><x:sheetData>${line(['0', '1', '2'])}${line(['3', '3', '3'])}</x:sheetData></x:worksheet>`,
      },
    ])
    expect((await rowsOf(bytes)).cells).toEqual([['Maid', 'Maid', 'Maid']])
  })
})

test('a formula that came to an error is of concern only in a column that is read', async () => {
  const error = (text: string): Cell => ({ raw: `t="e"><f>1/0</f><v>${text}</v>` })
  const notes: Cell[][] = [[error('#REF!')]]
  const book = (cells: Cell[]) => rowsOf(xlsxFile({ Lists: [[...header, 'Remark'], cells], Notes: notes }, [styles]))
  const { cells } = await book(['Maid', '2021-10-01', 5, error('#N/A')])
  expect(cells).toEqual([['Maid', '2021-10-01', '5']])
  expect((await book(['Maid', '2021-10-01', 5, '', error('#DIV/0!')])).cells).toEqual(cells)
  for (const [at, wrong] of ['#N/A', '#VALUE!', '#NAME?'].entries()) {
    const row = ['Maid', '2021-10-01', 5].map((cell, column) => (column === at ? error(wrong) : cell))
    await expect(book(row)).rejects.toThrow(`sheet Lists, line 2, column ${header[at]}: the cell holds the error ${wrong}: repair`)
  }
})

test('a cell over several lines is beside each of them, and makes no line of its own', async () => {
  const merge = (...refs: string[]) => refs.map(ref => `<mergeCell ref="${ref}"/>`).join('')
  const line = (r: number, cells: Record<string, string>) =>
    `<row r="${r}">${Object.entries(cells).map(([column, text]) => `<c r="${column}${r}" t="str"><v>${text}</v></c>`)}</row>`
  const content = `<worksheet><sheetData>${line(1, { A: 'Lists of a week' })}${line(2, { A: 'Title', B: 'Day', C: 'Length' })}
    ${line(4, { A: 'Maid', B: '2021-10-01', C: '5' })}${line(5, { B: '2021-10-08', C: '7' })}${line(6, { C: '9' })}
    ${line(7, { A: 'Lupin', B: '2021-10-01', C: '1' })}</sheetData>
    <mergeCells count="5">${merge('A1:C1', 'A2:A3', 'B2:B3', 'A4:A6', 'B5:B6', 'A7:A1048576')}</mergeCells></worksheet>`
  const { cells } = await rowsOf(xlsxFile({ Lists: [] }, [{ name: 'xl/worksheets/sheet1.xml', content }]))
  expect(cells).toEqual([
    ['Maid', '2021-10-01', '5'],
    ['Maid', '2021-10-08', '7'],
    ['Maid', '2021-10-08', '9'],
    ['Lupin', '2021-10-01', '1'],
  ])
})

test('a day that a sum missed by less than a second is the day that is shown', async () => {
  const { cells } = await sheet(
    [44_413.999_999_99, 44_414.000_000_01, 44_413.999_995, 44_414].map(day => ['Maid', styled(day, 1), styled(0.9999999, 2)]),
  )
  expect(cells.map(([, day, length]) => [day, length])).toEqual(Array(4).fill(['2021-08-06', '24:00']))
})

test('cells that say that nothing is known are empty where a number or a day stands, and a name where a name does', async () => {
  const { rows } = await sheet(['N/A', '–', 'NULL', 'n.a.', '-', '\\N'].map(nothing => [nothing, '2021-08-06', nothing]))
  expect(rows.map(row => numberCell(row, 'Length', 9))).toEqual(Array(6).fill(null))
  expect(rows.map(row => textCell(row, 'Title'))).toEqual(['N/A', '–', 'NULL', 'n.a.', '-', '\\N'])
})

test('yes and no, as a word, a number or a box that is ticked', async () => {
  const { rows } = await sheet(
    [{ raw: 't="b"><v>1</v>' }, 'yes', 1, { raw: 't="b"><v>0</v>' }, 'NO', 0].map((cell): Cell[] => ['Maid', '', cell]),
  )
  expect(rows.map(row => yesCell(row, 'Length', ['Yes', 'No']))).toEqual([true, true, true, false, false, false])
  const [row] = (await sheet([['Maid', '', 'perhaps']])).rows
  expect(() => yesCell(row!, 'Length', ['Yes', 'No'])).toThrow('"perhaps" is not known here: it must be one of Yes, No')
})

test('a number is one whatever wrote it', async () => {
  const { rows } = await sheet([
    ['plain', '', 689_500_000],
    ['with an exponent', '', { raw: '><v>6.895E8</v>' }],
    ['text with commas', '', '689,500,000'],
    ['a fraction', '', { raw: '><v>0.1</v>' }],
  ])
  expect(rows.map(row => numberCell(row, 'Length', 1e12))).toEqual([689_500_000, 689_500_000, 689_500_000, 0.1])
})

test.each([
  [
    'an OpenDocument spreadsheet',
    zipFile([{ name: 'content.xml', content: '<a/>' }]),
    /^the file is an OpenDocument spreadsheet \(ODS\): save it as XLSX/,
  ],
  [
    'a table in an archive',
    zipFile([{ name: 'lists.csv', content: 'Title' }]),
    /^the file is a ZIP archive with lists.csv in it: unpack it/,
  ],
  ['a document', zipFile([{ name: 'word/document.xml', content: '<a/>' }]), /^the file is a document and no spreadsheet: save its table/],
  ['a binary spreadsheet', zipFile([{ name: 'xl/workbook.bin', content: 'x' }]), /^the file is a binary spreadsheet \(XLSB\): open it/],
  ['Numbers', zipFile([{ name: 'Index/Document.iwa', content: 'x' }]), /^the file is a spreadsheet of Numbers: export it/],
  ['JSON', Buffer.from('[{"Title":"Maid"}]'), /^the file is JSON, and no table: save it as CSV/],
  ['a page', Buffer.from('<table><tr><td>Title</td></tr></table>'), /^the file is a web page: download the table itself/],
  ['a page of a spreadsheet', Buffer.from('\ufeff<!-- x -->\n<html xmlns:x="y"><table>'), /^the file is a web page: /],
  [
    'XML of 2003',
    Buffer.from('<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="x">'),
    /^the file is a spreadsheet written as XML: save it as XLSX/,
  ],
  ['other XML', Buffer.from('<?xml version="1.0"?><rss></rss>'), /^the file is XML \(<rss>\): save its table/],
  ['another archive', zipFile([{ name: 'readme.txt', content: 'hello' }]), /^the file is a ZIP archive without .*: this is no XLSX/],
  [
    'one that is cut off',
    xlsxFile({ Lists: [header, row] }).subarray(0, 400),
    /^the spreadsheet is cut off or damaged \(.*\): download it again/,
  ],
])('%s is refused', async (_, bytes, message) => {
  await expect(rowsOf(bytes)).rejects.toThrow(message)
})
