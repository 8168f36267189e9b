import { Problem } from '@sweeps/model'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { at, catalogueOf, countRows, made, openWorld, says, type World } from '../world.js'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(() => world.forget())
afterAll(() => world.remove())

const header = 'service,content,title,season,episode,name,kind,origin,language,runtime_ms,released'
const rows = {
  film: 's,f1,some-film,,,Some Film,film,original,en,6000000,2021-08-06',
  episode: 's,e1,some-show,1,1,"Some Show: Season 1, ""Pilot""",series,acquired,de,1800000,2021-08-06',
}
const file = (...lines: string[]): string => [header, ...lines, ''].join('\n')
const load = (text: string) => world.catalogue.import(text, made)

const film = {
  service: 's',
  content: 'f1',
  title: 'some-film',
  titleName: 'Some Film',
  season: 0,
  episode: 0,
  name: 'Some Film',
  kind: 'film',
  origin: 'original',
  language: 'en',
  runtimeMs: 6_000_000,
  released: '2021-08-06',
}
const episode = {
  ...film,
  content: 'e1',
  title: 'some-show',
  titleName: 'Some Show',
  season: 1,
  episode: 1,
  name: 'Some Show: Season 1, "Pilot"',
  kind: 'series',
  origin: 'acquired',
  language: 'de',
  runtimeMs: 1_800_000,
}

test.each([
  ['plain', file(rows.film, rows.episode)],
  ['with a byte order mark', `\uFEFF${file(rows.film, rows.episode)}`],
  ['with lines of Windows', file(rows.film, rows.episode).replaceAll('\n', '\r\n')],
  ['with empty lines', file('', rows.film, '', '', rows.episode, '')],
  [
    'with columns in another order and further ones',
    file(rows.film, rows.episode)
      .replaceAll(/^([^,]*),([^,]*),/gm, '$2,$1,')
      .trim()
      .replaceAll(/$/gm, ',')
      .replace('released,', 'released,note'),
  ],
  [
    'as JSON',
    JSON.stringify([
      {
        service: 's',
        content: 'f1',
        title: 'some-film',
        season: null,
        name: 'Some Film',
        kind: 'film',
        origin: 'original',
        language: 'en',
        runtime_ms: 6_000_000,
        released: '2021-08-06',
      },
      {
        service: 's',
        content: 'e1',
        title: 'some-show',
        season: 1,
        episode: 1,
        name: 'Some Show: Season 1, "Pilot"',
        kind: 'series',
        origin: 'acquired',
        language: 'de',
        runtime_ms: '1800000',
        released: '2021-08-06',
      },
    ]),
  ],
])('a catalogue file %s', async (_, text) => {
  expect(await load(text)).toMatchObject({ version: 1, read: 2, added: 2, changed: 0, removed: 0, unchanged: 0 })
  expect(await world.catalogue.entries()).toEqual([film, episode])
})

test.each([
  ['no rows', header, /line 1: there is a header and no line after it/],
  ['nothing', '', /^the file is empty/],
  [
    'a missing column',
    file(rows.film).replace('runtime_ms', 'runtime'),
    /line 1, column runtime_ms: the header has no runtime_ms; it has service, /,
  ],
  ['a line too short', file(rows.film, 's,e1,some-show'), /line 3/],
  ['an open quote', file('s,"f1'), /line 2: a quote that opens here is never closed/],
  ['the same content twice', file(rows.film, rows.episode, rows.film), /line 4, content: "f1" of s stands in line 2 already/],
  [
    'a title that is no slug',
    file(rows.film.replace('some-film', 'Some Film')),
    /line 2, title: "Some Film" is no slug; "some-film" would be/,
  ],
  ['no title', file(rows.film.replace('some-film', '')), /line 2, title: is empty/],
  ['a title of a sign', file(rows.film.replace('some-film', '-')), /line 2, title: "-" is no slug; "untitled-2d" would be/],
  ['no service', file(rows.film.replace('s,', ' ,')), /line 2, service: is empty/],
  ['no content', file(rows.film.replace('f1', '')), /line 2, content: is empty/],
  ['a film with a season', file(rows.film.replace(',,,', ',1,,')), /line 2, season: .*film/],
  ['an episode without a season', file(rows.episode.replace(',1,1,', ',,1,')), /line 2, season: is empty/],
  ['an episode without a number', file(rows.episode.replace(',1,1,', ',1,,')), /line 2, episode: is empty/],
  ['season -1', file(rows.episode.replace(',1,1,', ',-1,1,')), /line 2, season: "-1"/],
  ['season 10000', file(rows.episode.replace(',1,1,', ',10000,1,')), /line 2, season/],
  ['season one', file(rows.episode.replace(',1,1,', ',one,1,')), /line 2, season: "one"/],
  ['another kind', file(rows.film.replace('film,orig', 'movie,orig')), /line 2, kind: "movie" is not one of series, film/],
  ['another origin', file(rows.film.replace('original', 'bought')), /line 2, origin: "bought"/],
  ['a runtime of 10,000 minutes', file(rows.film.replace('6000000', '600000000')), /line 2, runtime_ms: "600000000" is no whole number/],
  ['a runtime of 10,001 minutes', file(rows.film.replace('6000000', '600060000')), /line 2, runtime_ms: "600060000"/],
  ['a runtime with a fraction', file(rows.film.replace('6000000', '1.5')), /line 2, runtime_ms: "1.5"/],
  ['a runtime below 0', file(rows.film.replace('6000000', '-5')), /line 2, runtime_ms: "-5"/],
  ['31 February', file(rows.film.replace('2021-08-06', '2021-02-31')), /line 2, released: "2021-02-31" is no day/],
  [
    'a day that may be another',
    file(rows.film.replace('2021-08-06', '06/08/2021')),
    /line 2, released: "06.08.2021" may be 2021-08-06 or 2021-06-08/,
  ],
  ['a name of 501 characters', file(rows.film.replace('Some Film', 'x'.repeat(501))), /line 2, name: is longer than 500/],
  [
    'the line after a quoted line feed',
    file(rows.episode.replace('Season 1', 'Season\n1'), rows.film.replace('film,orig', 'x,orig')),
    /line 4, kind/,
  ],
  ['JSON that is none', '[{]', /no JSON/],
  ['JSON that is no array', '{"service": "s"}', /array of objects/],
  ['JSON with a bad item', JSON.stringify([{ service: 's', content: 'f1', title: 'some-film', kind: 'film' }, 5]), /item 2, title/],
  [
    'JSON with the same content twice',
    JSON.stringify(Array(2).fill({ service: 's', content: 'f1', title: 'some-film', kind: 'film' })),
    /item 2, content: .* item 1 already/,
  ],
])('%s is refused by its place, and nothing is applied', async (_, text, message) => {
  const error = await load(text).catch(error => error)
  expect(error).toBeInstanceOf(Problem)
  expect(error).toMatchObject({ code: 'invalid-file', message: expect.stringMatching(message) })
  expect(world.catalogue.version).toBe(0)
  expect(await countRows(world.store, 'catalogue_versions')).toBe(0)
})

test('the same file again is no new version; a changed row is one, and the others stay', async () => {
  await load(file(rows.film, rows.episode))
  expect(await load(file(rows.film, rows.episode))).toMatchObject({ version: 1, read: 2, added: 0, changed: 0, unchanged: 2 })
  expect(await load(file(rows.film.replace('Some Film', 'Some Film!')))).toMatchObject({
    version: 2,
    read: 1,
    added: 0,
    changed: 1,
    unchanged: 0,
  })
  expect(await world.catalogue.entries()).toEqual([{ ...film, name: 'Some Film!', titleName: 'Some Film!' }, episode])
  expect(await world.catalogue.entries(1)).toEqual([film, episode])
})

// Not so yet: the column's days begin in 1970.
test('films from before 1970 keep their day', async () => {
  await load(file(rows.film.replace('2021-08-06', '1942-11-26')))
  expect(await world.catalogue.entries()).toMatchObject([{ released: '1942-11-26' }])
  expect(await load(file(rows.film.replace('2021-08-06', '1942-11-26')))).toMatchObject({ unchanged: 1 })
})

test('history moves with a change', async () => {
  await world.receive(says('ana', 'e1', 'p1', ['20:00', '20:30']), at('20:30'))
  const titles = () => world.rows({ by: 'title,season,episode', metric: 'minutes' })
  expect(await titles()).toEqual([{ content: 'e1', minutes: 30 }])
  await load(catalogueOf('e1 some-show 1 1 30'))
  expect(await titles()).toEqual([{ title: 'some-show', season: 1, episode: 1, minutes: 30 }])
  await load(catalogueOf('e1 some-show 2 7 30'))
  expect(await titles()).toEqual([{ title: 'some-show', season: 2, episode: 7, minutes: 30 }])
})

test('a version whose import was cut off does not count, nor does its number come again', async () => {
  await load(file(rows.film))
  const columns = [
    'service',
    'content',
    'version',
    'title',
    'title_name',
    'season',
    'episode',
    'name',
    'kind',
    'origin',
    'language',
    'runtime_ms',
    'released',
    'removed',
  ]
  await world.store.insert('catalogue', columns, [['s', 'f1', 2, 'half', 'Half', 0, 0, 'Half', 'film', '', '', 0, null, 0]])
  await world.plays.close()
  const again = await openWorld({ directory: world.directory, store: world.store })
  expect(again.catalogue.version).toBe(1)
  expect((await again.catalogue.import(file(rows.episode), made)).version).toBe(3)
  expect((await again.catalogue.entries()).map(row => row.title)).toEqual(['some-film', 'some-show'])
  await again.plays.close()
})

test('two imports at once are two versions, the later on top', async () => {
  const many = Array.from({ length: 25_000 }, (_, i) => `s,c${i},show-${i},1,1,,series,,,,`)
  const [first, second] = await Promise.all([load(file(...many, rows.film)), load(file(rows.film.replace('Some Film', 'Later')))])
  expect([first.version, second.version]).toEqual([1, 2])
  expect(second).toMatchObject({ changed: 1, added: 0 })
  expect(world.catalogue.version).toBe(2)
})
