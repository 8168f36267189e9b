import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type MetricId, metricIds, metrics } from '@sweeps/model'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { measures } from '../../engine/src/minutes/measures.js'
import { Int64 } from '../../engine/src/store/index.js'
import { type RealServer, realServer } from '../../server/test/real-server.js'
import { ask } from '../src/ask.js'
import { print, printJson } from '../src/print.js'
import { commands, program } from '../src/program.js'
import { run } from './run.js'

/*
 * The recipes of CONTRIBUTING.md, "A new metric", "A new chart" and "A new command", followed with toys: what each takes is written here, and
 * nothing else. "A new question" has a test of its own, question.test.ts.
 */

let server: RealServer
beforeAll(async () => {
  server = await realServer({ openReading: true })
  const play = (viewer: string, content: string, minutes: number) => ({
    ...{ service: 'noa', content, play: crypto.randomUUID(), viewer, sentAt: '2021-08-10T00:00:00.000Z' },
    spans: [{ start: '2021-08-09T20:00:00.000Z', stop: `2021-08-09T20:${minutes}:00.000Z`, position: 0 }],
  })
  const file = join(server.directory, 'plays.ndjson')
  const plays = [play('ana', 'dune', 20), play('ben', 'dune', 50), play('ana', 'solaris', 30)]
  writeFileSync(file, plays.map(one => `${JSON.stringify(one)}\n`).join(''))
  expect(await sweeps('import', 'plays', file)).toMatchObject({ status: 0 })
})
afterAll(() => server.close())

const sweeps = (...args: string[]) => run([...args, '--data', server.directory])
const over = async (path: string): Promise<unknown> => (await fetch(`${server.address}${path}`)).json()

test('a metric is its definition and its measure', async () => {
  Object.assign(metrics, {
    longest: { id: 'longest', member: 'longestMs', label: 'Longest play', unit: 'ms', precision: 0, definition: 'Of the longest play.' },
  })
  Object.assign(measures, { longest: { content: 'max(watched) AS longest_play', group: () => 'max(longest_play)', row: Int64 } })
  metricIds.push('longest' as MetricId)

  const week = ['--from', '2021-08-09', '--to', '2021-08-16']
  const byContent = await sweeps('minutes', ...week, '--by', 'content', '--metric', 'longest,plays', '--json')
  expect(JSON.parse(byContent.out).rows).toEqual([
    { content: 'dune', longestMs: 3_000_000, plays: 2 },
    { content: 'solaris', longestMs: 1_800_000, plays: 1 },
  ])
  expect(await over('/v1/minutes?from=2021-08-09&to=2021-08-16&metric=longest')).toMatchObject({ rows: [{ longestMs: 3_000_000 }] })
  // Without a name all are answered, and a name that is none is told of it.
  expect(await over('/v1/minutes?from=2021-08-09&to=2021-08-16')).toMatchObject({ rows: [{ watchedMs: 6_000_000, longestMs: 3_000_000 }] })
  expect(await sweeps('minutes', ...week, '--metric', 'longst')).toMatchObject({
    status: 1,
    err: expect.stringMatching(/metric: "longst" is not known; use .*accounts, longest; did you mean "longest"/),
  })
})

test('a chart is its definition', async () => {
  const definition = {
    ...{ id: 'toys', name: 'Toy titles', source: 'census', credit: 'Our own plays', market: 'WW', grain: 'title', size: 1 },
    ...{ measures: [{ metric: 'viewers', roundTo: 1 }], lists: [{ id: 'all', name: 'All' }], firstDay: 'monday', zone: 'UTC' },
    ...{ ties: 'shared', rank: 'computed', history: 'whole', note: 'Titles by how many saw them.' },
  }
  writeFileSync(join(server.directory, 'charts.json'), JSON.stringify([definition]))

  const first = { rank: 1, title: 'dune', value: 2 }
  await expect.poll(async () => (await sweeps('search', 'toy titles')).out).toContain('Toy titles')
  expect(JSON.parse((await sweeps('chart', 'toys', '--week', '2021-08-09', '--json')).out)).toMatchObject({
    ...{ chart: 'toys', metric: 'viewers', entries: [first] },
  })
  expect(await over('/v1/charts/toys/2021-08-09')).toMatchObject({ chart: 'toys', entries: [first] })
  expect(JSON.stringify(await over('/v1/charts'))).toContain('"name":"Toy titles"')
  expect((await sweeps('export', 'chart', 'toys')).out).toMatch(/^2021-08-09,.*dune/m)
  // Published, verified, and given out, as any.
  const { id } = JSON.parse((await sweeps('publish', 'toys', '--week', '2021-08-09', '--json')).out)
  expect(await sweeps('verify', id)).toMatchObject({ status: 0 })
  expect(await (await fetch(`${server.address}/public/charts/toys/2021-08-09`)).text()).toContain('Toy titles')
})

test('a command is a function and a row', async () => {
  commands.push(root =>
    root
      .command('shelf <content>')
      .description('how long a content was watched')
      .requiredOption('--from <day>', 'first day')
      .requiredOption('--to <day>', 'the day after the last')
      .action(async (content: string, { data, json, ...period }: { data?: string; json?: boolean; from: string; to: string }) => {
        const { rows } = await ask(data, 'minutes', { ...period, by: 'content', metric: 'minutes' })
        const minutes = rows.find(row => row['content'] === content)?.['minutes'] ?? 0
        if (json) return printJson({ content, minutes })
        print(`${content}: ${minutes} minutes`)
      }),
  )

  const week = ['--from', '2021-08-09', '--to', '2021-08-16']
  expect(await sweeps('shelf', 'dune', ...week)).toEqual({ status: 0, out: 'dune: 70 minutes\n', err: '' })
  expect(JSON.parse((await sweeps('shelf', 'solaris', ...week, '--json')).out)).toEqual({ content: 'solaris', minutes: 30 })
  expect(program().helpInformation()).toMatch(/shelf \[options\] <content> +how long a content was watched/)
  expect(await sweeps('shelf', 'dune', '--form', '2021-08-09')).toMatchObject({ status: 2, err: expect.stringContaining('--from') })
})
