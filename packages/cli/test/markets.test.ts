import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { run } from './run.js'
import { directory, scratch } from './sweeps.js'

/*
 * netflix-country, week of 2021-08-09, series alone:  US  Maid, Elite   IL  Fauda, Elite
 */
const { path, remove } = scratch()
const data = directory(join(path, 'data'))
afterAll(remove)
const header = 'country_name\tcountry_iso2\tweek\tcategory\tweekly_rank\tshow_title\tseason_title\tcumulative_weeks_in_top_10'
const line = (market: string, rank: number, name: string) =>
  ['x', market, '2021-08-15', 'TV', rank, name, `${name}: Season 1`, 1].join('\t')

const sweeps = (...args: string[]) => run([...args, '--data', data])
const text = async (...args: string[]) => {
  const { status, out, err } = await sweeps(...args)
  expect({ status, err }).toEqual({ status: 0, err: '' })
  return out
}
const json = async (...args: string[]) => JSON.parse(await text(...args, '--json'))

beforeAll(async () => {
  const file = join(path, 'countries.tsv')
  writeFileSync(
    file,
    `${[header, line('US', 1, 'Maid'), line('US', 2, 'Elite'), line('IL', 1, 'Fauda'), line('IL', 2, 'Elite')].join('\n')}\n`,
  )
  await text('import', 'netflix-country', file)
})
const week = ['netflix-country', '--week', '2021-08-11', '--list', 'tv']

test('a chart of a market; of its first without one; of all as a table', async () => {
  expect(await text('chart', ...week, '--market', 'il')).toContain('Netflix Top 10 (Israel) · tv · week of 2021-08-09')
  expect(await json('chart', ...week)).toMatchObject({
    market: 'US',
    name: 'Netflix Top 10 (US)',
    entries: [{ title: 'maid' }, { title: 'elite' }, {}, {}, {}, {}, {}, {}, {}, {}],
  })
  const table = await text('chart', ...week, '--market', 'all')
  expect(table).toContain('tv, week of 2021-08-09, in 2 markets')
  expect(table).toMatch(/IL\s+│?\s*Israel[^\n]*Fauda: Season 1[^\n]*Elite: Season 1/)
  expect(await sweeps('chart', ...week, '--market', 'FR')).toMatchObject({ status: 1, err: expect.stringContaining('it has IL, US') })
})

test('export: one market, or all with the market of each row', async () => {
  expect((await text('export', 'chart', 'netflix-country', '--market', 'all')).split('\n')).toEqual([
    'week,list,rank,title,season,name,value,previous_rank,weeks_on_chart,peak_rank,market',
    '2021-08-09,tv,1,fauda,1,Fauda: Season 1,,,1,1,IL',
    '2021-08-09,tv,2,elite,1,Elite: Season 1,,,1,2,IL',
    '2021-08-09,tv,1,maid,1,Maid: Season 1,,,1,1,US',
    '2021-08-09,tv,2,elite,1,Elite: Season 1,,,1,2,US',
    '',
  ])
  expect((await json('export', 'chart', 'netflix-country', '--market', 'IL')).rows).toHaveLength(2)
})

test('a title, records and charts by market', async () => {
  expect((await json('title', 'elite', '--market', 'all')).runs.map(({ market }: { market: string }) => market)).toEqual(['IL', 'US'])
  expect(await sweeps('title', 'fauda')).toMatchObject({
    status: 1,
    err: expect.stringContaining('it was in IL: name one of them as market, or all'),
  })
  expect(await json('records', 'netflix-country', '--list', 'tv', '--market', 'IL')).toMatchObject({
    market: 'IL',
    longestAtOne: [{ title: 'fauda' }],
  })
  expect(await text('charts')).toMatch(/netflix-country[^\n]*US and 1 more/)
})

test('editions of two markets, and a site of one of them', async () => {
  const publish = (...market: string[]) => json('publish', 'netflix-country', '--week', '2021-08-09', ...market)
  expect((await publish()).id).toBe('netflix-country-2021-08-09-r1')
  expect((await publish('--market', 'IL')).id).toBe('netflix-country-IL-2021-08-09-r1')
  expect((await json('editions', '--market', 'IL')).editions).toMatchObject([{ id: 'netflix-country-IL-2021-08-09-r1', market: 'IL' }])
  expect(await json('verify', 'netflix-country-IL-2021-08-09-r1')).toMatchObject({ equal: true })
  const site = join(path, 'site')
  mkdirSync(site)
  expect(await json('export', 'site', site, '--no-pictures', '--market', 'all')).toMatchObject({
    charts: ['netflix-country/IL', 'netflix-country'],
  })
})
