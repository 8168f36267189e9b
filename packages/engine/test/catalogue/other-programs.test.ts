import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isoDuration } from '../../src/catalogue/formats/iso-duration.js'
import { type ReadOptions, readCatalogue } from '../../src/catalogue/read-catalogue.js'
import { openTable } from '../../src/tables/index.js'
import { xlsxFile } from '../published/xlsx-file.js'

const header = 'service,content,title,season,episode,name,kind,origin,language,runtime_ms,released'
const csv = async (content: string | Uint8Array) => readCatalogue(await openTable(content))
const json = (document: unknown, options: ReadOptions = {}) => readCatalogue(JSON.stringify(document), { service: 'home', ...options })

const episode = { Type: 'Episode', SeriesName: 'Maid', ParentIndexNumber: 1 }
const jellyfin = (...items: object[]) =>
  json({ Items: items.map((item, at) => ({ Id: `a${at + 1}`, ...episode, IndexNumber: at + 1, ...item })) })
const tvmaze = (...episodes: object[]) =>
  json(
    { name: 'Maid', _embedded: { episodes: episodes.map((one, at) => ({ id: at + 1, season: 1, number: at + 1, ...one })) } },
    { contentId: 'm{id}' },
  )
const movie = (members: object) => json([{ '@type': 'Movie', '@id': 'f1', name: 'Vivo', ...members }], { contentId: '{id}' })

describe('a runtime of 0 is one that is not known', () => {
  test.each<[string, { rows: { runtimeMs: number }[] } | Promise<{ rows: { runtimeMs: number }[] }>]>([
    ['Jellyfin', jellyfin({ RunTimeTicks: 0 })],
    ['Jellyfin, less than a millisecond', jellyfin({ RunTimeTicks: 40 })],
    ['TVmaze', tvmaze({ runtime: 0 })],
    ['Schema.org', movie({ duration: 'PT0S' })],
    ['CSV', csv(`${header}\nhome,h1,maid,1,1,,series,,en,0,2021-08-06\n`)],
    ['CSV of a program that writes fractions', csv(`${header}\nhome,h1,maid,1,1,,series,,en,0.0,2021-08-06\n`)],
    ['JSON', readCatalogue(JSON.stringify([{ service: 'home', content: 'h1', title: 'vivo', kind: 'film', runtime_ms: 0 }]))],
  ])('%s', async (_, read) => {
    expect((await read).rows[0]!.runtimeMs).toBe(0)
  })
})

describe('a runtime that nothing has is taken as not known, and that is said', () => {
  test.each<[string, { rows: { runtimeMs: number }[]; odd: string[] }, string]>([
    ['Jellyfin', jellyfin({ RunTimeTicks: 6_000_000_000_000 }, { RunTimeTicks: 27_000_000_000 }), 'a runtime of 167 hours'],
    ['Jellyfin, below 0', jellyfin({ RunTimeTicks: -72_000_000_000 }, { RunTimeTicks: 27_000_000_000 }), 'a runtime of -2 hours'],
    ['TVmaze', tvmaze({ runtime: 2700 }, { runtime: 45 }), 'a runtime of 45 hours'],
    [
      'Schema.org',
      json(
        [
          { '@type': 'Movie', '@id': 'f1', name: 'Vivo', duration: 'P7D' },
          { '@type': 'Movie', '@id': 'f2', name: 'Beckett', duration: 'PT45M' },
        ],
        { contentId: '{id}' },
      ),
      'a runtime of 168 hours',
    ],
  ])('%s', (_, { rows, odd }, said) => {
    expect(rows.map(({ runtimeMs }) => runtimeMs)).toEqual([0, 2_700_000])
    expect(odd).toEqual([expect.stringContaining(`${said} was taken as not known`)])
  })
})

describe('a day that programs write for none is not known, and that is said', () => {
  test.each(['0001-01-01T00:00:00.0000000Z', '0001-01-01', '1899-12-31', '1601-01-01T00:00:00Z', '9999-12-31T23:59:59.9999999Z'])(
    '%s',
    day => {
      const { rows, odd } = jellyfin({ PremiereDate: day }, { PremiereDate: '2021-08-06T00:00:00Z' })
      expect(rows.map(({ released }) => released)).toEqual([null, '2021-08-06'])
      expect(odd).toEqual([
        `days of release before 1900 or after 2299 were taken as not known: 1, such as "${day.slice(0, 10)}" in item 1 (a1)`,
      ])
    },
  )

  test.each(['0000-00-00', '0000-00-00 00:00:00', '00/00/0000', '00.00.0000', '1900-01-00', '1/0/1900', '0', '-693594'])(
    'a table of %s',
    async day => {
      const { rows, odd } = await csv(`${header}\nhome,h1,trip,,,A Trip,film,,fr,,${day}\n`)
      expect(rows.map(({ released }) => released)).toEqual([null])
      expect(odd).toEqual([expect.stringContaining(`taken as not known: 1, such as "${day}"`)])
    },
  )

  test('in a table too, where the first films of all keep their day', async () => {
    const { rows } = await csv(`${header}\nhome,h1,trip,,,A Trip,film,,fr,,1902-09-01\nhome,h2,train,,,A Train,film,,fr,,1895-12-28\n`)
    expect(rows.map(({ released }) => released)).toEqual(['1902-09-01', null])
  })
})

describe('an episode with a fraction for a number is left out, and that is said', () => {
  test('Jellyfin, TVmaze, a table and JSON', async () => {
    const read = [
      jellyfin({}, { IndexNumber: 12.5 }),
      tvmaze({}, { number: 12.5 }),
      await csv(`${header}\nhome,h1,maid,1,1,,series,,en,,\nhome,h2,maid,1,12.5,,series,,en,,\n`),
      await csv(`${header}\nhome,h1,maid,1,1,,series,,en,,\nhome,h2,maid,1,"12,5",,series,,en,,\n`),
      readCatalogue(
        JSON.stringify(
          [1, 12.5].map(episode => ({ service: 's', content: `${episode}`, title: 'maid', kind: 'series', season: 1, episode })),
        ),
      ),
    ]
    for (const { rows, odd } of read) {
      expect(rows.map(row => row.episode)).toEqual([1])
      expect(odd).toEqual([expect.stringMatching(/ was left out: season 1, episode 12[.,]5 is no whole number$/)])
    }
  })

  test('a whole number that a program wrote with zeros is one', async () => {
    const { rows, odd } = await csv(`${header}\nhome,h1,maid,1.0,2.0,,series,,en,2400000.0,2021-08-06 00:00:00\n`)
    expect(rows).toMatchObject([{ season: 1, episode: 2, runtimeMs: 2_400_000, released: '2021-08-06' }])
    expect(odd).toEqual([])
  })
})

describe('a name in several languages', () => {
  const es = { '@language': 'es', '@value': 'La casa de papel' }
  const en = { '@language': 'en', '@value': 'Money Heist' }
  test.each<[string, unknown, string, string]>([
    ['the English one', [es, en], 'money-heist', 'Money Heist'],
    ['the one without a language', [es, 'Haus des Geldes'], 'haus-des-geldes', 'Haus des Geldes'],
    ['else the first', [es, { ...en, '@language': 'pl' }], 'la-casa-de-papel', 'La casa de papel'],
    ['a map by language', { es: 'La casa de papel', en: 'Money Heist' }, 'money-heist', 'Money Heist'],
    ['one text with its language', es, 'la-casa-de-papel', 'La casa de papel'],
  ])('%s', (_, name, title, titleName) => {
    expect(movie({ name }).rows).toMatchObject([{ title, titleName }])
  })

  test('which was taken is said; in JSON of one’s own too it is no "[object Object]"', () => {
    expect(movie({ name: [es, en] }).odd).toEqual([
      '1 names are given in several languages, and the English one was taken where there is one: "Money Heist" of es, en',
    ])
    const own = {
      service: 's',
      content: '1',
      title: 'money-heist',
      kind: 'film',
      title_name: { es: 'La casa de papel', en: 'Money Heist' },
    }
    expect(readCatalogue(JSON.stringify([own])).rows).toMatchObject([{ titleName: 'Money Heist' }])
  })
})

describe('durations of ISO 8601', () => {
  test.each<[string, number | null]>([
    ['PT42M', 42 * 60_000],
    ['PT1H2M3.5S', 3_723_500],
    ['PT0,7H', 42 * 60_000],
    ['PT2520.00000000000012S', 42 * 60_000],
    ['PT0.70000000000000007H', 42 * 60_000],
    ['P0.5D', 12 * 3_600_000],
    ['P1DT2H', 26 * 3_600_000],
    ['P1W', 7 * 24 * 3_600_000],
    ['P0.5W', 84 * 3_600_000],
    ['P0Y0M0DT0H42M0S', 42 * 60_000],
    ['P0000-00-00T00:42:00', 42 * 60_000],
    ['P0000-00-00T00:42', 42 * 60_000],
    ['P00000000T0042', 42 * 60_000],
    ['P0000-00-00T00:42:30,5', 2_550_500],
    ['P0000-00-01T01:00:00', 25 * 3_600_000],
    ['P0000-00-00T00:75', null],
    ['P0001-00-00T00:42', null],
    ['pt90m', 90 * 60_000],
    ['PT0S', 0],
    ['P1M', null],
    ['P1Y', null],
    ['-PT5M', null],
    ['P', null],
    ['PT', null],
    ['42', null],
    ['PT1H30', null],
  ])('%s', (text, ms) => {
    expect(isoDuration(text)).toBe(ms)
  })

  test('whatever is put together comes out as its sum', () => {
    const parts = fc.record({
      d: fc.nat(9),
      h: fc.nat(99),
      m: fc.nat(999),
      s: fc.nat(9999),
      ms: fc.nat(999),
      sign: fc.constantFrom('.', ','),
    })
    fc.assert(
      fc.property(parts, ({ d, h, m, s, ms, sign }) => {
        const text = `P${d}DT${h}H${m}M${s}${sign}${String(ms).padStart(3, '0')}S`
        expect(isoDuration(text)).toBe((((d * 24 + h) * 60 + m) * 60 + s) * 1000 + ms)
      }),
    )
  })

  test('no text at all is a defect', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'PTYMWDHS0123456789.,:-') }), text => {
        const ms = isoDuration(text)
        expect(ms === null || ms >= 0).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
})

test('a table of other programs: semicolons, capitals, a mark, blank lines; or a sheet', async () => {
  const wanted = {
    service: 'home',
    content: 'h1',
    title: 'hit-and-run',
    season: 1,
    episode: 1,
    runtimeMs: 2_400_000,
    released: '2021-08-06',
  }
  const line = ['home', 'h1', 'hit-and-run', '1', '1', '', 'series', '', 'en', '2.400.000', '6.8.2021']
  const { rows, odd } = await csv(`\ufeff${header.toUpperCase().replaceAll(',', ';')}\r\n${line.join(';')}\r\n;;;;;;;;;;\r\n`)
  expect(rows).toMatchObject([wanted])
  expect(odd).toEqual(['the columns are separated by semicolons, and were read so'])
  const sheet = xlsxFile({
    Library: [header.split(','), ['home', 'h1', 'hit-and-run', 1, 1, null, 'series', null, 'en', 2_400_000, 44_414]],
  })
  expect((await csv(sheet)).rows).toMatchObject([wanted])
})

test('a mark before JSON, and JSON in UTF-16', async () => {
  const text = JSON.stringify([{ service: 's', content: '1', title: 'vivo', kind: 'film' }])
  for (const bytes of [Buffer.from(`\ufeff${text}`), Buffer.from(`\ufeff${text}`, 'utf16le')])
    expect((await csv(bytes)).rows).toMatchObject([{ title: 'vivo' }])
})

test.each([
  [
    'a column twice',
    `${header},runtime_ms\nhome,h1,maid,1,1,,series,,en,2400000,2021-08-06,60000\n`,
    /^line 1, column runtime_ms: the header names runtime_ms twice/,
  ],
  [
    'a day that may be another',
    `${header}\nhome,h1,maid,1,1,,series,,en,,8/6/2021\n`,
    /^line 2, released: "8\/6\/2021" may be 2021-06-08 or 2021-08-06/,
  ],
  [
    'a runtime in minutes and seconds',
    `${header}\nhome,h1,maid,1,1,,series,,en,40:00,\n`,
    /^line 2, runtime_ms: "40:00" is no whole number/,
  ],
])('%s is refused', async (_, content, message) => {
  await expect(csv(content)).rejects.toThrow(message)
})
