import type { Problem } from '@sweeps/model'
import { afterEach, describe, expect, test } from 'vitest'
import { importNetflixTop10, importNielsenTop10 } from '../../src/published/index.js'
import { countRows } from '../world.js'
import { freshStore } from './fresh-store.js'
import { netflixFile, netflixHeader } from './netflix-file.js'

const store = await freshStore()

const good = netflixFile(`
  2021-07-04 | F | 1 | Fatherhood | N/A | 25680000 | | | 1
  2021-07-04 | F | 2 | Noise      | N/A | 16620000 | | | 1
  2021-07-11 | F | 1 | Fatherhood | N/A | 20000000 | | | 2
  2021-07-11 | F | 2 | Noise      | N/A | 10000000 | | | 2`)
const lines = good.split('\n')
/** The good file with one line replaced; lines count from 1. */
const withLine = (number: number, line: string) => lines.with(number - 1, line).join('\n')
const cell = (from: string, to: string) => good.replace(from, to)

afterEach(async () => {
  expect(await countRows(store, 'figures'), 'nothing may be imported from a bad file').toBe(0)
})

describe('netflix', () => {
  test.each<[string, string | Uint8Array, RegExp]>([
    ['empty', '', /^the file is empty: check that it is the right file; nothing was imported$/],
    ['line ends only', '\n\n', /^the file is empty/],
    ['a header only', `${netflixHeader}\n`, /^line 1: there is a header and no line after it/],
    [
      'another file',
      'a,b,c\n1,2,3\n',
      /^line 1: this is not the header of such a file; it has a,b,c: the header must name week, category.*separated by tabs/,
    ],
    ['a renamed column', good.replace('weekly_rank', 'rank'), /^line 1, column weekly_rank: the header has no weekly_rank/],
    ['a column twice', good.replace('runtime', 'week'), /^line 1, column week: the header names week twice: keep one of the two columns/],
    [
      'UTF-16 cut off in a letter',
      Buffer.from(`\ufeff${good}`, 'utf16le').subarray(0, -1),
      /^the file is UTF-16LE and ends inside a letter: it is cut off; download it again/,
    ],
    ['another code page', Buffer.from(good.replace('Noise', 'Øóì'), 'latin1'), /^line 3: the file is neither UTF-8 nor Windows-1252/],
    ['a zero byte', good.replace('Noise', 'No\0ise'), /^line 3: there is a zero byte/],
    [
      'binary garbage',
      Uint8Array.from({ length: 999 }, (_, at) => 200 + (at % 50)),
      /^line 1: the file is neither UTF-8 nor Windows-1252: save it as UTF-8 text/,
    ],
    ['a spreadsheet that is cut off', Buffer.from('PK\u0003\u0004 sheet'), /^the spreadsheet is cut off or damaged/],
    ['a gzip file', Buffer.from([0x1f, 0x8b, 8, 0]), /^the file is compressed/],
    ['cut off in a line', good.slice(0, -14), /^line 5: \d cells where the header has 9 columns: the file looks cut off/],
    ['cut off before the last number', good.slice(0, -2), /^line 5, column cumulative_weeks_in_top_10: "" is empty/],
    ['cut off within a list', lines.slice(0, 4).join('\n'), /^line 4: the file ends inside a list/],
    [
      'a cell too many',
      withLine(3, `${lines[2]}\tmore`),
      /^line 3: 10 cells where the header has 9 columns, and "more" is in none of them: repair the line/,
    ],
    [
      'commas that are not between thousands',
      cell('16620000', '1,66,20,000'),
      /^line 3, column weekly_hours_viewed: "1,66,20,000" may be 16620 or 16620000: nothing else in this column shows which/,
    ],
    ['hours that may be 9.5 or 95', cell('16620000', '9,5'), /^line 3, column weekly_hours_viewed: "9,5" may be 9.5 or 95/],
    ['hours that may be 12.25 or 1225', cell('16620000', '12,25'), /^line 3, column weekly_hours_viewed: "12,25" may be 12.25 or 1225/],
    ['hours in odd groups', cell('16620000', '1,00,0'), /^line 3, column weekly_hours_viewed: "1,00,0" may be 100 or 1000/],
    ['a negative number', cell('16620000', '-5'), /^line 3, column weekly_hours_viewed: "-5" is no whole number/],
    ['a number with a unit', cell('16620000', '16.6M'), /^line 3, column weekly_hours_viewed: "16.6M" is no whole number/],
    ['no number', cell('16620000', ''), /^line 3, column weekly_hours_viewed: "" is empty/],
    ['a number beyond reason', cell('16620000', '9'.repeat(20)), /^line 3, column weekly_hours_viewed: "9{20}" is out of range/],
    ['rank 0', cell('\t2\tNoise', '\t0\tNoise'), /^line 3, column weekly_rank: "0" is out of range: it must be 1 to 1000/],
    ['no title', cell('Fatherhood', ''), /^line 2, column show_title: "" is empty/],
    [
      'an unknown list',
      cell('Films (English)', 'Games'),
      /^line 2, column category: "Games" is not known here: it must be one of Films \(English\), /,
    ],
    [
      'a day that never was',
      cell('2021-07-04', '2021-02-30'),
      /^line 2, column week: "2021-02-30" is no day of the calendar: write it as 2021-08-09/,
    ],
    [
      'a day that may be another',
      cell('2021-07-04', '04/07/2021'),
      /^line 2, column week: "04\/07\/2021" may be 2021-07-04 or 2021-04-07: write 2021-07-04 if it is that day/,
    ],
    ['a week that ends on a Saturday', cell('2021-07-04', '2021-07-03'), /^line 2, column week: 2021-07-03 is no Sunday/],
    [
      'a rank twice',
      withLine(3, lines[1]!),
      /^line 3, column weekly_rank: rank 1 of this list and week is in line 2 already: keep one of them/,
    ],
  ])('%s', async (_, content, message) => {
    const refusal = await importNetflixTop10(store, content).catch(error => error as Problem)
    expect(refusal).toMatchObject({ code: 'invalid-file', status: 400 })
    expect((refusal as Problem).message).toMatch(message)
  })

  test('larger than 64 MB, as a stream: refused before it is all read', async () => {
    let read = 0
    async function* chunks() {
      for (; read < 200; read++) yield Buffer.alloc(1024 * 1024, 'x')
    }
    await expect(importNetflixTop10(store, chunks())).rejects.toThrow(/^the file is larger than 64 MB/)
    expect(read).toBe(64)
  })
})

describe('nielsen', () => {
  const header = 'week_start,week_end,list,rank,title,service,minutes_millions,episodes,source_url,note'
  const line = '2021-08-09,2021-08-15,overall,1,Outer Banks,Netflix,1160,20,,'
  test.each([
    [
      'week_end is another day',
      line.replace('08-15', '08-16'),
      /^line 2, column week_end: 2021-08-16 is not the Sunday after 2021-08-09: write 2021-08-15/,
    ],
    ['the week starts on a Tuesday', line.replace('08-09', '08-10'), /^line 2, column week_start: 2021-08-10 is no Monday/],
    ['an unknown list', line.replace('overall', 'films'), /^line 2, column list: "films" is not known here/],
    ['neither rank nor title', line.replace('1,Outer Banks', ','), /^line 2: neither rank nor title is given/],
    [
      'a rank twice',
      `${line}\n${line.replace('Outer Banks', 'Vivo')}`,
      /^line 3, column rank: rank 1 of this list and week is in line 2 already/,
    ],
    ['a title twice', `${line}\n${line.replace(',1,', ',2,')}`, /^line 3, column title: "Outer Banks" of this list and week is in line 2/],
    ['a quote that never ends', line.replace('Outer', '"Outer'), /^line 2: a quote that opens here is never closed: close it/],
  ])('%s', async (_, body, message) => {
    const refusal = await importNielsenTop10(store, `${header}\n${body}\n`).catch(error => error as Problem)
    expect(refusal).toMatchObject({ code: 'invalid-file' })
    expect((refusal as Problem).message).toMatch(message)
  })
})
