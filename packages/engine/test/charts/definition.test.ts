import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Problem } from '@sweeps/model'
import { Compile } from '@sweeps/model/typebox'
import { expect, test } from 'vitest'
import { chartFileSchema, measureAt, readDefinitions } from '../../src/charts/index.js'
import { loadDefinitions } from '../../src/charts/load-definitions.js'

const shipped = loadDefinitions()
const census = shipped.get('census')!
const text = (change: Record<string, unknown>) => JSON.stringify([{ ...census, ...change }])

test('the shipped charts', () => {
  expect([...shipped].map(([id, { lists }]) => [id, lists.map(({ id }) => id)])).toEqual([
    ['census', ['overall', 'originals', 'acquired', 'movies']],
    ['netflix-global', ['films-english', 'films-non-english', 'tv-english', 'tv-non-english']],
    ['netflix-country', ['films', 'tv']],
    ['nielsen-us', ['overall', 'originals', 'acquired', 'movies']],
  ])
})

test('Netflix ranks follow hours up to the week that ends on 2023-06-11, views since', () => {
  const netflix = shipped.get('netflix-global')!
  expect(['2021-06-28', '2023-06-05', '2023-06-12', '2024-12-23'].map(week => measureAt(netflix, week).metric)).toEqual([
    'hours',
    'hours',
    'views',
    'views',
  ])
})

test.each([
  ['[', /^charts\.json: this is no JSON \(.*\): repair it$/],
  ['{}', /^charts\.json: the file must be array/],
  [text({ size: 0 }), /^charts\.json: \/0\/size must be >= 1/],
  [text({ ties: 'random' }), /\/0\/ties must be equal to one of the allowed values/],
  [text({ sise: 10 }), /\/0\/sise is no member of a definition: check its spelling/],
  [text({ measures: [{ metric: 'clicks', roundTo: 1 }] }), /\/0\/measures\/0\/metric must be/],
  [text({ lists: [{ id: 'a', name: 'A', filter: { genre: 'x' } }] }), /\/0\/lists\/0\/filter\/genre is no member/],
  [text({ source: 'netflix-top10' }), /chart census: netflix-top10 is published by season/],
  [text({ zone: 'Mars/Olympus' }), /chart census: zone "Mars\/Olympus" is no time zone/],
  [text({ measures: [{ metric: 'views', roundTo: 1, from: '2021-01-04' }] }), /chart census: the first measure must have no "from"/],
  [text({ lists: [census.lists[0], census.lists[0]] }), /chart census: two lists have one id/],
  [text({ market: 'each', firstMarket: undefined }), /chart census: market "each" needs a "firstMarket"/],
  [text({ market: 'DE', firstMarket: 'US' }), /chart census: "firstMarket" goes with the market "each"; this chart is of DE/],
  [text({ market: 'each', firstMarket: 'US', source: 'panel-x' }), /chart census: a panel is of one market: name it/],
  [text({ market: 'Germany' }), /\/0\/market must match pattern/],
])('a definition that is not as it should be: %#', (file, message) => {
  expect(() => readDefinitions(file, 'charts.json')).toThrow(message)
})

test('definitions of one’s own are added, or take the place of a shipped one', () => {
  const directory = mkdtempSync(join(tmpdir(), 'sweeps-test-'))
  try {
    expect(loadDefinitions(directory).size).toBe(4)
    writeFileSync(
      join(directory, 'charts.json'),
      JSON.stringify([
        { ...census, size: 20 },
        { ...census, id: 'mine' },
      ]),
    )
    const both = loadDefinitions(directory)
    expect([...both.values()].map(({ id, size }) => `${id} ${size}`)).toEqual([
      'census 20',
      'netflix-global 10',
      'netflix-country 10',
      'nielsen-us 10',
      'mine 10',
    ])
    writeFileSync(join(directory, 'charts.json'), JSON.stringify([census, census]))
    expect(() => loadDefinitions(directory)).toThrow(expect.objectContaining({ code: 'invalid-file' } satisfies Partial<Problem>))
  } finally {
    rmSync(directory, { recursive: true })
  }
})

test('a file may be an object that names its schema; nothing else stands beside the charts', () => {
  const charts = [{ ...census, id: 'mine' }]
  expect(readDefinitions(JSON.stringify({ $schema: '/schemas/charts.json', charts }), 'charts.json')).toEqual(charts)
  expect(() => readDefinitions(JSON.stringify({ charts, chart: 1 }), 'charts.json')).toThrow(
    'charts.json: /chart is not known here: beside "charts" there may be "$schema"',
  )
  expect(() => readDefinitions(JSON.stringify({ charts: [{ ...charts[0], size: 0 }] }), 'charts.json')).toThrow(
    'charts.json: /0/size must be >= 1',
  )
})

test('charts.schema.json is the schema that definitions are checked with (UPDATE_SCHEMA=1 writes it), and takes what is shipped', () => {
  const file = new URL('../../../../docs/schemas/charts.schema.json', import.meta.url)
  const text = `${JSON.stringify(chartFileSchema, null, 2)}\n`
  if (process.env['UPDATE_SCHEMA']) writeFileSync(file, text)
  expect(text).toBe(readFileSync(file, 'utf8'))
  const schema = Compile(JSON.parse(text))
  expect(schema.Check([...shipped.values()])).toBe(true)
  expect(schema.Check({ $schema: 'x', charts: [...shipped.values()] })).toBe(true)
  expect(schema.Check([{ ...census, sise: 10 }])).toBe(false)
})

test('a charts.json that is no file, or cannot be read, is named', () => {
  const directory = mkdtempSync(join(tmpdir(), 'sweeps-test-'))
  try {
    mkdirSync(join(directory, 'charts.json'))
    expect(() => loadDefinitions(directory)).toThrow(
      expect.objectContaining({ code: 'invalid-file', message: expect.stringMatching(/charts\.json is a directory/) }),
    )
  } finally {
    rmSync(directory, { recursive: true })
  }
})
