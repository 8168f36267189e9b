import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CatalogueRow } from '../../src/catalogue/catalogue-row.js'
import { readCatalogue } from '../../src/catalogue/read-catalogue.js'
import { sameTitles } from '../../src/catalogue/same-titles.js'

interface Item {
  Id: string
  Type: string
  Name: string
  [member: string]: unknown
}
const film = (Id: string, Name: string, ProductionYear?: number): Item => ({
  Id,
  Type: 'Movie',
  Name,
  ProductionYear,
  PremiereDate: ProductionYear && `${ProductionYear}-06-01`,
})
const episode = (Id: string, SeriesName: string, SeriesId?: string, IndexNumber = 1): Item => ({
  ...{ Id, Type: 'Episode', Name: 'Pilot', SeriesName, SeriesId, ParentIndexNumber: 1, IndexNumber },
})
const read = (items: readonly Item[]) => readCatalogue(JSON.stringify({ Items: items }), { service: 'home' }).rows
/** What the catalogue holds after files came one after the other. */
const after = (...files: (readonly Item[])[]) =>
  files.reduce<CatalogueRow[]>((held, items) => {
    const rows = sameTitles(read(items), held)
    return [...held.filter(row => !rows.some(({ content }) => content === row.content)), ...rows]
  }, [])
const titles = (rows: readonly CatalogueRow[]) => Object.fromEntries(rows.map(({ content, title }) => [content, title]).sort())

describe('in one file', () => {
  test('series whose names differ by an accent are told apart by the source’s ids', () => {
    const items = [
      episode('a1', 'Elite', 'aaaaaaaa11112222'),
      episode('b1', 'Élite', 'bbbbbbbb11112222'),
      episode('a2', 'Elite', 'aaaaaaaa11112222', 2),
    ]
    expect(titles(after(items))).toEqual({ a1: 'elite-aaaaaaaa', a2: 'elite-aaaaaaaa', b1: 'elite-bbbbbbbb' })
    expect(titles(after([...items].reverse()))).toEqual(titles(after(items)))
  })
  test('ids that begin alike are taken as far as they differ', () => {
    const items = [episode('a1', 'Maid', '0000000000000001'), episode('b1', 'Maid!', '0000000000000002')]
    expect(titles(after(items))).toEqual({ a1: 'maid-0000000000000001', b1: 'maid-0000000000000002' })
  })
  test('an article makes another name; spellings of one name, and files of one film, are one title', () => {
    expect(titles(after([film('a', 'The Addams Family', 1991), film('b', 'Addams Family', 2019)]))).toEqual({
      a: 'the-addams-family',
      b: 'addams-family',
    })
    expect(
      titles(
        after([
          episode('a1', 'Grey’s Anatomy'),
          episode('a2', "Grey's Anatomy", undefined, 2),
          episode('a3', 'Grey’s Anatomy', undefined, 3),
        ]),
      ),
    ).toEqual({
      ...{ a1: 'greys-anatomy', a2: 'greys-anatomy', a3: 'greys-anatomy' },
    })
    expect(titles(after([film('a', 'Vivo', 2021), film('b', 'Vivo', 2021)]))).toEqual({ a: 'vivo', b: 'vivo' })
  })
  test('films of signs and of one year are told apart too', () => {
    expect(titles(after([film('aaaa1111', 'C', 2020), film('bbbb1111', 'C++', 2020)]))).toEqual({
      aaaa1111: 'c-aaaa1111',
      bbbb1111: 'c-bbbb1111',
    })
  })
})

describe('in one file after the other', () => {
  const one = episode('a1', 'Elite', 'aaaaaaaa')
  const other = episode('b1', 'Élite', 'bbbbbbbb')
  test('what is there keeps its slug, what comes gets another; again, nothing is swapped', () => {
    const held = after([one], [other, one])
    expect(titles(held)).toEqual({ a1: 'elite', b1: 'elite-bbbbbbbb' })
    for (const again of [[one], [other], [other, one], [one, other]])
      expect(titles(after([one], [other, one], again))).toEqual(titles(held))
  })
  test('a title that differs by an accent is another one, alone in its file too', () => {
    const held = after([one], [other])
    expect(titles(held)['a1']).toBe('elite')
    expect(titles(held)['b1']).toMatch(/^elite-[0-9a-f]{8}$/)
    expect(titles(after([one], [other], [other]))).toEqual(titles(held))
  })
  test('a film of another year, and a film beside a series', () => {
    expect(titles(after([film('a', 'The Thing', 1982)], [film('b', 'The Thing', 2011)]))).toEqual({ a: 'the-thing', b: 'the-thing-2011' })
    expect(titles(after([episode('a1', 'Fargo', 'f')], [film('b', 'Fargo', 1996)]))).toEqual({ a1: 'fargo', b: 'fargo-1996' })
  })
  test('a next season and another file of a film join', () => {
    expect(titles(after([one], [episode('a9', 'Elite', 'aaaaaaaa', 9)]))).toEqual({ a1: 'elite', a9: 'elite' })
    expect(titles(after([film('a', 'Vivo', 2021)], [film('b', 'Vivo', 2021)]))).toEqual({ a: 'vivo', b: 'vivo' })
  })
})

test('whatever a library holds, its order decides nothing and importing it twice swaps nothing', () => {
  const name = fc.constantFrom('Elite', 'Élite', 'Elite!', '👻', 'Maid', 'The Maid', 'שטיסל', 'Grey’s', "Grey's")
  const items = fc.uniqueArray(
    fc.record({
      name,
      film: fc.boolean(),
      year: fc.constantFrom(1990, 2021),
      series: fc.constantFrom('s1', 's2'),
      id: fc.integer({ min: 1, max: 99 }),
    }),
    { selector: ({ id }) => id, minLength: 1, maxLength: 8 },
  )
  fc.assert(
    fc.property(items, some => {
      const library = some.map(({ name, film: isFilm, year, series, id }) =>
        isFilm ? film(`i${id}`, name, year) : episode(`i${id}`, name, series, id),
      )
      const held = titles(after(library))
      expect(titles(after([...library].reverse()))).toEqual(held)
      expect(titles(after(library, [...library].reverse()))).toEqual(held)
    }),
  )
})
