import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { run } from './run.js'
import { directory, scratch } from './sweeps.js'

/*
 * An episode of 60 minutes each; on the first evening accounts saw it whole:
 *
 * show/1   2021-07-02   20
 * show/2   2021-08-06   12, and 10 its first half
 * other/1  2021-08-07   15
 * vivo     2021-08-06   3   a film of 90 minutes
 * sum/1    2021-08-08   nobody; its name is a formula
 */
const { path, remove } = scratch()
afterAll(remove)
const data = directory(join(path, 'data'))

const evening = (content: string, day: string, accounts: number, minutes: number): string[] =>
  Array.from({ length: accounts }, (_, at) => {
    const start = `${day}T20:00:00.000Z`
    const stop = new Date(Date.parse(start) + minutes * 60_000).toISOString()
    const who = `${content}-${minutes}-${at}`
    return JSON.stringify({ service: 'noa', content, play: who, viewer: who, sentAt: stop, spans: [{ start, stop, position: 0 }] })
  })

beforeAll(async () => {
  writeFileSync(
    join(path, 'catalogue.csv'),
    `service,content,title,season,episode,name,kind,origin,language,runtime_ms,released
noa,s1,show,1,1,Show,series,,,3600000,2021-07-02
noa,s2,show,2,1,Show,series,,,3600000,2021-08-06
noa,o1,other,1,1,Other,series,,,3600000,2021-08-07
noa,v,vivo,,,Vivo,film,,,5400000,2021-08-06
noa,sum,sum,1,1,=SUM(A1),series,,,3600000,2021-08-08
`,
  )
  const plays = [
    ...evening('s1', '2021-07-02', 20, 60),
    ...evening('s2', '2021-08-06', 12, 60),
    ...evening('s2', '2021-08-06', 10, 30),
    ...evening('o1', '2021-08-07', 15, 60),
    ...evening('v', '2021-08-06', 3, 90),
  ]
  writeFileSync(join(path, 'plays.ndjson'), `${plays.join('\n')}\n`)
  for (const [kind, file] of [
    ['catalogue', 'catalogue.csv'],
    ['plays', 'plays.ndjson'],
  ] as const)
    expect(await run(['import', kind, join(path, file), '--data', data])).toMatchObject({ status: 0, err: '' })
})

const text = async (...args: string[]): Promise<string> => {
  const { status, out, err } = await run(['season', ...args, '--data', data])
  expect({ status, err }).toEqual({ status: 0, err: '' })
  return out
}
const json = async (...args: string[]) => JSON.parse(await text(...args, '--json'))
const refused = async (...args: string[]) => {
  const { status, err } = await run(['season', ...args, '--data', data])
  return [status, err]
}

test('a report alone is not compared', async () => {
  const report = await json('show/2', '--window', '7')
  expect(report).toMatchObject({ title: 'show', season: 2, window: 7, accounts: { starters: 22, completers: 12 } })
  expect(report).not.toHaveProperty('peers')
  expect(await text('show/2', '--window', '7')).not.toContain('After 7 days')
})

test('on the terminal: people, time and days, then a line for each part that may be shown', async () => {
  const told = await text('show/2', '--window', '7')
  expect(told).toContain('17 hours · 17 views · average minute audience 0.1 · 46.6 % of all viewing on noa')
  expect(told).toMatch(/^ *1 +2021-08-06 +17 +– +17 +– +– +– +– +– +– *$/m)
  expect(told).toContain('most left for good at (accounts, share of starters)\nepisode 1: 00:30:00 (10, 45.5 %)\n')
  expect(told).toContain(
    '\ndays to complete: 1 100.0 %\nscreens: not known 100.0 %\nmarkets: not known 100.0 %\nhours of the day: 20:00 100.0 %\n',
  )
  const tiny = await text('vivo')
  expect(tiny).not.toMatch(/left for good|days to complete:|screens|markets|hours of the day/)
})

test('one of its tables as CSV, in which no cell is a formula', async () => {
  expect(await text('show/2', '--window', '7', '--table', 'drops')).toBe(
    'episode,position,positionMs,accounts,share\n1,00:30:00,1800000,10,0.4545\n',
  )
  const days = await text('show/2', '--window', '2', '--table', 'days')
  expect(days).toBe('day,date,watchedMs,accounts,views,ama\n1,2021-08-06,61200000,22,17,0.7083\n2,2021-08-07,,,,\n')
  expect(await text('sum/1', '--table', 'episodes')).toContain("\n1,'=SUM(A1),2021-08-08,")
  expect(await refused('show/2', '--table', 'shoes')).toEqual([2, expect.stringContaining('Allowed choices are episodes, audience,')])
  expect(await refused('show/2', '--table', 'days', '--json')).toEqual([2, expect.stringContaining('leave out --json and --peers')])
})

test('beside the nearest', async () => {
  const { peers, ...report } = await json('show/2', '--window', '7', '--peers')
  expect(report).toEqual(await json('show/2', '--window', '7'))
  expect(peers).toMatchObject({ age: 7, choice: 'nearest', seasons: [{ relation: 'this' }, { relation: 'earlier' }, { title: 'other' }] })
  const told = await text('show/2', '--window', '7', '--peers')
  expect(told).toContain('After 7 days')
  expect(told).toMatch(/^this +show\/2 +2021-08-06 +22 +12 +54\.5 % +17 +1 +22 *$/m)
  expect(told).toMatch(/^earlier +show\/1 +2021-07-02 +20 +20 +100\.0 % +20 +1 +20 *$/m)
  expect(told).toMatch(/^starters +22 +1 of 3 +above 100 % of 2 *$/m)
  expect(told).toMatch(/^hours viewed +17 +2 of 3 +above 50 % of 2 *$/m)
  expect(told).toMatch(/^days to complete +1 +1 of 3 +above 50 % of 2 *$/m)
})

test('weeks of it beside those before', async () => {
  const { range, ...report } = await json('show/2', '--window', '7', '--from', '2021-08-06', '--to', '2021-08-13')
  expect(report).toEqual(await json('show/2', '--window', '7'))
  expect(range).toMatchObject({ from: '2021-08-06', to: '2021-08-13', closed: true, before: null })
  const told = await text('show/2', '--from', '2021-08-06', '--to', '2021-08-13')
  expect(told).toContain('\n2021-08-06 to 2021-08-12\n')
  expect(told).toMatch(/^starters +22 +– +– *$/m)
  expect(await refused('show/2', '--from', '2021-08-06')).toEqual([2, expect.stringContaining('--from and --to go together')])
  expect(await refused('show/2', '--from', '2021-08-07', '--to', '2021-08-13')).toEqual([
    1,
    expect.stringContaining('begins no week of the season, which was released on 2021-08-06: take 2021-08-06 or 2021-08-13'),
  ])
})

test('beside those that are named; a film is its title', async () => {
  const { peers } = await json('show/2', '--peers', 'other/1,vivo', '--small-cells', 'show')
  expect(peers).toMatchObject({ window: 28, choice: 'chosen' })
  expect(peers.seasons.map((of: { title: string; season: number | null }) => [of.title, of.season])).toEqual([
    ['show', 2],
    ['show', 1],
    ['other', 1],
    ['vivo', null],
  ])
  const alone = await text('vivo', '--peers', '--small-cells', 'show')
  expect(alone).toContain('There is nothing to compare it with')
  expect(alone).not.toContain('among the others')
})

test('what cannot be compared is said on one line', async () => {
  expect(await refused('show/2', '--peers', 'other/2')).toEqual([
    1,
    expect.stringContaining('the catalogue has no other/2; there is other/1'),
  ])
  expect(await refused('show/2', '--peers', 'other/one')).toEqual([1, expect.stringContaining('"other/one" is no season: write TITLE/N')])
  expect(await refused('show/two')).toEqual([2, expect.stringContaining('"show/two" is no season')])
})
