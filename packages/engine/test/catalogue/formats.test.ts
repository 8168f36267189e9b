import { describe, expect, test } from 'vitest'
import { contentIdRule } from '../../src/catalogue/formats/content-id.js'
import { isoDuration } from '../../src/catalogue/formats/iso-duration.js'
import { languageCodes } from '../../src/catalogue/formats/language-code.js'
import { type ReadOptions, readCatalogue } from '../../src/catalogue/read-catalogue.js'

const read = (document: unknown, options: ReadOptions = {}) => readCatalogue(JSON.stringify(document), options)
/** `content place minutes released` of each row. */
const short = ({ rows }: ReturnType<typeof readCatalogue>) =>
  rows.map(row => `${row.content} ${row.title}/${row.season}/${row.episode} ${row.runtimeMs / 60_000} ${row.released}`)
const refusal = (document: unknown, options: ReadOptions = {}) => {
  try {
    read(document, options)
  } catch (error) {
    return (error as Error).message
  }
  throw new Error('it was not refused')
}

describe('TVmaze', () => {
  const options = { service: 'tiny', contentId: '{slug}-s{season:2}e{episode:2}' }
  // As `https://api.tvmaze.com/shows/…?embed=episodes` gives it, with a special.
  const show = (episodes: object[]) => ({
    ...{ id: 52543, url: 'https://www.tvmaze.com/shows/52543/hit-run', name: 'Hit & Run', type: 'Scripted', language: 'English' },
    ...{ genres: ['Thriller'], status: 'Ended', runtime: 50, averageRuntime: 50, premiered: '2021-08-06', ended: '2021-08-06' },
    _embedded: { episodes },
  })
  const pilot = { id: 2133001, name: 'Pilot', season: 1, number: 1, type: 'regular', airdate: '2021-08-06', airtime: '', runtime: 45 }
  const special = {
    id: 2133009,
    name: 'Behind it',
    season: 1,
    number: null,
    type: 'significant_special',
    airdate: '2021-09-01',
    runtime: 20,
  }

  test('a show is its episodes, with content ids made by the rule; specials are left out, and that is said', () => {
    const file = read(show([pilot, { ...pilot, id: 2133002, name: 'Two', number: 2, airdate: '', runtime: null }, special]), options)
    expect(file.rows[0]).toEqual({
      ...{ service: 'tiny', content: 'hit-and-run-s01e01', title: 'hit-and-run', titleName: 'Hit & Run', season: 1, episode: 1 },
      ...{ name: 'Pilot', kind: 'series', origin: '', language: 'en', runtimeMs: 2_700_000, released: '2021-08-06' },
    })
    expect(short(file).slice(1)).toEqual(['hit-and-run-s01e02 hit-and-run/1/2 0 null'])
    expect(file.odd).toEqual(['Hit & Run: specials without an episode number were left out: 1'])
  })

  test('several shows, and TVmaze’s own ids', () => {
    const file = read([show([pilot]), { ...show([{ ...pilot, id: 7 }]), name: 'Other' }], { service: 'tiny', contentId: 'tvm-{id}' })
    expect(short(file)).toEqual(['tvm-2133001 hit-and-run/1/1 45 2021-08-06', 'tvm-7 other/1/1 45 2021-08-06'])
  })

  test.each<[string, object, ReadOptions, RegExp]>([
    ['an episode without a season', show([{ ...pilot, season: null }]), options, /item 1 of its episodes, season: is empty/],
    ['the same episode twice', show([pilot, pilot]), options, /item 2 .* stands in Hit & Run, item 1 of its episodes already/],
    ['no service', show([pilot]), { contentId: '{id}' }, /a show of TVmaze does not say who streams it: give --service/],
    ['no rule', show([pilot]), { service: 'tiny' }, /no content ids of tiny: say how they are made, as --content-id/],
    ['no episodes', show([]), options, /no rows; Hit & Run has no episodes: ask for it with \?embed=episodes/],
    [
      'a show without a name',
      { ...show([pilot]), name: null },
      options,
      /no rows; a show without a name, .* was left out: its title has no name/,
    ],
  ])('%s is refused by its place', (_, document, options, message) => {
    expect(refusal(document, options)).toMatch(message)
  })
})

describe('Schema.org', () => {
  const options = { service: 'tiny', contentId: '{slug}-{season}-{episode}' }
  const episode = (number: number, more: object = {}) => ({
    ...{
      '@type': 'TVEpisode',
      episodeNumber: number,
      name: `Part ${number}`,
      timeRequired: 'PT45M',
      datePublished: '2021-08-06T00:00:00Z',
    },
    ...more,
  })
  const series = {
    ...{ '@context': 'https://schema.org', '@type': 'TVSeries', '@id': '#show', name: 'Hit & Run', inLanguage: 'en' },
    containsSeason: [{ '@type': 'TVSeason', seasonNumber: '1', episode: [episode(1), episode(2)] }],
  }
  const rows = ['hit-and-run-1-1 hit-and-run/1/1 45 2021-08-06', 'hit-and-run-1-2 hit-and-run/1/2 45 2021-08-06']
  const { '@context': _, ...inner } = series

  test('a series holds its seasons and they their episodes', () => {
    expect(read(series, options).rows[0]).toEqual({
      ...{ service: 'tiny', content: 'hit-and-run-1-1', title: 'hit-and-run', titleName: 'Hit & Run', season: 1, episode: 1 },
      ...{ name: 'Part 1', kind: 'series', origin: '', language: 'en', runtimeMs: 2_700_000, released: '2021-08-06' },
    })
  })

  test.each<[string, unknown]>([
    ['itself', series],
    ['in an array', [{ '@type': 'WebSite', name: 'A site' }, series]],
    ['in a graph', { '@context': 'https://schema.org', '@graph': [inner, { '@type': 'Organization' }] }],
    ['in a graph in an array', [{ '@graph': [inner] }]],
    ['with types written out', JSON.parse(JSON.stringify(series).replaceAll('"TV', '"https://schema.org/TV'))],
    ['with several types', { ...series, '@type': ['CreativeWork', 'schema:TVSeries'] }],
    [
      'told apart and joined by ids, the other way round',
      {
        '@graph': [
          episode(1, { partOfSeason: { '@id': '#s1' } }),
          episode(2, { partOfSeason: { '@id': '#s1' }, partOfSeries: { '@id': '#show' } }),
          { '@type': 'TVSeason', '@id': '#s1', seasonNumber: 1, partOfSeries: { '@id': '#show' } },
          { '@type': 'TVSeries', '@id': '#show', name: 'Hit & Run' },
        ],
      },
    ],
    [
      'told apart and joined by ids, in a circle',
      {
        '@graph': [
          { '@type': 'TVSeries', '@id': '#show', name: 'Hit & Run', containsSeason: { '@id': '#s1' } },
          {
            '@type': 'TVSeason',
            '@id': '#s1',
            seasonNumber: 1,
            partOfSeries: { '@id': '#show' },
            episode: [{ '@id': '#e1' }, { '@id': '#e2' }],
          },
          episode(1, { '@id': '#e1', partOfSeason: { '@id': '#s1' } }),
          episode(2, { '@id': '#e2', partOfSeason: { '@id': '#s1' } }),
        ],
      },
    ],
    [
      'with episodes beside its seasons',
      {
        ...inner,
        containsSeason: { '@type': 'TVSeason', '@id': '#s1', seasonNumber: 1 },
        episode: [episode(1, { partOfSeason: { '@id': '#s1' } }), episode(2, { partOfSeason: { '@type': 'TVSeason', seasonNumber: 1 } })],
      },
    ],
  ])('the same series %s', (_, document) => {
    expect(short(read(document, options))).toEqual(rows)
  })

  test('a film has its slug for content id, or its own id', () => {
    const film = {
      '@type': 'Movie',
      identifier: { '@type': 'PropertyValue', value: 'ev-7' },
      name: 'Vivo',
      duration: 'PT1H35M',
      datePublished: '2021-08-06',
    }
    expect(short(read([film], options))).toEqual(['vivo vivo/0/0 95 2021-08-06'])
    expect(short(read([film], { ...options, contentId: 'x-{id}' }))).toEqual(['x-ev-7 vivo/0/0 95 2021-08-06'])
  })

  test.each(['P1Y', 'P2M', 'P1Y2M3DT4H', '-PT5M', 'P0001-00-00T00:42:00', 'P1.5Y', '42', '42.5', '2520'])(
    'a runtime of %s is not known, and said',
    written => {
      const two = {
        ...inner,
        containsSeason: [{ '@type': 'TVSeason', seasonNumber: 1, episode: [episode(1, { timeRequired: written }), episode(2)] }],
      }
      const { rows, odd } = read(two, options)
      expect(rows.map(({ runtimeMs }) => runtimeMs)).toEqual([0, 2_700_000])
      expect(odd).toEqual([
        `runtimes that are no one length, as of years and months or without a unit, were taken as not known: 1, such as "${written}" in TVSeries 1, containsSeason 1, episode 1`,
      ])
    },
  )

  test.each<[string, unknown, RegExp]>([
    ['an episode without a season', { ...inner, containsSeason: [], episode: [episode(1)] }, /^TVSeries 1, episode 1, season: is empty/],
    [
      'an episode without a number',
      { ...inner, containsSeason: [{ '@type': 'TVSeason', seasonNumber: 1, episode: [{ ...episode(1), episodeNumber: undefined }] }] },
      /^TVSeries 1, containsSeason 1, episode 1, episode: is empty/,
    ],
    [
      'an episode of no series',
      [episode(1, { partOfSeason: { '@type': 'TVSeason', seasonNumber: 1 } })],
      /no rows; TVEpisode 1 was left out: its title has no name/,
    ],
    [
      '45 minutes that are none',
      [{ '@type': 'Movie', name: 'Vivo', duration: '45 min' }],
      /^Movie 1, runtime_ms: "45 min" is no whole number/,
    ],
    ['nothing to watch', [{ '@type': 'WebSite' }], /no rows/],
  ])('%s is refused by its place', (_, document, message) => {
    expect(refusal(document, options)).toMatch(message)
  })
})

describe('Jellyfin', () => {
  // As `GET /Items?Recursive=true&IncludeItemTypes=Episode,Movie` gives it.
  const pilot = {
    ...{ Name: 'Pilot', ServerId: 'd1', Id: '7c8e0f5a', PremiereDate: '2021-08-06T00:00:00.0000000Z', RunTimeTicks: 27_000_000_000 },
    ...{ ProductionYear: 2021, IndexNumber: 1, ParentIndexNumber: 1, IsFolder: false, Type: 'Episode', SeriesName: 'Hit & Run' },
  }
  const film = {
    Name: 'Vivo',
    Id: 'f00d',
    RunTimeTicks: 57_000_000_000,
    ProductionYear: 2021,
    Type: 'Movie',
    PremiereDate: '2021-08-06T00:00:00.0000000Z',
  }
  const library = (...Items: object[]) => ({ Items, TotalRecordCount: Items.length, StartIndex: 0 })
  const options = { service: 'home' }

  test('items keep Jellyfin’s ids, which its players report', () => {
    const file = read(library(pilot, film), options)
    expect(file.rows[0]).toEqual({
      ...{ service: 'home', content: '7c8e0f5a', title: 'hit-and-run', titleName: 'Hit & Run', season: 1, episode: 1 },
      ...{ name: 'Pilot', kind: 'series', origin: '', language: '', runtimeMs: 2_700_000, released: '2021-08-06' },
    })
    expect(short(file)[1]).toBe('f00d vivo/0/0 95 2021-08-06')
    expect(file.odd).toEqual([])
    expect(short(read([pilot, film], options))).toEqual(short(file))
    expect(short(read(library(pilot), { ...options, contentId: '{slug}.{season}.{episode}' }))).toEqual([
      'hit-and-run.1.1 hit-and-run/1/1 45 2021-08-06',
    ])
  })

  test('films of one name are told apart by their year', () => {
    const films = [
      film,
      { ...film, Id: 'f2', ProductionYear: 1998 },
      { ...film, Id: 'f3', Name: 'Hit & Run' },
      { ...film, Id: 'f4', Name: 'Dune' },
    ]
    expect(read(library(pilot, ...films), options).rows.map(({ title }) => title)).toEqual([
      'hit-and-run',
      'vivo-2021',
      'vivo-1998',
      'hit-and-run-2021',
      'dune',
    ])
  })

  test('specials are the title’s own; what has no place is left out, and that is said', () => {
    const odd = [
      { ...pilot, Id: 'sp1', ParentIndexNumber: 0, IndexNumber: 3 },
      { ...pilot, Name: 'Unsorted', IndexNumber: undefined },
      { Id: 's', Type: 'Series', Name: 'Hit & Run' },
    ]
    const file = read({ ...library(pilot, ...odd), TotalRecordCount: 50 }, options)
    expect(short(file)).toEqual(['7c8e0f5a hit-and-run/1/1 45 2021-08-06', 'sp1 hit-and-run/0/3 45 2021-08-06'])
    expect(file.odd).toEqual([
      'the file has 4 of the library’s 50 items: ask for it without a Limit',
      'specials (season 0) count for their title, and for no season: 1',
      'item 3 was left out: Jellyfin has no season or episode number for "Unsorted" of Hit & Run',
      'items that are neither an episode nor a film were left out: 1',
    ])
  })

  test('a name of signs alone gives a title all the same; many give as many', () => {
    const films = ['👻', '!!!', '…', '$', '“!!!”'].map((Name, at) => ({ ...film, Id: `f${at}`, Name }))
    expect(read(library(pilot, ...films), options).rows.map(({ title }) => title)).toEqual([
      ...['hit-and-run', 'untitled-1f47b', 'untitled-21-21-21', 'untitled-2026', 'untitled-24', 'untitled-201c-21-21-21-201d'],
    ])
  })

  test.each([[null], [''], ['  ']])('what has no name yet (%j) refuses no library: it is left out, and said', Name => {
    const file = read(library(pilot, { ...film, Id: 'f9', Name }, { ...pilot, Id: 'e9', SeriesName: Name, IndexNumber: 2 }), options)
    expect(short(file)).toEqual(['7c8e0f5a hit-and-run/1/1 45 2021-08-06'])
    expect(file.odd).toEqual([
      expect.stringMatching(/^item 3 .*was left out: its title has no name$/),
      expect.stringMatching(/^item 2 .*was left out: its title has no name$/),
    ])
  })

  test('a file of several episodes is the first of them, and that is said', () => {
    const file = read(library({ ...pilot, IndexNumberEnd: 2 }, { ...pilot, Id: 'e3', IndexNumber: 3, IndexNumberEnd: 3 }), options)
    expect(short(file)).toEqual(['7c8e0f5a hit-and-run/1/1 45 2021-08-06', 'e3 hit-and-run/1/3 45 2021-08-06'])
    expect(file.odd).toEqual(['item 1 (Pilot): one file of episodes 1 to 2 of hit-and-run/1: it counts as episode 1'])
  })

  test.each<[string, object, ReadOptions, RegExp]>([
    ['no service', library(pilot), {}, /a Jellyfin library does not say who streams it/],
    [
      'the same id twice',
      library(pilot, { ...pilot, IndexNumber: 2 }),
      options,
      /^item 2 \(Pilot\), content: "7c8e0f5a" of home stands in item 1 \(Pilot\) already/,
    ],
    ['nothing that fits', library({ ...pilot, IndexNumber: undefined }), options, /no rows; item 1 was left out/],
  ])('%s is refused', (_, document, options, message) => {
    expect(refusal(document, options)).toMatch(message)
  })
})

describe('which format it is', () => {
  test.each<[string, unknown, ReadOptions, RegExp]>([
    ['JSON of none of them', { a: 1 }, {}, /array of objects; this is none, nor Schema.org/],
    ['a service for rows that have one', [{ service: 's' }], { service: 'x' }, /names service and content in its rows/],
    ['another format than it is', { Items: [] }, { format: 'json' }, /array of objects/],
    ['a format there is none of', [], { format: 'xml' as 'json' }, /there is no "xml"; there are csv, json/],
  ])('%s is refused', (_, document, options, message) => {
    expect(refusal(document, options)).toMatch(message)
  })

  test('it can be said', () => {
    expect(() => readCatalogue('{"Items": []}', { format: 'csv' })).toThrow(/the file is JSON, and no table/)
    expect(() => readCatalogue('service,content', { format: 'tvmaze' })).toThrow(/no JSON/)
  })
})

test.each([
  ['{slug}-{season}-{episode}', 'show-1-3'],
  ['{slug}/S{season:2}E{episode:3}', 'show/S01E003'],
  ['urn:x:{id}', 'urn:x:i9'],
])('the rule %s makes %s', (rule, id) => {
  expect(contentIdRule(rule)({ slug: 'show', season: 1, episode: 3, id: 'i9' })).toBe(id)
})

test.each([
  ['{slug}', /gives several episodes one id/],
  ['{season}-{episode}', /gives several episodes one id/],
  ['{slug}-{number}', /\{number\} is none of/],
  ['{slug}-{episode:0}', /\{episode:0\} is none of/],
  ['', /gives several episodes one id/],
])('the rule "%s" is refused', (rule, message) => {
  expect(() => contentIdRule(rule)).toThrow(message)
})

test.each([
  ['PT45M', 2_700_000],
  ['PT1H2M3.5S', 3_723_500],
  ['P1DT1S', 86_401_000],
  ['PT0S', 0],
  ['P', null],
  ['PT', null],
  ['45', null],
  ['P1M', null],
])('the duration %s', (text, milliseconds) => {
  expect(isoDuration(text)).toBe(milliseconds)
})

test.each([
  ['English', 'en'],
  ['hebrew', 'he'],
  ['en', 'en'],
  ['pt-BR', 'pt-BR'],
  ['Klingonish', 'Klingonish'],
])('the language %s', (name, code) => {
  expect(languageCodes()(name)).toBe(code)
})
