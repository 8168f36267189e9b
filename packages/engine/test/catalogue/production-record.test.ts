import { readFileSync, rmSync } from 'node:fs'
import type { Fact, NoFact, RecordFile } from '@sweeps/model'
import { parse } from 'csv-parse/sync'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { ProductionRecords, productionRecord, readRecord } from '../../src/catalogue/index.js'
import { openStore, type Store } from '../../src/store/index.js'
import { sharedData } from '../published/shared-data.js'
import { newDirectory } from '../world.js'

const directory = await newDirectory()
let store: Store
let records: ProductionRecords
beforeAll(async () => {
  store = await openStore({ directory })
  records = new ProductionRecords(store, () => Date.parse('2021-10-01T12:00:00Z'))
})
afterEach(() => store.command('test.forget', 'TRUNCATE TABLE record_versions'))
afterAll(async () => {
  await store.close()
  rmSync(directory, { recursive: true, force: true })
})

const source = 'https://example.org'
const file = (...facts: (Fact | NoFact)[]): RecordFile => ({ format: 'sweeps-record/1', title: 'dune', season: 1, name: 'Dune', facts })
const premiere = (value: string): Fact => ({ fact: 'premiere', value, source })
const creator = (value: string): Fact => ({ fact: 'creator', value, source })
const cost: Fact = {
  fact: 'cost',
  value: { amount: 12_500_000, currency: 'USD', per: 'episode' },
  source: 'ledger of the line producer',
  confidential: true,
}
const score = (value: number, on?: string): Fact => ({
  fact: 'score',
  value: { by: 'critics', value, of: 100, site: 'Tomatoes' },
  source,
  ...(on ? { on } : {}),
})

const take = (...facts: (Fact | NoFact)[]) => records.import(file(...facts), { actor: 'ada', note: 'file' })
const seen = (confidential = false, version?: number) =>
  productionRecord(records, { title: 'dune', season: 1, confidential, ...(version ? { version } : {}) })
const values = async () => (await seen(true)).facts.map(({ value }) => value)

describe('versions', () => {
  test('every import that changes something is one, with who and when', async () => {
    expect(await take(premiere('2021-08-06'), creator('Ana'))).toMatchObject({ version: 1, added: 2, removed: 0 })
    expect(await take(premiere('2021-08-06'), creator('Ana'))).toMatchObject({ version: 1, added: 0, removed: 0 })
    expect(await take(premiere('2021-08-07'))).toMatchObject({
      version: 2,
      added: 1,
      removed: 1,
      changes: ['- premiere: 2021-08-06', '+ premiere: 2021-08-07'],
    })
    expect(await values()).toEqual(['Ana', '2021-08-07'])
    expect((await seen()).versions).toEqual([
      { version: 2, made: '2021-10-01T12:00:00.000Z', actor: 'ada', note: 'file', facts: 2 },
      { version: 1, made: '2021-10-01T12:00:00.000Z', actor: 'ada', note: 'file', facts: 2 },
    ])
    expect((await seen(false, 1)).facts.map(({ value }) => value)).toEqual(['2021-08-06', 'Ana'])
  })

  test('a name in a file replaces what was held of it; names it lacks stay; null takes back', async () => {
    await take(creator('Ana'), creator('Ben'), premiere('2021'))
    await take(creator('Cyd'))
    expect(await values()).toEqual(['2021', 'Cyd'])
    await take({ fact: 'creator', value: null })
    expect(await values()).toEqual(['2021'])
  })

  test('scores are added over time, the same one once', async () => {
    await take(score(72, '2021-08-10'))
    await take(score(72, '2021-08-10'), score(70, '2021-09-10'), score(75))
    expect((await seen()).reception).toEqual([
      {
        by: 'critics',
        site: 'Tomatoes',
        scores: [
          { on: null, value: 75, of: 100, bound: null, source },
          { on: '2021-08-10', value: 72, of: 100, bound: null, source },
          { on: '2021-09-10', value: 70, of: 100, bound: null, source },
        ],
      },
    ])
  })

  test('undo steps back version by version, each time as a new one', async () => {
    await take(premiere('2021'))
    await take(premiere('2021-08'))
    await take(premiere('2021-08-06'))
    const undo = async () => (await records.undo('dune', 1, 'ben')).facts[0]!.value
    expect([await undo(), await undo()]).toEqual(['2021-08', '2021'])
    await expect(undo()).rejects.toMatchObject({ code: 'not-found', message: expect.stringMatching(/nothing to undo/) })
    expect((await seen()).versions.map(({ version, actor, note }) => `${version} ${actor} ${note}`)).toEqual([
      '5 ben undo: back to version 1',
      '4 ben undo: back to version 2',
      '3 ada file',
      '2 ada file',
      '1 ada file',
    ])
  })

  test('a dry run says what would change and changes nothing', async () => {
    const done = await records.import(file(premiere('2021')), { actor: 'ada', note: '' }, { dryRun: true })
    expect(done).toMatchObject({ version: 1, added: 1, dryRun: true, changes: ['+ premiere: 2021'] })
    await expect(seen()).rejects.toMatchObject({ code: 'not-found', message: expect.stringMatching(/sweeps import record FILE/) })
  })

  test('two imports at once become two versions', async () => {
    const done = await Promise.all([take(premiere('2021')), take(creator('Ana'))])
    expect(done.map(({ version }) => version).sort()).toEqual([1, 2])
    expect(await values()).toEqual(['2021', 'Ana'])
  })
})

describe('confidential facts', () => {
  test('are seen by those who may, and by nobody else, in no version', async () => {
    await take(premiere('2021'), cost)
    expect((await seen(true)).facts).toContainEqual(cost)
    expect(JSON.stringify(await seen())).not.toMatch(/12500000|line producer/)
    expect((await seen()).versions[0]!.facts).toBe(1)
    expect((await seen()).unknown).toContain('cost')
    expect((await seen(true)).unknown).not.toContain('cost')
  })

  test.each<[string, (Fact | NoFact)[]]>([
    ['one that comes', [cost]],
    ['several', [cost, { ...score(31), confidential: true }]],
    ['a day', [{ ...premiere('2021-08-03'), confidential: true }]],
    ['one that is taken back', [{ fact: 'creator', value: null, confidential: true }]],
  ])('a version that changed them alone is not known to others: %s', async (_, facts) => {
    await take(premiere('2021'), { ...creator('Ana'), confidential: true })
    const before = await seen()
    await records.import(file(...facts), { actor: 'ben', note: 'costs 12.5 million' })
    expect(await seen()).toEqual(before)
    await expect(seen(false, 2)).rejects.toMatchObject({ code: 'not-found' })
    expect((await seen(true)).versions.map(({ version }) => version)).toEqual([2, 1])
    await records.undo('dune', 1, 'ben')
    expect(await seen()).toEqual(before)
    await take(premiere('2021-08-06'))
    expect((await seen()).versions.map(({ version, note }) => [version, note])).toEqual([
      [4, 'file'],
      [1, ''],
    ])
  })

  test('the note of a version that changed them too is for those who may see them', async () => {
    const both = { actor: 'ada', note: 'costs 12.5 million' }
    await records.import(file(premiere('2021'), cost), both)
    await take(premiere('2021-08-06'))
    await records.import(file(premiere('2021-08-07'), { ...cost, confidential: true, note: 'again' }), both)
    expect((await seen()).versions.map(({ note }) => note)).toEqual(['', 'file', ''])
    expect((await seen(true)).versions.map(({ note }) => note)).toEqual([both.note, 'file', both.note])
  })

  test('a public file does not wipe them out, nor they public ones', async () => {
    await take(cost)
    await take({ fact: 'cost', value: { amount: 1, currency: 'USD', per: 'season' }, source })
    expect((await seen(true)).facts.map(({ confidential }) => Boolean(confidential))).toEqual([true, false])
    await take({ fact: 'cost', value: null, confidential: true })
    expect((await seen(true)).facts.map(({ confidential }) => Boolean(confidential))).toEqual([false])
  })
})

test('what is not known is said to be unknown', async () => {
  await take(premiere('2021-08-06'))
  expect((await seen()).unknown).toEqual(
    expect.arrayContaining([
      'service',
      'announced',
      'release-pattern',
      'episodes',
      'runtime',
      'filming',
      'finale',
      'creator',
      'cast',
      'cost',
      'score',
    ]),
  )
  expect((await seen()).unknown).not.toContain('premiere')
})

describe('a file', () => {
  const refused = (change: (value: Record<string, unknown>) => void): string => {
    const value = JSON.parse(JSON.stringify(file(premiere('2021-08-06'), creator('Ana'))))
    change(value)
    try {
      readRecord(JSON.stringify(value))
    } catch (error) {
      return (error as Error).message
    }
    return 'was read'
  }
  const facts = (...given: unknown[]) =>
    refused(value => {
      value['facts'] = given
    })

  test.each([
    [
      'another format',
      refused(value => {
        value['format'] = 'sweeps-record/9'
      }),
      /^\/format: /,
    ],
    [
      'a title that is no slug',
      refused(value => {
        value['title'] = 'Hit & Run'
      }),
      /^\/title: "Hit & Run" is no slug; "hit-and-run" would be/,
    ],
    ['a fact there is none of', facts({ fact: 'budget', value: 1, source }), /^\/facts\/0\/fact: "budget" is no fact; there are service, /],
    ['a fact without a source', facts({ fact: 'creator', value: 'Ana' }), /^\/facts\/0: this is not as a fact "creator" is written/],
    [
      'a cost of nothing',
      facts(premiere('2021'), { ...cost, value: { amount: 0, currency: 'USD', per: 'episode' } }),
      /^\/facts\/1: this is not as a fact "cost"/,
    ],
    ['two premieres', facts(premiere('2021'), premiere('2022')), /^\/facts\/1: premiere is given in \/facts\/0 already/],
    ['a day that is none', facts(premiere('2021-02-31')), /^\/facts\/0: "2021-02-31" is no day/],
    [
      'a member of no record',
      refused(value => {
        value['sesaon'] = 1
      }),
      /is no member of a record: check its spelling/,
    ],
    ['an empty source', facts({ ...creator('Ana'), source: '' }), /^\/facts\/0: /],
  ])('with %s is refused, with the place', (_name, message, expected) => {
    expect(message).toMatch(expected)
    expect(message).toMatch(/nothing was imported$/)
  })

  test('that is no JSON is refused', () => {
    expect(() => readRecord('{')).toThrow(/no JSON/)
  })
})

test('the sample has every fact of the sheet it was entered from, with its source', () => {
  const sheet = sharedData('hit-and-run/facts.csv')
  if (!sheet) return
  const sample = readRecord(readFileSync(new URL('../../../../samples/summer-2021/hit-and-run.json', import.meta.url), 'utf8'))
  const told = JSON.stringify(sample)
  const rows = parse(sheet, { columns: true }) as { fact: string; value: string; source_url: string }[]
  // The weekly figures come from the lists, and TMDB's status is what the ledger says.
  const elsewhere = /^(nielsen_overall|nielsen_originals_2021|netflix_global_top10|tmdb_status|title$)/
  const missing = rows.filter(
    ({ fact, value, source_url }) => value !== '' && !elsewhere.test(fact) && !told.includes(source_url.split(' ')[0]!),
  )
  expect(missing.map(({ fact }) => fact)).toEqual([])
  const words = (name: string) => sample.facts.filter(({ fact }) => fact === name).map(({ value }) => value)
  expect(words('creator')).toEqual(['Lior Raz', 'Avi Issacharoff', 'Dawn Prestwich', 'Nicole Yorkin'])
  expect(words('cast')).toHaveLength(8)
  expect(words('cost')).toEqual([])
  expect(sample.facts.every(fact => 'source' in fact && fact.source !== '')).toBe(true)
})
