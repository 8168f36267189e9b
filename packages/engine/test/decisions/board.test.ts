import { rmSync } from 'node:fs'
import type { Board } from '@sweeps/model'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BoardOptions, decisionBoard, renewalCase } from '../../src/decisions/index.js'
import { type Engine, openEngine } from '../../src/engine.js'
import { importNetflixCountry, importNetflixTop10 } from '../../src/published/index.js'
import { catalogueOf, made, newDirectory } from '../world.js'
import { madeChart } from './forecast/made-chart.js'

/*
 * Sixty weeks of a made-up chart, so that its latest seasons are young, others have left the list; and
 *   show-b58/1  costs 1,000 an episode, which the record says to everybody
 *   show-b57/1  costs 9,000,000,000 an episode, which is confidential
 *   harbour/1   is in the catalogue alone
 */
const directory = await newDirectory()
const day = '2023-02-26'
let engine: Engine
let board: Board

const boardOf = async (request: Partial<BoardOptions>) =>
  decisionBoard(engine, await engine.ledger.entries(), { cases: 'all', first: 500, now: Date.parse(`${day}T12:00:00Z`), ...request })
/** One's own and those of others. */
const boardAs = async (cases: BoardOptions['cases']): Promise<Board> => {
  const own = await boardOf({ cases })
  const others = await boardOf({ cases, tab: 'published' })
  return { ...others, seasons: [...own.seasons, ...others.seasons] }
}
/** A stand-up show has no label of a season. */
const special = `country_name\tcountry_iso2\tweek\tcategory\tweekly_rank\tshow_title\tseason_title\tcumulative_weeks_in_top_10
Germany\tDE\t2023-02-19\tTV\t1\tAn Evening\tN/A\t1
Germany\tDE\t2023-02-19\tFilms\t1\tVivo\tN/A\t1
`
const rowOf = (of: Board, title: string) => of.seasons.find(row => row.title === title)!

beforeAll(async () => {
  engine = await openEngine({ directory })
  await importNetflixTop10(engine.store, madeChart(60).file)
  await engine.catalogue.import(catalogueOf('own-1 harbour 1 1 60'), made)
  const cost = (title: string, amount: number, confidential: boolean) =>
    engine.records.import(
      {
        ...{ format: 'sweeps-record/1', title, season: 1, name: title },
        facts: [
          { fact: 'episodes', value: 8, source: 'x' },
          { fact: 'cost', value: { amount, currency: 'USD', per: 'episode' }, source: 'x', confidential },
        ],
      },
      { actor: 'ada', note: '' },
    )
  await cost('show-b58', 1000, false)
  await cost('show-b57', 9e9, true)
  board = await boardAs('all')
})
afterAll(async () => {
  await engine.close()
  rmSync(directory, { recursive: true, force: true })
})

test('each line has the figures of its case, to the last digit', async () => {
  expect(board.seasons.length).toBeGreaterThan(50)
  const titles = ['show-b58', 'show-b57', 'harbour', ...board.seasons.filter((_, at) => at % 9 === 0).map(({ title }) => title)]
  for (const title of titles) {
    const { season, case: line, daysSincePremiere } = rowOf(board, title)
    const of = await renewalCase(engine, { title, season, asOf: day, confidential: true })
    const { p, low, high, known } = of.probabilityOfReturn
    expect(line, title).toMatchObject({
      ...{ currency: of.currency, answer: of.recommendation.answer, words: of.recommendation.words },
      ...{ probabilityOfReturn: { p, low, high, known }, value: of.value.nextSeason },
      ...{ breakEvenCostPerEpisode: of.breakEvenCostPerEpisode, probabilityEarnsCost: of.probabilityEarnsCost },
    })
    if (of.daysSincePremiere !== null) expect(daysSincePremiere).toBe(of.daysSincePremiere)
  }
})

test('what is known is answered; what is not says why', () => {
  expect(rowOf(board, 'show-b57').case).toMatchObject({ probabilityEarnsCost: 0 })
  expect(rowOf(board, 'show-b58').case).toMatchObject({ probabilityEarnsCost: 1 })
  expect(rowOf(board, 'harbour').case).toMatchObject({
    ...{ answer: 'wait', value: null, breakEvenCostPerEpisode: null, probabilityEarnsCost: null },
    absent: {
      value: expect.stringContaining('no weekly hours of harbour/1'),
      probabilityOfReturn: expect.stringContaining('too little to learn'),
    },
  })
  const unpriced = board.seasons.find(row => row.case!.value !== null && row.case!.probabilityEarnsCost === null)!
  expect(unpriced.case!.absent).toMatchObject({ probabilityEarnsCost: 'the cost is not known' })
  expect(unpriced.case!.breakEvenCostPerEpisode!.p50).toBeGreaterThan(0)
})

test('what is confidential is used for those who may see it alone, and cases are not for everybody', async () => {
  const others = await boardAs('without-confidential')
  expect(rowOf(others, 'show-b57').case).toMatchObject({
    probabilityEarnsCost: null,
    absent: { probabilityEarnsCost: 'the cost is not known' },
  })
  expect(rowOf(others, 'show-b58').case).toEqual(rowOf(board, 'show-b58').case)
  const anybody = await boardAs('none')
  expect(anybody).toEqual({ ...board, seasons: board.seasons.map(season => ({ ...season, case: null })) })
})

test('cases are made of the first seasons alone, where fewer are asked for', async () => {
  const { seasons } = await boardOf({ tab: 'published', first: 3 })
  expect(seasons.map(({ case: line }) => line !== null)).toEqual(seasons.map((_, at) => at < 3))
  expect(seasons.slice(0, 3)).toEqual((await boardOf({ tab: 'published' })).seasons.slice(0, 3))
})

describe('tabs', () => {
  const ids = ({ seasons }: Board) => seasons.map(({ title, season }) => `${title}/${season}`)

  test('one’s own are those of the catalogue and of records; all others are published ones', async () => {
    const own = await boardOf({ cases: 'none' })
    expect(own).toMatchObject({ tab: 'slate', total: 3, found: 3 })
    expect(ids(own).sort()).toEqual(['harbour/1', 'show-b57/1', 'show-b58/1'])
    const others = await boardOf({ cases: 'none', tab: 'published' })
    expect(others.counts).toEqual({ slate: 3, decided: 0, published: others.total })
    expect(ids(others)).not.toContain('harbour/1')
  })

  test('find, order and pages are the server’s', async () => {
    const all = await boardOf({ cases: 'none', tab: 'published', sort: 'name' })
    expect(ids(all)).toEqual(ids(all).toSorted())
    const some = await boardOf({ cases: 'none', tab: 'published', find: ' SHOW-B4 ', sort: 'name' })
    expect(some.found).toBe(ids(all).filter(id => id.startsWith('show-b4')).length)
    expect(some.total).toBe(all.total)
    const page = await boardOf({ cases: 'none', tab: 'published', sort: 'name', offset: 5, limit: 4 })
    expect(ids(page)).toEqual(ids(all).slice(5, 9))
    const worth = (await boardOf({ tab: 'published', sort: 'worth', first: 1 })).seasons.map(({ case: of }) => of?.value?.p50 ?? -1)
    expect(worth).toEqual(worth.toSorted((one, other) => other - one))
  })

  test('premieres of more than two years ago are left out, and said; so are specials and films', async () => {
    const later = { cases: 'none', tab: 'published', now: Date.parse('2025-01-15T12:00:00Z') } as const
    const young = await boardOf(later)
    const all = await boardOf({ ...later, older: true })
    expect(young.seasons.every(({ premiere }) => premiere! >= '2023-01-15')).toBe(true)
    expect(young.leftOut).toContainEqual({
      what: 'older',
      count: all.total - young.total,
      words: `${all.total - young.total} seasons with a premiere more than two years ago`,
    })
    expect(all.leftOut.map(({ what }) => what)).not.toContain('older')
    await importNetflixCountry(engine.store, special)
    const after = await boardOf({ cases: 'none', tab: 'published' })
    expect(after.total).toBe((await boardOf({ cases: 'none', tab: 'published', find: 'show' })).total)
    expect(after.leftOut).toContainEqual({ what: 'special', count: 1, words: '1 special' })
    expect(after.leftOut.find(({ what }) => what === 'film')!.count).toBeGreaterThan(0)
  })

  test('what the ledger settles is among the decided, the latest decision first', async () => {
    const decide = (title: string, outcome: 'cancelled' | 'renewed', on: string) =>
      engine.ledger.decide({ title, season: 1, outcome, on, by: 'ada', reason: 'said so' }, 'test')
    await decide('harbour', 'cancelled', '2023-01-09')
    await decide('show-b57', 'renewed', '2023-02-01')
    expect((await boardOf({ tab: 'decided' })).seasons.map(({ title, state, since }) => `${title} ${state} ${since}`)).toEqual([
      ...['show-b57 renewed 2023-02-01', 'harbour cancelled 2023-01-09'],
    ])
    expect(ids(await boardOf({ cases: 'none' }))).toEqual(['show-b58/1'])
  })
})
