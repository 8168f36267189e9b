import { Problem } from '@sweeps/model'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayCell, notesOf, numberCell, openTable, readTable, type TableFormat, wholeCell } from '../../src/tables/index.js'

const format: TableFormat = {
  delimiter: ',',
  quotes: true,
  required: ['title', 'week', 'hours'],
  optional: ['note'],
  mayEndBefore: ['hours'],
}

const table = async (content: string | Uint8Array, of = format) => readTable(await openTable(content), of)
const cells = async (content: string | Uint8Array, of = format) => (await table(content, of)).rows.map(row => Object.values(row.cells))
const refusal = (content: string | Uint8Array, of = format): Promise<string> =>
  table(content, of).then(
    () => 'it was read',
    error => {
      expect(error).toBeInstanceOf(Problem)
      expect(error.code).toBe('invalid-file')
      return error.message
    },
  )

const plain = 'title,week,hours\nHit & Run,2021-08-09,689500\nMaid,2021-10-11,12\n'
const rows = [
  ['Hit & Run', '2021-08-09', '689500'],
  ['Maid', '2021-10-11', '12'],
]

describe('is read as what it says', () => {
  test.each<[string, string | Uint8Array]>([
    ['a plain file', plain],
    ['a byte order mark', `\ufeff${plain}`],
    ['UTF-16 of a spreadsheet program', Buffer.from(`\ufeff${plain.replaceAll(',', '\t')}`, 'utf16le')],
    ['Windows line ends', plain.replaceAll('\n', '\r\n')],
    ['line ends of an old Mac', plain.replaceAll('\n', '\r')],
    ['mixed line ends', 'title,week,hours\r\nHit & Run,2021-08-09,689500\nMaid,2021-10-11,12\r'],
    ['no line end at its end', plain.trimEnd()],
    ['blank lines and lines of commas', `\n\n${plain.replace('\nM', '\n,,\n  , ,\t\n\nM')},,\n\n`],
    ['lines of quoted nothing', plain.replace('\nM', '\n"","",""\nM')],
    ['trailing commas', plain.replaceAll('\n', ',,,\n')],
    ['spaces and no-break spaces around cells', plain.replaceAll(',', ' ,\u00a0 ')],
    ['semicolons', plain.replaceAll(',', ';')],
    ['tabs', plain.replaceAll(',', '\t')],
    ['bars', plain.replaceAll(',', '|')],
    ['a line sep=', `sep=;\r\n${plain.replaceAll(',', ';')}`],
    ['every cell in quotes', plain.replace(/[^,\n]+/g, '"$&"')],
    ['capitals and spaces in the header', plain.replace('title,week,hours', 'Title, Week ,HOURS')],
  ])('%s', async (_, content) => {
    expect(await cells(content)).toEqual(rows)
  })

  test('quoted separators, quotes and line breaks; a quote inside a cell', async () => {
    expect(await cells('title,week,hours\n"Hit, Run",2021-08-09,"1"\n"Hit\r\n& ""Run""",2021-08-09,1\nSr. "Pepe",2021-08-09,2\n')).toEqual([
      ['Hit, Run', '2021-08-09', '1'],
      ['Hit & "Run"', '2021-08-09', '1'],
      ['Sr. "Pepe"', '2021-08-09', '2'],
    ])
  })

  test('quotes that a database escaped with backslashes', async () => {
    expect(await cells('title,week,hours\n"Hit \\"and\\" Run",2021-08-09,1\n"Maid",2021-08-09,2\n')).toEqual([
      ['Hit "and" Run', '2021-08-09', '1'],
      ['Maid', '2021-08-09', '2'],
    ])
  })

  test('where files of a kind quote nothing, a name in quotes keeps them, and a file of another program loses its own', async () => {
    const tsv: TableFormat = { ...format, delimiter: '\t', quotes: false }
    expect(await cells('title\tweek\thours\n"Sr."\t2021-08-09\t1\n', tsv)).toEqual([['"Sr."', '2021-08-09', '1']])
    expect(await cells('title\tweek\thours\n"He said ""Go"""\t2021-08-09\t1\n', tsv)).toEqual([['He said "Go"', '2021-08-09', '1']])
  })

  test('lines are counted as an editor counts them', async () => {
    expect((await table('\ntitle,week,hours\n\n"a\nb",2021-08-09,1\r\n,,\r\nc,2021-08-09,1')).rows.map(({ line }) => line)).toEqual([4, 7])
  })

  test('cells that a line may leave out are empty', async () => {
    expect(await cells('title,week,hours,note\nMaid,2021-10-11\nLupin,2021-10-11,5\n')).toEqual([
      ['Maid', '2021-10-11', '', ''],
      ['Lupin', '2021-10-11', '5', ''],
    ])
  })

  test('what is not as usual is said', async () => {
    expect(notesOf(await table(plain.replaceAll(',', ';')))).toEqual(['the columns are separated by semicolons, and were read so'])
    expect(notesOf(await table(Buffer.from(plain.replace('Maid', 'Élite'), 'latin1')))).toEqual([
      'the file is not UTF-8: it was read as Windows-1252; look at names with accents, and save it as UTF-8 if they are wrong',
    ])
    expect(notesOf(await table(plain.replace('hours', 'hours,who').replace('500', '500,me')))).toEqual([
      'column who is not known and was not read',
    ])
  })
})

describe('is refused, with the place, what was seen and what to do', () => {
  test.each<[string, string | Uint8Array, RegExp]>([
    ['nothing', '', /^the file is empty: check that it is the right file; nothing was imported$/],
    ['a header alone', 'title,week,hours\n', /^line 1: there is a header and no line after it: check that it is the whole file/],
    ['a column twice', plain.replace('hours', 'hours,hours'), /^line 1, column hours: the header names hours twice: keep one of the two/],
    ['a column twice, in capitals', plain.replace('hours', 'hours,HOURS'), /^line 1, column HOURS: the header names HOURS twice: keep one/],
    ['a column twice, with what nobody sees', plain.replace('hours', 'hours,ho\u200burs'), /^line 1, column .*: the header names .* twice/],
    [
      'a column missing',
      plain.replace('hours', 'hour'),
      /^line 1, column hours: the header has no hours; it has title, week, hour: the header must name title, week, hours, separated by commas/,
    ],
    ['a cell too many', plain.replace('12\n', '12,13\n'), /^line 3: 4 cells where the header has 3 columns, and "13" is in none of them/],
    [
      'a decimal comma in a file of commas',
      plain.replace('689500', '689,5'),
      /^line 2: 4 cells where the header has 3 columns, and "5" is in none/,
    ],
    ['a cell that is lost', plain.replace('Maid,2021-10-11', 'Maid'), /it was read/],
    [
      'a column without a name',
      plain.replace('hours', 'hours,').replace('500', '500,x'),
      /^line 2: "x" stands in column 4, which has no name/,
    ],
    [
      'a quote that stays open',
      plain.replace('Maid', '"Maid'),
      /^line 3: a quote that opens here is never closed: close it, or double the quotes/,
    ],
    ['a quote that stays open long before the end', plain.replace('Hit', '"Hit'), /^line 2: a quote that opens here is never closed/],
    ['a text document', '{\\rtf1\\ansi a}', /^the file is a text document \(RTF\): save its table/],
    ['Parquet', 'PAR1....PAR1', /^the file is Parquet: save its table/],
    ['a database', 'SQLite format 3\0', /^the file is a SQLite database: save its table/],
    ['another file', 'a,b\n1,2\n', /^line 1: this is not the header of such a file; it has a, b/],
    ['JSON', '{"a":1}', /^the file is JSON, and no table: save it as CSV or XLSX, with a header that names title/],
    ['a web page', '<!DOCTYPE html><html></html>', /^the file is a web page: download the table itself/],
    ['an old spreadsheet', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]), /^the file is an old spreadsheet \(XLS\)/],
  ])('%s', async (_, content, message) => {
    expect(await refusal(content)).toMatch(message)
  })

  test('only what is cut off is to be downloaded again', async () => {
    const strict = { ...format, mayEndBefore: [] }
    expect(await refusal('title,week,hours\nMaid,2021-10-11,12\nLup', strict)).toMatch(
      /^line 3: 1 cells .*: the file looks cut off; download it again/,
    )
    expect(await refusal('title,week,hours\nMaid,2021-10-11\nLupin,2021-10-11,5\n', strict)).toMatch(
      /^line 2: 2 cells .*: repair the line: it ends before hours/,
    )
    expect(await refusal('title,week,hours\nMaid\n', strict)).not.toMatch(/download/)
  })
})

describe('numbers, as the column writes them', () => {
  const column = async (values: string[], of: Partial<TableFormat> = {}) => {
    const file = `title;week;hours\n${values.map((value, at) => `t${at};2021-08-09;${value}`).join('\n')}\n`
    return (await table(file, { ...format, ...of })).rows.map(row => {
      try {
        return numberCell(row, 'hours', 1e15)
      } catch (error) {
        return /"[^"]*" (may be [^:]*|is[^:]*)/.exec((error as Error).message)![1]!
      }
    })
  }
  test.each<[string, string[], (number | string | null)[]]>([
    ['decimal commas', ['12,5', '9,8', '1.160'], [12.5, 9.8, 1160]],
    ['decimal points', ['12.5', '9.8', '1,160'], [12.5, 9.8, 1160]],
    ['spaces and apostrophes', ["1'160", '1 160', '1\u202f160,5'], [1160, 1160, 1160.5]],
    ['nothing that shows which', ['1.160', '2.500'], ['may be 1.16 or 1160', 'may be 2.5 or 2500']],
    ['both', ['12,5', '9.8'], ['may be 12.5 or 125', 9.8]],
    ['thousands twice', ['1.160.000', '2.500'], [1_160_000, 2500]],
    ['nothing', ['', '5'], [null, 5]],
    ['a unit', ['16.6M'], ['is no number']],
    ['below 0', ['-5'], ['is no number']],
  ])('%s', async (_, values, read) => {
    expect(await column(values)).toEqual(read)
  })

  test('what its publisher writes counts where the column shows nothing', async () => {
    expect(await column(['1.160', '2,500'], { decimal: '.' })).toEqual([1.16, 2500])
  })

  test('a number that must be whole has no fraction', async () => {
    const [row] = (await table('title;week;hours\nMaid;2021-10-11;689,500\n')).rows
    expect(wholeCell(row!, 'hours', 0, 1e9)).toBe(689_500)
    const [other] = (await table('title;week;hours\nMaid;2021-10-11;100,000\n')).rows
    expect(() => wholeCell(other!, 'hours', 0, 1e9)).toThrow(
      /^line 2, column hours: "100,000" may be 100 or 100000: nothing else in this column shows which/,
    )
  })
})

test('days, as the column writes them', async () => {
  const { rows } = await table('title,week,hours\na,8/6/2021,1\nb,8/13/2021,1\nc,6.8.2021,1\n')
  expect(rows.map(row => dayCell(row, 'week'))).toEqual(['2021-08-06', '2021-08-13', '2021-08-06'])
  const { rows: others } = await table('title,week,hours\na,8/6/2021,1\n')
  expect(() => dayCell(others[0]!, 'week')).toThrow(
    /^line 2, column week: "8\/6\/2021" may be 2021-06-08 or 2021-08-06: write 2021-06-08 if it is that day/,
  )
})

const cell = fc.string({ unit: fc.constantFrom(...'abÉß ,;\t|"\n\r0.5더👻') })
/** As people see it: without spaces around, one line. */
const visible = (text: string): string => text.replace(/\s*[\r\n]+\s*/g, ' ').trim()

test('any cells come back as a person sees them, whatever separates, ends and encodes them', () => {
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
  const file = fc.record({
    cells: fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 5 }),
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    ends: fc.array(fc.constantFrom('\n', '\r\n', '\r'), { minLength: 1, maxLength: 3 }),
    encode: fc.constantFrom(
      (text: string) => Buffer.from(text),
      (text: string) => Buffer.from(`\ufeff${text}`),
      (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le'),
    ),
    blanks: fc.boolean(),
  })
  return fc.assert(
    fc.asyncProperty(file, async ({ cells: given, delimiter, ends, encode, blanks }) => {
      const lines = [['title', 'week', 'hours'], ...given.map(line => line.map(quoted))].map(line => line.join(delimiter))
      const text = lines.map((line, at) => `${line}${ends[at % ends.length]}${blanks ? `${delimiter}${delimiter}\n` : ''}`).join('')
      const wanted = given.map(line => line.map(visible)).filter(line => line.some(Boolean))
      if (wanted.length === 0) expect(await refusal(encode(text))).toMatch(/no line after it/)
      else expect(await cells(encode(text))).toEqual(wanted)
    }),
    { numRuns: 400 },
  )
})

test('bytes that are anything are a table or a refusal with advice, and no defect', () => {
  const start = fc.constantFrom('title,week,hours\n', '\ufefftitle;week;hours\r\n', '', 'sep=;\n', 'PK', '\u001f\u008b')
  return fc.assert(
    fc.asyncProperty(start, fc.uint8Array({ maxLength: 60 }), fc.string({ unit: 'binary', maxLength: 40 }), async (head, bytes, text) => {
      for (const content of [Buffer.concat([Buffer.from(head), bytes]), Buffer.from(head + text), Buffer.from(head + text, 'utf16le')]) {
        const said = await refusal(content)
        if (said !== 'it was read') expect(said).toMatch(/: .*; nothing was imported$/s)
      }
    }),
    { numRuns: 500 },
  )
})
