import { rmSync } from 'node:fs'
import type { Board } from '@sweeps/model'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { decisionBoard, renewalCase } from '../../src/decisions/index.js'
import { type Engine, openEngine } from '../../src/engine.js'
import { importNetflixTop10 } from '../../src/minutes/index.js'
import { catalogueOf, made, scratch } from '../world.js'
import { madeChart } from './forecast/made-chart.js'

/*
 * Sixty weeks of a made-up chart, so that its latest seasons are young, others have left the list; and
 *   show-b58/1  costs 1,000 an episode, which the record says to everybody
 *   show-b57/1  costs 9,000,000,000 an episode, which is confidential
 *   harbour/1   is in the catalogue alone
 */
const directory = scratch()
const day = '2023-02-26'
let engine: Engine
let board: Board

const boardAs = async (cases: 'all' | 'without-confidential' | 'none', first = 500) =>
  decisionBoard(engine, await engine.ledger.entries(), { cases, first, now: Date.parse(`${day}T12:00:00Z`) })
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
  const { seasons } = await boardAs('all', 3)
  expect(seasons.map(({ case: line }) => line !== null)).toEqual(seasons.map((_, at) => at < 3))
  expect(seasons.slice(0, 3)).toEqual(board.seasons.slice(0, 3))
})
