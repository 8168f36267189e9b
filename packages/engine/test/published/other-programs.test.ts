import { afterEach, expect, test } from 'vitest'
import { importOutcomes } from '../../src/decisions/outcomes/index.js'
import { importFigures, importNetflixTop10, importNielsenTop10 } from '../../src/published/index.js'
import { forget, freshStore } from './fresh-store.js'
import { netflixFile } from './netflix-file.js'
import { xlsxFile } from './xlsx-file.js'

const store = await freshStore()
afterEach(() => forget(store))

const dry = { dryRun: true }
const netflix = netflixFile(`
  2021-07-04 | F | 1 | Fatherhood | N/A | 25680000 | | | 1
  2021-07-04 | F | 2 | Noise      | N/A | 16620000 | | | 1`)

test.each<[string, string | Uint8Array, string[]]>([
  ['commas for tabs', netflix.replaceAll('\t', ','), ['the columns are separated by commas, and were read so']],
  [
    'commas and thousands',
    netflix.replaceAll('\t', ',').replace('16620000', '"16,620,000"'),
    ['the columns are separated by commas, and were read so'],
  ],
  [
    'semicolons, as a spreadsheet saves it',
    `\ufeff${netflix.replaceAll('\t', ';').replaceAll('\n', '\r\n')}`,
    ['the columns are separated by semicolons, and were read so'],
  ],
  ['UTF-16', Buffer.from(`\ufeff${netflix}`, 'utf16le'), ['the file is not UTF-8: it was read as UTF-16LE']],
  ['quotes', netflix.replace('Noise', '"Noise, ""again"""').replace('Fatherhood', '"Fatherhood, one"'), []],
  ['blank lines, and lines of tabs', netflix.replaceAll('\n', '\n\n\t\t\t\t\t\t\t\t\n'), []],
])('Netflix’s weeks with %s', async (_, content, odd) => {
  const result = await importNetflixTop10(store, content, dry)
  expect(result).toMatchObject({ read: 2, changedLists: 1, weeks: { from: '2021-06-28', to: '2021-06-28' } })
  expect(result.odd.slice(0, odd.length)).toEqual(odd)
})

test('Netflix’s weeks as a sheet, days as such', async () => {
  const [head, ...lines] = netflix
    .trimEnd()
    .split('\n')
    .map(line => line.split('\t'))
  // 2021-07-04 is day 44381 of a spreadsheet.
  const sheet = xlsxFile({ Weeks: [head!, ...lines.map(cells => [44_381, ...cells.slice(1)])] })
  expect(await importNetflixTop10(store, sheet, dry)).toMatchObject({ read: 2, weeks: { from: '2021-06-28', to: '2021-06-28' } })
})

test.each([
  ['thousands in quotes', ',', '"1,160"', '736'],
  ['decimal commas', ';', '1160,5', '736,25'],
  ['points between thousands', ';', '1.160,5', '736'],
])('Nielsen’s lists with %s', async (_, separator, first, second) => {
  const line = (rank: number, title: string, minutes: string) =>
    ['2021-08-09', '2021-08-15', 'overall', rank, title, 'Netflix', minutes].join(separator)
  const text = `${['week_start', 'week_end', 'list', 'rank', 'title', 'service', 'minutes_millions'].join(separator)}\n${line(1, 'Outer Banks', first)}\n${line(2, 'Manifest', second)}\n`
  expect(await importNielsenTop10(store, text, dry)).toMatchObject({ read: 2, lists: 1 })
})

test('outcomes: semicolons, days of another form, cells left out at the end', async () => {
  const text =
    'show;season;released;outcome;next_season_seen;runtime_minutes;charted_top10\nHit & Run;1;06.08.2021;cancelled\nMaid;1;13/08/2021;limited;;480,5;1\n;;;;;;\n'
  expect(await importOutcomes(store, text, dry)).toMatchObject({ read: 2, added: 2, released: { from: '2021-08-06', to: '2021-08-13' } })
})

const mapping = {
  ...{ source: 'panel-de', market: 'DE', list: 'serien', period: { week: 'Woche' }, rank: 'Platz', title: 'Titel' },
  values: { minutes: { column: 'Mio', factor: 1_000_000 } },
}
const figures = (text: string | Uint8Array, change: object = {}) =>
  importFigures(store, text, { ...dry, mapping: `\ufeff${JSON.stringify({ ...mapping, ...change })}` })

test.each<[string, string | Uint8Array]>([
  ['decimal commas and days of Germany', 'Woche;Platz;Titel;Mio\n11.03.2024;1;Hit & Run;12,5\n11.03.2024;2;Maid;1.160\n'],
  ['Windows-1252', Buffer.from('Woche;Platz;Titel;Mio\n2024-03-11;1;Élite;12,5\n', 'latin1')],
  ['a title on two lines', 'Woche;Platz;Titel;Mio\n2024-03-11;1;"Hit &\nRun";12,5\n'],
])('figures with %s', async (_, text) => {
  expect(await figures(text)).toMatchObject({ lists: 1, weeks: { from: '2024-03-11', to: '2024-03-11' } })
})

test('figures whose numbers can be read in two ways are refused, unless the mapping says which', async () => {
  const text = 'Woche;Platz;Titel;Mio\n2024-03-11;1;Hit & Run;1.160\n'
  await expect(figures(text)).rejects.toThrow(/^line 2, column Mio: "1.160" may be 1.16 or 1160: nothing else in this column shows which/)
  expect(await figures(text, { decimal: ',' })).toMatchObject({ lists: 1 })
})
