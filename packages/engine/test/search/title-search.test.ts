import { expect, test } from 'vitest'
import { TitleSearch } from '../../src/search/index.js'

const title = (slug: string, name: string, names: string[] = [], own = false) => ({
  title: slug,
  name,
  names: [name, ...names],
  seasons: [1],
  own,
})
const search = await TitleSearch.of([
  title('hit-and-run', 'Hit & Run', ['פגע וברח'], true),
  title('hitman', 'Hitman'),
  title('money-heist', 'Money Heist', ['La casa de papel: Parte 4']),
  title('etoile', 'Étoile'),
  title('smilla', 'Frøken Smillas fornemmelse'),
  title('the-the', 'The The'),
  title('theatre', 'Theatre'),
  title('glory', 'The Glory', ['더 글로리']),
  title('run', 'Run'),
  title('runway', 'Run Away'),
])
const found = (words: string, limit = 8) => search.find(words, limit).found.map(({ title }) => title.title)

test('a title is found by any of its names, in any script', () => {
  expect(found('la casa')).toEqual(['money-heist'])
  expect(found('papel')).toEqual(['money-heist'])
  expect(found('פגע')).toEqual(['hit-and-run'])
  expect(found('글로')).toEqual(['glory'])
  expect(search.find('casa de', 8).found[0]?.called).toBe('La casa de papel: Parte 4')
})

test('accents, capitals, signs and letters that no other keyboard has do not matter', () => {
  for (const words of ['etoile', 'ÉTOILE', 'E\u0301toile']) expect(found(words)).toEqual(['etoile'])
  expect(found('froken')).toEqual(['smilla'])
  expect(found('hit and run')).toEqual(['hit-and-run'])
  expect(found('hit & run')).toEqual(['hit-and-run'])
  expect(found('hitandrun')).toEqual(['hit-and-run'])
})

test('what is written so goes before what is nearly so, and that is said', () => {
  expect(search.find('etiole', 8)).toMatchObject({ nearly: true, found: [{ title: { title: 'etoile' } }] })
  expect(search.find('moni hiest', 8)).toMatchObject({ nearly: true, found: [{ title: { title: 'money-heist' } }] })
  expect(search.find('hti and run', 8)).toMatchObject({ nearly: true })
  expect(found('hti and run')[0]).toBe('hit-and-run')
  expect(found('money heist season')).toEqual(['money-heist'])
  expect(search.find('hit', 8)).toMatchObject({ nearly: false })
})

test('the shortest name that begins so is first, and a title stands once', () => {
  expect(found('run')).toEqual(['run', 'runway', 'hit-and-run'])
  expect(found('r')).toEqual(['run', 'runway'])
  expect(found('the').slice(0, 2)).toEqual(['the-the', 'theatre'])
  expect(found('run', 1)).toEqual(['run'])
})

test('nothing is found where nothing is near', () => {
  for (const words of ['', '  ', '&', 'zzzzqqqq', '…']) expect(search.find(words, 8).found).toEqual([])
})

test('titles stand by name, whatever they begin with', () => {
  expect(search.titles.map(({ name }) => name)).toEqual([
    'Étoile',
    'Frøken Smillas fornemmelse',
    'Hit & Run',
    'Hitman',
    'Money Heist',
    'Run',
    'Run Away',
    'The Glory',
    'The The',
    'Theatre',
  ])
})
