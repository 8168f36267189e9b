import Type from '@sweeps/model/typebox'
import { beforeEach, expect, test } from 'vitest'
import { importNielsenTop10 } from '../../src/published/index.js'
import { defineQuery } from '../../src/store/index.js'
import { forget, freshStore } from './fresh-store.js'

const store = await freshStore()
beforeEach(() => forget(store))

const header = 'week_start,week_end,list,rank,title,service,minutes_millions,episodes,source_url,note\n'
const file = `${header}2021-07-26,2021-08-01,acquired,,Manifest,Netflix,640,,https://a.example,
2021-07-26,2021-08-01,acquired,1,All American,Netflix,1433,51,https://a.example,
2021-07-26,2021-08-01,acquired,4,Cocomelon,Netflix,,,https://a.example,"cut off, in the excerpt"
2021-07-26,2021-08-01,acquired,10,,,220.5,,https://a.example,
`
const figures = defineQuery({
  tag: 'test.figures',
  sql: 'SELECT line, rank, title, name, metric, value, revision, address, note FROM figures ORDER BY revision, line, metric',
  row: Type.Object({
    line: Type.Integer(),
    rank: Type.Integer(),
    title: Type.String(),
    name: Type.String(),
    metric: Type.String(),
    value: Type.Union([Type.Number(), Type.Null()]),
    revision: Type.Integer(),
    address: Type.String(),
    note: Type.String(),
  }),
})

test('millions become minutes; what is empty stays unknown; lines of no known rank come last', async () => {
  const result = await importNielsenTop10(store, file)
  expect(result).toEqual({
    source: 'nielsen-top10',
    read: 4,
    lists: 1,
    changedLists: 1,
    unchangedLists: 0,
    weeks: { from: '2021-07-26', to: '2021-07-26' },
    odd: [],
  })
  const rows = await store.run(figures, {})
  expect(rows.map(({ line, rank, title, metric, value }) => [line, rank, title, metric, value])).toEqual([
    [1, 1, 'all-american', 'episodes', 51],
    [1, 1, 'all-american', 'minutes', 1_433_000_000],
    [2, 4, 'cocomelon', 'minutes', null],
    [3, 10, '', 'minutes', 220_500_000],
    [4, 0, 'manifest', 'minutes', 640_000_000],
  ])
  expect(rows[2]).toMatchObject({ name: 'Cocomelon', address: 'https://a.example', note: 'cut off, in the excerpt' })
})

test('the same again changes nothing; a figure found later is a revision', async () => {
  await importNielsenTop10(store, file)
  expect(await importNielsenTop10(store, file)).toMatchObject({ changedLists: 0, unchangedLists: 1 })
  expect(await importNielsenTop10(store, file.replace('Cocomelon,Netflix,,', 'Cocomelon,Netflix,700,'))).toMatchObject({ changedLists: 1 })
  const cocomelon = (await store.run(figures, {})).filter(({ title }) => title === 'cocomelon')
  expect(cocomelon.map(({ revision, value }) => [revision, value])).toEqual([
    [1, null],
    [2, 700_000_000],
  ])
})

test('a figure larger than that of a better rank is told', async () => {
  const { odd } = await importNielsenTop10(
    store,
    `${header}2021-07-26,2021-08-01,movies,1,Vivo,Netflix,493,,,\n2021-07-26,2021-08-01,movies,2,Luca,Disney+,500,,,\n`,
  )
  expect(odd).toEqual(['2021-07-26 movies: No. 2 has more minutes than No. 1'])
})
