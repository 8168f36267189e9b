import { expect, test } from 'vitest'
import { type SeasonRun, SeasonRuns } from '../../../src/decisions/history/index.js'
import { cataloguedPatterns } from '../../../src/decisions/history/release-patterns.js'

const run = (name: string, start: number, hours: (number | null)[]): SeasonRun => ({
  ...{ title: 'harbour', season: 1, name, list: 'tv-english', firstWeek: '2022-01-03', start, premiere: null, group: 0 },
  ...{ hours, listed: hours, liftedFrom: null, runtimes: [], weekly: null, ceilings: [], fromTheStart: true, left: true, firstDays: null },
})

const chosen = (runs: SeasonRun[], name: { title: string; season: number }) => new SeasonRuns(runs, 20_000).chosen(name)

test('of two names of one season the one with most hours is taken, wherever it stands', () => {
  const [small, large] = [run('Harbour: Part One', 18_995, [3, null]), run('Harbour', 19_002, [5, 2])]
  expect(chosen([small, large], { title: 'harbour', season: 1 })).toBe(large)
  expect(chosen([large, small], { title: 'harbour', season: 1 })).toBe(large)
  expect(chosen([small], { title: 'harbour', season: 2 })).toBeUndefined()
})

test('episodes on three days come out weekly; two days may be two parts, and one day tells nothing', () => {
  const row = (title: string, episode: number, released: string | null) => ({
    ...{ service: 's', content: `${title}-${episode}`, title, titleName: title, season: 1, episode, name: '', kind: 'series' as const },
    ...{ origin: '' as const, language: '', runtimeMs: 0, released },
  })
  const rows = [
    ...['2023-01-05', '2023-01-12', '2023-01-19', null].map((day, at) => row('weekly', at + 1, day)),
    ...['2023-01-05', '2023-01-05', '2023-02-09', '2023-02-09'].map((day, at) => row('parts', at + 1, day)),
    ...['2023-01-05', '2023-01-05'].map((day, at) => row('at-once', at + 1, day)),
    ...['2023-01-05', '2023-01-12'].map((day, at) => row('two', at + 1, day)),
    // Another service has the first episode later: it came out on one day.
    { ...row('again', 1, '2023-01-05'), service: 't' },
    ...['2023-01-12', '2023-01-05'].map((day, at) => row('again', at + 1, day)),
  ]
  expect([...cataloguedPatterns(rows)]).toEqual([
    ['weekly/1', true],
    ['two/1', true],
  ])
})
