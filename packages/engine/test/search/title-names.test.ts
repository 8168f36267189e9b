import { rmSync } from 'node:fs'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Engine, openEngine } from '../../src/engine.js'
import { type Call, operations } from '../../src/operations/index.js'
import { newDirectory } from '../new-directory.js'
import { scratch } from '../scratch.js'

// Title       who knows it                            what it is called
// fauda       the catalogue, seasons 1 and 2          Fauda
// elite       the catalogue                           Élite
// money-heist a published list, seasons 4 and 5       Money Heist
const catalogue = `service,content,title,season,episode,name,kind,origin,language,runtime_ms,released
noa,f1,fauda,1,1,Fauda: Season 1,series,original,he,3000000,2015-02-15
noa,f2,fauda,2,1,Fauda: Season 2,series,original,he,3000000,2017-12-31
noa,e1,elite,1,1,Élite: Season 1,series,acquired,es,3000000,2018-10-05
`
const head = 'week\tcategory\tweekly_rank\tshow_title\tseason_title\tweekly_hours_viewed\tcumulative_weeks_in_top_10\n'
const list = (name: string, season: string) => `${head}2021-08-15\tTV (English)\t1\t${name}\t${season}\t1000000\t1\n`

const call: Call = { actor: 'test', progress: () => {} }
const path = scratch()
let engine: Engine
const search = (words: string) => operations.search.run(engine, { words }, call)

beforeAll(async () => {
  engine = await openEngine({ directory: await newDirectory(path) })
  await engine.catalogue.import(catalogue, { actor: 'test', note: 'test' })
})
afterAll(async () => {
  await engine.close()
  rmSync(path, { recursive: true, force: true })
})

test('one’s own titles, by season too', async () => {
  expect((await search('elite')).titles).toEqual([{ title: 'elite', name: 'Élite', own: true, seasons: [1], also: null }])
  expect(await search('fuada season 2')).toMatchObject({ seasons: [{ title: 'fauda', season: 2, name: 'Fauda' }] })
  expect((await search('fauda 3')).seasons).toEqual([])
})

test('what is imported is found at once, with its chart and its week', async () => {
  expect((await search('money heist')).titles).toEqual([])
  await operations['import-netflix-top10'].run(
    engine,
    {},
    { ...call, file: Readable.from([Buffer.from(list('Money Heist', 'Money Heist: Part 4'))]) },
  )
  expect((await search('mony heist')).titles).toMatchObject([{ title: 'money-heist', own: false, seasons: [4] }])
  expect((await search('netflix 11 August 2021')).weeks).toMatchObject([{ chart: 'netflix-global', market: null, week: '2021-08-09' }])
  expect((await search('netflix 11 August 2020')).weeks).toEqual([])
})

test('all titles by name, a page of them, and as a table', async () => {
  const page = (input: object, more: Partial<Call> = {}) => operations.titles.run(engine, input, { ...call, ...more })
  const names = async (input: object, more?: Partial<Call>) => (await page(input, more)).titles.map(({ name }) => name)
  expect(await names({})).toEqual(['Élite', 'Fauda', 'Money Heist'])
  expect((await page({ letter: 'e' })).letters).toEqual(['E', 'F', 'M'].map(letter => ({ letter, titles: 1 })))
  expect(await names({ letter: 'e' })).toEqual(['Élite'])
  expect(await names({ limit: 1, offset: 1 })).toEqual(['Fauda'])
  expect(await names({ own: false })).toEqual(['Money Heist'])
  expect(await names({ limit: 1 }, { whole: true })).toHaveLength(3)
})

test('seasons, the latest first', async () => {
  const { seasons, all } = await operations.seasons.run(engine, { order: 'premiere', limit: 1 }, call)
  expect({ seasons: seasons.map(({ title, season }) => `${title}/${season}`), all }).toEqual({ seasons: ['money-heist/4'], all: 4 })
})
