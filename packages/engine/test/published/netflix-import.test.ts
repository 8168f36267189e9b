import Type from '@sweeps/model/typebox'
import { beforeEach, expect, test } from 'vitest'
import { importNetflixTop10 } from '../../src/published/index.js'
import { defineQuery } from '../../src/store/index.js'
import { forget, freshStore } from './fresh-store.js'
import { netflixFile, netflixHeader } from './netflix-file.js'

const store = await freshStore()
beforeEach(() => forget(store))

const figures = defineQuery({
  tag: 'test.figures',
  sql: `-- one row per figure of every revision
SELECT concat(toString(period_start), ' ', list, ' r', toString(revision), ' No. ', toString(rank), ' ', title, '/', toString(season), ' "', name, '" ',
  metric, ' ', ifNull(toString(value), '?'), ' week ', toString(weeks)) AS line
FROM figures ORDER BY period_start, list, revision, figures.line, metric`,
  row: Type.Object({ line: Type.String() }),
})
const all = async () => (await store.run(figures, {})).map(({ line }) => line)
const current = async () => {
  const latest = defineQuery({
    ...figures,
    sql: figures.sql.replace('FROM figures', 'FROM figures_now AS figures'),
    row: Type.Object({ line: Type.String() }),
  })
  return (await store.run(latest, {})).map(({ line }) => line.replace(/ r\d+ /, ' '))
}

const first = `
  2023-06-11 | F | 1 | Noise  | N/A              | 5000000 | 1.5 | 3300000 | 1
  2023-06-11 | T | 1 | Alpha  | Alpha: Season 2  | 9000000 |     |         | 4
  2023-06-11 | T | 2 | Beta   | N/A              | 8000000 | 0   | 2000000 | 1`
const second = `
  2023-06-18 | F | 1 | Noise  | N/A              | 4000000 | 1.5 | 2700000 | 2
  2023-06-18 | T | 1 | Beta   | N/A              | 8000000 | 4   | 2000000 | 2`
const third = `
  2024-06-16 | F | 1 | Noise  | N/A              | 7000000 | 2   | 3500000 | 1
  2024-06-16 | F | 2 | Noise  | N/A              | 4000000 | 1.5 | 2700000 | 3`

test('a line becomes a figure per number printed; the week is named by its Monday', async () => {
  const result = await importNetflixTop10(store, netflixFile(first))
  expect(result).toMatchObject({ source: 'netflix-top10', read: 3, lists: 2, changedLists: 2, unchangedLists: 0 })
  expect(result.weeks).toEqual({ from: '2023-06-05', to: '2023-06-05' })
  expect(await all()).toEqual([
    '2023-06-05 films-english r1 No. 1 noise/0 "Noise" hours 5000000 week 1',
    '2023-06-05 films-english r1 No. 1 noise/0 "Noise" runtime_hours 1.5 week 1',
    '2023-06-05 films-english r1 No. 1 noise/0 "Noise" views 3300000 week 1',
    '2023-06-05 tv-english r1 No. 1 alpha/2 "Alpha: Season 2" hours 9000000 week 4',
    // Printed as 0: the runtime is not known.
    '2023-06-05 tv-english r1 No. 2 beta/1 "Beta" hours 8000000 week 1',
    '2023-06-05 tv-english r1 No. 2 beta/1 "Beta" views 2000000 week 1',
  ])
})

test('that episodes come out one by one is kept where the file says so', async () => {
  const header = `${netflixHeader}\tis_staggered_launch`
  await importNetflixTop10(
    store,
    netflixFile(
      `2024-06-16 | T | 1 | Alpha | Alpha: Season 2 | 9000000 | | | 1 | TRUE
       2024-06-16 | T | 2 | Beta | Beta: Season 1 | 8000000 | | | 1 | false
       2024-06-16 | T | 3 | Gamma | Gamma: Season 1 | 7000000 | | | 1 | `,
      header,
    ),
  )
  expect((await all()).filter(line => line.includes('staggered'))).toEqual([
    '2024-06-10 tv-english r1 No. 1 alpha/2 "Alpha: Season 2" staggered_launch 1 week 1',
  ])
})

test('columns may stand in any order, with a byte order mark, and new ones are told', async () => {
  const rows = netflixFile(first)
    .trimEnd()
    .split('\n')
    .map((line, at) => `${at === 0 ? 'new_column' : 'x'}\t${line.split('\t').reverse().join('\t')}`)
  const result = await importNetflixTop10(store, `\ufeff${rows.join('\r\n')}\r\n`)
  expect(result.odd).toContain('column new_column is not known and was not read')
  const turned = await all()
  await forget(store)
  await importNetflixTop10(store, netflixFile(first))
  expect(turned).toEqual(await all())
})

test('the early file without runtime and views', async () => {
  const header = 'week\tcategory\tweekly_rank\tshow_title\tseason_title\tweekly_hours_viewed\tcumulative_weeks_in_top_10'
  await importNetflixTop10(store, netflixFile('2021-07-04 | T | 1 | Elite | Elite: Season 4 | 10 | 3', header))
  expect(await all()).toEqual(['2021-06-28 tv-english r1 No. 1 elite/4 "Elite: Season 4" hours 10 week 3'])
})

test('the same file again changes nothing', async () => {
  await importNetflixTop10(store, netflixFile(first + second + third))
  const before = await all()
  const again = await importNetflixTop10(store, netflixFile(third + first + second), { address: 'https://elsewhere.example' })
  expect(again).toMatchObject({ lists: 5, changedLists: 0, unchangedLists: 5 })
  expect(await all()).toEqual(before)
})

test('a list that differs gets its next revision; the other lists and the old revision stay', async () => {
  await importNetflixTop10(store, netflixFile(first))
  const result = await importNetflixTop10(store, netflixFile(first.replace('8000000', '8500000')))
  expect(result).toMatchObject({ lists: 2, changedLists: 1, unchangedLists: 1 })
  const beta = (await all()).filter(line => line.includes('beta') && line.includes('hours'))
  expect(beta).toEqual([
    '2023-06-05 tv-english r1 No. 2 beta/1 "Beta" hours 8000000 week 1',
    '2023-06-05 tv-english r2 No. 2 beta/1 "Beta" hours 8500000 week 1',
  ])
  // Back to what it was is a change too.
  await importNetflixTop10(store, netflixFile(first))
  expect((await current()).filter(line => line.includes('beta/1 "Beta" hours'))).toEqual([
    '2023-06-05 tv-english No. 2 beta/1 "Beta" hours 8000000 week 1',
  ])
})

test('in whatever files and order it comes, a history gives the same ids', async () => {
  await importNetflixTop10(store, netflixFile(first + second + third))
  const whole = await current()
  expect(whole.filter(line => line.includes('hours') && line.includes('2024'))).toEqual([
    '2024-06-10 films-english No. 1 noise-2024/0 "Noise" hours 7000000 week 1',
    '2024-06-10 films-english No. 1 noise-2024/0 "Noise" runtime_hours 2 week 1',
    '2024-06-10 films-english No. 2 noise/0 "Noise" hours 4000000 week 3',
    '2024-06-10 films-english No. 2 noise/0 "Noise" runtime_hours 1.5 week 3',
  ])
  for (const order of [
    [first, second, third],
    [third, second, first],
    [second, third, first + second],
  ]) {
    await forget(store)
    for (const part of order) await importNetflixTop10(store, netflixFile(part))
    expect(await current()).toEqual(whole)
  }
})

test('older weeks that come later may move ids: those lists get a revision, and it is told', async () => {
  await importNetflixTop10(store, netflixFile('2024-06-16 | F | 1 | Noise | N/A | 7000000 | 2 | 3500000 | 1'))
  const result = await importNetflixTop10(store, netflixFile(first))
  expect(result.odd).toContain('1 lists held before got a new revision: the file tells more about their titles')
  expect((await all()).filter(line => line.startsWith('2024') && line.includes('views'))).toEqual([
    '2024-06-10 films-english r1 No. 1 noise/0 "Noise" views 3500000 week 1',
    '2024-06-10 films-english r2 No. 1 noise-2024/0 "Noise" views 3500000 week 1',
  ])
})

test('a dry run tells and writes nothing', async () => {
  expect(await importNetflixTop10(store, netflixFile(first), { dryRun: true })).toMatchObject({ changedLists: 2 })
  expect(await all()).toEqual([])
})

test('two imports at once are one after the other', async () => {
  const both = await Promise.all([importNetflixTop10(store, netflixFile(first)), importNetflixTop10(store, netflixFile(first))])
  expect(both.map(({ changedLists }) => changedLists)).toEqual([2, 0])
})

test('what somebody may want to look at is told', async () => {
  const { odd } = await importNetflixTop10(
    store,
    netflixFile(`
      2023-06-11 | F | 1 | Ballerina       | N/A                       | 5 | | | 1
      2023-06-11 | N | 1 | Ballerina       | N/A                       | 5 | | | 1
      2023-06-11 | T | 1 | Stranger Things | Stranger Things 4         | 5 | | | 1
      2023-06-11 | T | 3 | Stranger Things | Stranger Things: Season 1 | 4 | | | 1
      2023-06-11 | T | 4 | Is It Cake?     | Is It Cake?: Season 1     | 4 | | | 1
      2023-06-11 | T | 5 | Is It Cake?     | Is It Cake?: Is It Cake, Too? | 4 | | | 1`),
  )
  expect(odd).toEqual([
    'is-it-cake/1: Is It Cake?: Season 1 · Is It Cake?: Is It Cake, Too? give one season number',
    'ballerina: films on films-english and films-non-english have one id; they may be two',
    '2023-06-05 films-english: 1 lines, not 10',
    '2023-06-05 films-non-english: 1 lines, not 10',
    '2023-06-05 tv-english: there is no No. 2',
  ])
})
