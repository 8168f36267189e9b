import Type from '@sweeps/model/typebox'
import { beforeEach, describe, expect, test } from 'vitest'
import { importNetflixEngagement } from '../../src/published/index.js'
import { defineQuery } from '../../src/store/index.js'
import { forget, freshStore } from './fresh-store.js'
import { type Cell, h1, header, heading, xlsxFile } from './xlsx-file.js'
import { zipFile } from './zip-file.js'

const store = await freshStore()
beforeEach(() => forget(store))

const lines = defineQuery({
  tag: 'test.lines',
  sql: `-- one row per line of the latest revisions
SELECT concat(list, ' ', toString(period_start), '..', toString(any(period_end)), ' ', toString(line), ' ', any(title), '/', toString(any(season)),
  ' "', any(name), '" ', any(title_name), ' r', toString(max(revision)), if(any(note) = '', '', ' *'),
  arrayStringConcat(arraySort(groupArray(concat(' ', metric, '=', toString(round(value, 4))))))) AS text
FROM figures_now GROUP BY list, period_start, line ORDER BY period_start, list DESC, line`,
  row: Type.Object({ text: Type.String() }),
})
const held = async () => (await store.run(lines, {})).map(({ text }) => text)

const shows: Cell[][] = [
  ['Fool Me Once: Limited Series', 'Yes', '2024-01-01', 689_500_000, '6:25', 107_500_000],
  ['The Glory: Season 2 // 더 글로리: 시즌 2', 'Yes', 44_995, { raw: '><v>6.228E8</v>' }, '*6:00', 90_000_000],
  ['Ginny & Georgia', 'No', null, 300_000, '*', 100_000],
]
const films: Cell[][] = [
  ['Monster', 'Yes', '2024-05-16', 9_800_000, '1:25', 6_900_000],
  ['Monster', 'Yes', '2021-05-07', 1_300_000, '1:39', 800_000],
  ['John Wick: Chapter 2', 'No', null, 300_000, '0:40', 400_000],
]
const report = xlsxFile({ TV: [...h1, header, ...shows, [], ['* Runtime of what was out by the end']], Film: [...h1, header, ...films] })

test('the report as published: series and films of a half-year, with all it says of a line', async () => {
  const result = await importNetflixEngagement(store, report)
  expect(result).toMatchObject({
    source: 'netflix-engagement',
    read: 6,
    lists: 2,
    changedLists: 2,
    weeks: { from: '2024-01-01', to: '2024-01-01' },
  })
  expect(await held()).toEqual([
    'shows 2024-01-01..2024-06-30 1 fool-me-once/1 "Fool Me Once: Limited Series" Fool Me Once r1 available_globally=1 hours=689500000 released_day=19723 runtime_hours=6.4167 views=107500000',
    'shows 2024-01-01..2024-06-30 2 the-glory/2 "The Glory: Season 2 // 더 글로리: 시즌 2" The Glory r1 * available_globally=1 hours=622800000 released_day=19426 runtime_hours=6 views=90000000',
    'shows 2024-01-01..2024-06-30 3 ginny-and-georgia/1 "Ginny & Georgia" Ginny & Georgia r1 * available_globally=0 hours=300000 views=100000',
    // Two films of one name: the one released first has the plain id.
    'movies 2024-01-01..2024-06-30 1 monster-2024/0 "Monster" Monster r1 available_globally=1 hours=9800000 released_day=19859 runtime_hours=1.4167 views=6900000',
    'movies 2024-01-01..2024-06-30 2 monster/0 "Monster" Monster r1 available_globally=1 hours=1300000 released_day=18754 runtime_hours=1.65 views=800000',
    // A chapter of films is no season.
    'movies 2024-01-01..2024-06-30 3 john-wick-chapter-2/0 "John Wick: Chapter 2" John Wick: Chapter 2 r1 available_globally=0 hours=300000 runtime_hours=0.6667 views=400000',
  ])
  // 300,000 hours ÷ 40 minutes are 450,000 views: half a step, printed rounded down.
  expect(result.odd).toEqual(['2024-01-01 movies: 1 lines of 3 that print both round half a step of hours ÷ runtime down'])
})

const csv = `period,kind,title_raw,title_en,title_alt,show,season_kind,season_label,season_number,available_globally,release_date,hours_viewed,runtime_minutes,runtime_star,views
2024H1,show,Fool Me Once: Limited Series,,,,,,,Yes,2024-01-01,689500000,385,0,107500000
2024H1,show,The Glory: Season 2 // 더 글로리: 시즌 2,,,,,,,Yes,2023-03-10,622800000,360,1,90000000
2024H1,show,Ginny & Georgia,,,,,,,No,,300000,,1,100000
2024H1,movie,Monster,,,,,,,Yes,2024-05-16,9800000,85,0,6900000
2024H1,movie,Monster,,,,,,,Yes,2021-05-07,1300000,99,0,800000
2024H1,movie,John Wick: Chapter 2,,,,,,,No,,300000,40,0,400000
`

test('the same report from a CSV changes nothing; other numbers are a revision of their list alone', async () => {
  await importNetflixEngagement(store, report)
  expect(await importNetflixEngagement(store, csv)).toMatchObject({ changedLists: 0, unchangedLists: 2 })
  expect(await importNetflixEngagement(store, csv.replace('1300000', '1400000'))).toMatchObject({ changedLists: 1, unchangedLists: 1 })
  expect((await held()).map(line => / r\d/.exec(line)![0])).toEqual([' r1', ' r1', ' r1', ' r2', ' r2', ' r2'])
})

test('a dry run tells and writes nothing', async () => {
  expect(await importNetflixEngagement(store, report, { dryRun: true })).toMatchObject({ dryRun: true, changedLists: 2 })
  expect(await held()).toEqual([])
})

test('the first report: one list of all, no runtime and no views; a CSV of several half-years', async () => {
  const early = xlsxFile({
    Engagement: [
      ...heading('Viewing, January - June 2023'),
      header.slice(0, 4),
      ['Noise', 'No', null, 500_000],
      ['You: Season 4', 'Yes', '2023-02-09', 440_600_000],
    ],
  })
  await importNetflixEngagement(store, early)
  expect(await held()).toEqual([
    'all 2023-01-01..2023-06-30 1 noise/0 "Noise" Noise r1 available_globally=0 hours=500000',
    'all 2023-01-01..2023-06-30 2 you/4 "You: Season 4" You r1 available_globally=1 hours=440600000 released_day=19397',
  ])
  const more = csv.replaceAll('2024H1,movie', '2023H2,movie')
  expect(await importNetflixEngagement(store, more)).toMatchObject({ lists: 2, weeks: { from: '2023-07-01', to: '2024-01-01' } })
})

test('views that are not hours ÷ runtime, and seasons of one number, are told and imported', async () => {
  const { odd } = await importNetflixEngagement(
    store,
    xlsxFile({
      TV: [...h1, header, ['A: Book 1', 'No', null, 500_000, '1:00', 900_000], ['A: Part 1', 'No', null, 500_000, '1:00', 500_000]],
    }),
  )
  expect(odd).toEqual([
    '2024-01-01 shows: in 1 lines of 2 that print both the views are not hours ÷ runtime, such as A: Book 1',
    '2024-01-01 shows: 1 season numbers are shared by several labels, such as a/1: A: Book 1 · A: Part 1',
  ])
})

test('a heading that tells no half-year: it can be said', async () => {
  const file = xlsxFile({ Movies: [['Report'], header, films[1]!] })
  await expect(importNetflixEngagement(store, file)).rejects.toThrow(
    /^sheet Movies: the heading "Report" tells no half-year: say which it is, as with --period 2024H1/,
  )
  expect(await importNetflixEngagement(store, file, { period: '2024H2' })).toMatchObject({ weeks: { from: '2024-07-01' } })
  await expect(importNetflixEngagement(store, file, { period: '2024' })).rejects.toThrow(/"2024" is no half-year/)
})

describe('a bad file is refused, with the place, and nothing is imported', () => {
  const row = shows[0]!
  const tv = (...rows: Cell[][]) => xlsxFile({ TV: [...h1, ...rows] })
  const bomb = { name: 'xl/worksheets/sheet1.xml', content: Buffer.alloc(8_000_000, ' '), packed: true }
  test.each<[string, string | Buffer, RegExp]>([
    ['cut off', report.subarray(0, report.length - 40), /^the spreadsheet is cut off or damaged \(.+\): download it again; nothing/],
    ['cut off at the front', Buffer.concat([report.subarray(0, 4), report.subarray(300)]), /^the spreadsheet is cut off or damaged/],
    [
      'a flipped byte',
      xlsxFile({ TV: [...h1, header, row] }, [{ name: 'xl/sharedStrings.xml', content: '<sst/>', claims: { checksum: 7 } }]),
      /^xl\/sharedStrings.xml is not as it was packed/,
    ],
    [
      'a bomb',
      xlsxFile({ TV: [] }, [bomb]),
      /^xl\/worksheets\/sheet1.xml would unpack from \d+ to 8000000 bytes: no published report does/,
    ],
    [
      'a bomb that lies about its size',
      xlsxFile({ TV: [] }, [{ ...bomb, claims: { size: 500 } }]),
      /^the spreadsheet is cut off or damaged \(too many bytes/,
    ],
    [
      'another archive',
      zipFile([{ name: 'readme.txt', content: 'hello' }]),
      /^the file is a ZIP archive without xl\/(_rels\/)?workbook.xml(.rels)?: this is no XLSX/,
    ],
    [
      'entities',
      xlsxFile({ TV: [] }, [{ name: 'xl/worksheets/sheet1.xml', content: '<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>' }]),
      /^sheet TV defines a document type/,
    ],
    [
      'unsound XML',
      xlsxFile({ TV: [] }, [{ name: 'xl/worksheets/sheet1.xml', content: '<worksheet><sheetData><row><c></row></sheetData></worksheet>' }]),
      /^sheet TV is no sound XML/,
    ],
    [
      'another spreadsheet',
      xlsxFile({
        Sheet1: [
          ['a', 'b'],
          [1, 2],
        ],
      }),
      /^sheet Sheet1: no line has the column Title: this is no engagement report/,
    ],
    [
      'a changed header',
      tv(header.with(3, 'Watched'), row),
      /^sheet TV, line 6, column Hours Viewed: the header has no Hours Viewed: it must name Title, .*; it has Title, .*Watched/,
    ],
    ['a column twice', tv([...header, 'views'], row), /^sheet TV, line 6, column Views: the header names Views twice/],
    ['no lines', tv(header), /^sheet TV, line 6: there is a header and no line after it/],
    [
      'a number with a unit',
      tv(header, row.with(3, '689.5M')),
      /^sheet TV, line 7, column Hours Viewed: "689.5M" is no whole number: write digits only/,
    ],
    ['half an hour', tv(header, row.with(3, 0.5)), /^sheet TV, line 7, column Hours Viewed: "0.5" is no whole number/],
    ['no hours', tv(header, row, row.with(3, null)), /^sheet TV, line 8, column Hours Viewed: "" is empty/],
    [
      'a runtime in words',
      tv(header, row.with(4, '6 hours')),
      /^sheet TV, line 7, column Runtime: "6 hours" is no runtime: write it in hours and minutes, as 6:25/,
    ],
    ['no day', tv(header, row.with(2, '31/02/2024')), /^sheet TV, line 7, column Release Date: "31\/02\/2024" is no day/],
    ['neither Yes nor No', tv(header, row.with(1, 'Maybe')), /^sheet TV, line 7, column Available Globally\?: "Maybe" is not known here/],
    [
      'an error in a cell',
      tv(header, row.with(5, { raw: 't="e"><v>#REF!</v>' })),
      /^sheet TV, line 7, column Views: the cell holds the error #REF!/,
    ],
    [
      'a sheet of no name',
      xlsxFile({ TV: [...h1, header, row], Other: [...h1, header, row] }),
      /^sheet Other: it is not known which list this sheet is: name it TV or Film/,
    ],
    [
      'a list twice',
      xlsxFile({ TV: [...h1, header, row], Shows: [...h1, header, row] }),
      /^sheet Shows: sheet TV is the list of shows already/,
    ],
    [
      'CSV: a renamed column',
      csv.replace('hours_viewed', 'hours'),
      /^line 1, column hours_viewed: the header has no hours_viewed; it has period, /,
    ],
    [
      'CSV: another period',
      csv.replace('2024H1,show,Ginny', '2024Q1,show,Ginny'),
      /^line 4, column period: "2024Q1" is no half-year: write it as 2024H1/,
    ],
    ['CSV: cut off', csv.slice(0, -20), /^line 7: \d+ cells where the header has 15 columns: the file looks cut off/],
  ])('%s', async (_, content, message) => {
    const refusal = await importNetflixEngagement(store, content).catch(error => error)
    expect(refusal).toMatchObject({ code: 'invalid-file' })
    expect(refusal.message).toMatch(message)
    expect(await held()).toEqual([])
  })
})

const inShows = (...names: string[]): Cell[][] => names.map((name, at) => [name, 'No', null, 900_000 - at * 100_000, '1:00', 900_000])
const places = async () => (await held()).map(line => / (\S+\/\d+) "(.*)"/.exec(line)!.slice(1).join(' '))

test('a series that ends in a number is a season of the one without, in whichever order the reports come', async () => {
  const shows = xlsxFile({
    TV: [
      ...h1,
      header,
      ...inShows('Stranger Things', 'Stranger Things 2', 'Barbarians II // Barbaren II', 'Barbarians // Barbaren', 'Def Comedy Jam 25'),
      // Not what it seems: another series in its own language, a year, a number without the rest.
      ...inShows('Voice: Season 1 // สัมผัสเสียงมรณะ: ซีซั่น 1', 'Voice 2 // 보이스 2', 'LEGO City', 'LEGO City 2017', '24'),
    ],
  })
  const all = xlsxFile({
    Engagement: [
      ...heading('Viewing, January - June 2023'),
      header.slice(0, 4),
      ...inShows('Stranger Things 2', 'Rocky II', 'Rocky', 'The Godfather: Part II', 'The OA: Part II').map(row => row.slice(0, 4)),
    ],
  })
  const expected = [
    'stranger-things/2 Stranger Things 2',
    'rocky-ii/0 Rocky II',
    'rocky/0 Rocky',
    'the-godfather-part-ii/0 The Godfather: Part II',
    'the-oa-part-ii/0 The OA: Part II',
    'stranger-things/1 Stranger Things',
    'stranger-things/2 Stranger Things 2',
    'barbarians/2 Barbarians II // Barbaren II',
    'barbarians/1 Barbarians // Barbaren',
    'def-comedy-jam-25/1 Def Comedy Jam 25',
    'voice/1 Voice: Season 1 // สัมผัสเสียงมรณะ: ซีซั่น 1',
    'voice-2/1 Voice 2 // 보이스 2',
    'lego-city/1 LEGO City',
    'lego-city-2017/1 LEGO City 2017',
    '24/1 24',
  ]
  await importNetflixEngagement(store, shows)
  await importNetflixEngagement(store, all)
  expect(await places()).toEqual(expected)
  await forget(store)
  await importNetflixEngagement(store, all)
  expect((await importNetflixEngagement(store, shows)).odd).toContain(
    '1 lists held before got a new revision: the file tells more about their titles',
  )
  expect(await places()).toEqual(expected)
  expect(await importNetflixEngagement(store, all)).toMatchObject({ changedLists: 0 })
})

test('titles of one name are told apart by what stays, never by where they stand', async () => {
  const hero = ['Hero // 영웅', 'No', null, 300_000, '2:00', 100_000]
  const other = ['Hero // 英雄', 'No', null, 200_000, '1:39', 100_000]
  for (const films of [
    [hero, other],
    [other, hero],
  ]) {
    await forget(store)
    await importNetflixEngagement(store, xlsxFile({ Film: [...h1, header, ...films] }))
    expect((await places()).sort()).toEqual(['hero-2/0 Hero // 영웅', 'hero/0 Hero // 英雄'])
  }
})

test('a namesake that an older report brings leaves the id of the title that was there', async () => {
  const film = ['Hero // 영웅', 'No', null, 300_000, '2:00', 100_000]
  await importNetflixEngagement(store, xlsxFile({ Film: [...h1, header, film] }))
  const older = xlsxFile({
    Engagement: [
      ...heading('Viewing, January - June 2023'),
      header.slice(0, 4),
      ...inShows('Hero // A hero', 'Hero // 영웅').map(row => row.slice(0, 4)),
    ],
  })
  expect(await importNetflixEngagement(store, older)).toMatchObject({ lists: 1, changedLists: 1 })
  expect(await places()).toEqual(['hero-2/0 Hero // A hero', 'hero/0 Hero // 영웅', 'hero/0 Hero // 영웅'])
  expect(await importNetflixEngagement(store, older)).toMatchObject({ changedLists: 0 })
})

test('a high number with none near it is a name', async () => {
  const shows = inShows('Babylon', 'Babylon 5', 'Studio', 'Studio 54', 'Studio 60', 'Casa', 'Casa 3', 'Casa 4')
  await importNetflixEngagement(store, xlsxFile({ TV: [...h1, header, ...shows] }))
  expect((await places()).filter(place => /\d$/.test(place))).toEqual([
    'babylon-5/1 Babylon 5',
    'studio-54/1 Studio 54',
    'studio-60/1 Studio 60',
    'casa/3 Casa 3',
    'casa/4 Casa 4',
  ])
})

test('the first of a series is a season once another is numbered, whichever number that has', async () => {
  await importNetflixEngagement(store, xlsxFile({ TV: [...h1, header, ...inShows('Gogo Dino 1', 'Gogo Dino 3', 'Apollo 1')] }))
  expect(await places()).toEqual(['gogo-dino/1 Gogo Dino 1', 'gogo-dino/3 Gogo Dino 3', 'apollo-1/1 Apollo 1'])
})
