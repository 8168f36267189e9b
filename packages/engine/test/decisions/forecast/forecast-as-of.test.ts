import { readFileSync, rmSync } from 'node:fs'
import { addDays } from '@sweeps/model'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { backtestForecast, forecastSeason } from '../../../src/decisions/forecast/index.js'
import { openEngine } from '../../../src/engine.js'
import { importNetflixTop10 } from '../../../src/published/index.js'
import { forget } from '../../published/fresh-store.js'
import { newDirectory } from '../../world.js'
import { madeChart, weekOf } from './made-chart.js'

const directory = await newDirectory()
const engine = await openEngine({ directory })

beforeEach(() => forget(engine.store))
afterAll(async () => {
  await engine.close()
  rmSync(directory, { recursive: true, force: true })
})

test('nothing of the future is used: a file that ends with the as-of gives the same', async () => {
  const { file, seasons } = madeChart(80)
  const { show, firstWeek } = seasons
    .filter(season => season.season === 1 && season.firstWeek === weekOf(60))
    .sort((one, other) => other.hours[0]! - one.hours[0]!)[0]!
  const request = { title: show.toLowerCase().replace(' ', '-'), season: 1, asOf: addDays(firstWeek, 13) }
  const [head, ...lines] = file.trimEnd().split('\n')
  await importNetflixTop10(engine.store, `${[head, ...lines.filter(line => line.slice(0, 10) <= request.asOf)].join('\n')}\n`)
  const then = await forecastSeason(engine, request)
  expect(then).toMatchObject({ weeksSeen: 2, day28: { basis: 'past-seasons' } })
  await forget(engine.store)
  await importNetflixTop10(engine.store, file)
  expect(await forecastSeason(engine, request)).toEqual(then)
  expect(await forecastSeason(engine, { ...request, asOf: addDays(request.asOf, 7) })).not.toMatchObject({ day28: then.day28 })
})

test('Hit & Run on the sample alone: says what is missing, and gives what can be given', async () => {
  const file = new URL('../../../../../samples/summer-2021/hit-and-run-netflix-weeks.tsv', import.meta.url)
  await importNetflixTop10(engine.store, readFileSync(file, 'utf8'))
  const outlook = await forecastSeason(engine, { title: 'hit-and-run', season: 1, asOf: '2021-09-20' })
  const seen = 23_570_000 + 45_190_000 + 20_660_000 + 10_090_000
  expect(outlook.visible.map(({ state }) => state)).toEqual(['seen', 'seen', 'seen', 'seen', 'not-held', 'not-held', 'not-held'])
  expect(outlook.firstFourWeeks).toMatchObject({ p10: seen, p50: seen, basis: 'seen' })
  expect(outlook.day91).toMatchObject({ basis: 'wide-tail-law', seasons: 0, p10: expect.toSatisfy((value: number) => value > seen) })
  expect(outlook.nextSeason).toHaveProperty('absent')
  expect(outlook.learnedFrom).toBe(0)
  const notes = outlook.notes.join(' ')
  expect(notes).toContain('The whole list of the week of 2021-08-30 is not held')
  expect(notes).toContain('sweeps import netflix-top10')
  expect((await backtestForecast(engine)).notes[0]).toContain('No forecast could be made')
})

test('without any figures a season is not known, and the backtest has nothing to say', async () => {
  await expect(forecastSeason(engine, { title: 'hit-and-run', season: 1 })).rejects.toMatchObject({ code: 'not-found' })
  await expect(forecastSeason(engine, { title: 'hit-and-run', season: 1, asOf: 'soon' })).rejects.toMatchObject({ code: 'invalid-request' })
  expect(await backtestForecast(engine)).toMatchObject({ origins: null, seasons: 0, byWeeksSeen: [] })
  await expect(backtestForecast(engine, { from: '2022-01-01', to: '2021-01-01' })).rejects.toMatchObject({ code: 'invalid-request' })
})

test('a history that begins in the middle of a season does not take its first week held for its first', async () => {
  const { file } = madeChart(80)
  const [head, ...lines] = file.trimEnd().split('\n')
  const from = addDays(weekOf(40), 6)
  await importNetflixTop10(engine.store, `${[head, ...lines.filter(line => line.slice(0, 10) >= from)].join('\n')}\n`)
  const older = lines.filter(line => line.startsWith(from)).find(line => Number(line.split('\t')[8]) > 1)!
  const [title, season] = older.split('\t')[4]!.split(': Season ') as [string, string]
  const outlook = await forecastSeason(engine, { title: title.toLowerCase().replace(' ', '-'), season: Number(season) })
  expect(outlook.day28).toEqual({ absent: expect.stringContaining('its first weeks are not held') })
  expect(outlook.nextSeason).toHaveProperty('absent')
})
