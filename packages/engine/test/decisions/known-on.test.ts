import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readRecord } from '../../src/catalogue/index.js'
import { forecastOn } from '../../src/decisions/forecast/index.js'
import { openEngine } from '../../src/engine.js'
import { importNetflixTop10 } from '../../src/published/index.js'
import { made, newDirectory } from '../world.js'
import { madeChart } from './forecast/made-chart.js'

// Netflix's lists of 80 weeks from 2022-01-03, to 2023-07-16. Nothing was ever played here, and one record says how a season comes out.
const directory = await newDirectory()
const engine = await openEngine({ directory })
const name = { title: 'show-a10', season: 1 }
const record = (facts: object[]) =>
  engine.records.import(
    readRecord(
      JSON.stringify({ format: 'sweeps-record/1', ...name, name: 'Show A10', facts: facts.map(fact => ({ source: 'a page', ...fact })) }),
    ),
    { ...made, note: 'test' },
  )

beforeAll(async () => {
  await importNetflixTop10(engine.store, madeChart(80).file)
})
afterAll(async () => {
  await engine.close()
  rmSync(directory, { recursive: true, force: true })
})

test('a day is read once, whoever opens it, until something of it changes', async () => {
  const { history } = engine
  const [first, again] = [await history.on('2022-12-31', [name]), await history.on('2022-12-31', [])]
  expect(again.listed).toBe(first.listed)
  expect(again.past).toBe(first.past)
  expect((await history.on('2022-12-30', [name])).listed).not.toBe(first.listed)
  await record([{ fact: 'release-pattern', value: { pattern: 'weekly' } }])
  const after = await history.on('2022-12-31', [name])
  expect([first, after].map(({ listed }) => listed.runs.chosen(name)!.weekly)).toEqual([null, true])
  // No score and no cost is in it: nothing that probabilities learned is lost.
  expect(after.past).toBe(first.past)
})

test('what was opened stays as it was when more is imported', async () => {
  const known = await engine.history.on('2022-12-31', [name])
  const before = forecastOn(known, name)
  await importNetflixTop10(engine.store, madeChart(90, 2).file)
  expect(forecastOn(known, name)).toEqual(before)
  expect(forecastOn(await engine.history.on('2022-12-31', [name]), name)).not.toEqual(before)
})
