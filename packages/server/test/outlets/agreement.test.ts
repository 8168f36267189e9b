import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineQuery, operations } from '@sweeps/engine'
import type { Chart } from '@sweeps/model'
import { parse } from 'csv-parse/sync'
import Type from 'typebox'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { printChart } from '../../../cli/src/print-chart.js'
import { type RealServer, realServer } from '../real-server.js'
import { call, tellCensus } from './world.js'

const sample = (name: string) => readFileSync(new URL(`../../../../samples/summer-2021/${name}`, import.meta.url))

let server: RealServer
beforeAll(async () => {
  server = await realServer({ openReading: true })
  const { engine } = server
  await operations['import-nielsen-top10'].run(engine, {}, call(sample('nielsen-us.csv')))
  await operations['import-netflix-top10'].run(engine, {}, call(sample('hit-and-run-netflix-weeks.tsv')))
  await tellCensus(engine)
})
afterAll(() => server.close())

type Line = [rank: number, name: string | null, value: number | null]
const get = async (path: string) => (await fetch(server.address + path)).text()

const fromApi = async (at: string, list: string) => {
  const { entries } = JSON.parse(await get(`/v1/charts/${at}?list=${list}`)) as Chart
  return entries.map(({ rank, name, value }): Line => [rank, name, value])
}

const fromCsv = (text: string) =>
  (parse(text, { columns: true }) as Record<string, string>[]).map(
    ({ rank, name, value }): Line => [Number(rank), name || null, value ? Number(value) : null],
  )

/** What a reader of the page sees, with the exact figures its `<data>` elements carry. */
const fromPage = (html: string) =>
  [...html.matchAll(/rank-number">(\d+)<.*?class="name">([^<]*)<.*?(?:<data value="([^"]+)">|not known)/gs)].map(
    ([, rank, name, value]): Line => [
      Number(rank),
      name === 'Title not known' ? null : name!.replaceAll('&#39;', "'").replaceAll('&amp;', '&'),
      value === undefined ? null : Number(value),
    ],
  )

const parquet = defineQuery({
  tag: 'test.parquet',
  sql: 'SELECT rank, name, value FROM file({path:String}, Parquet)',
  row: Type.Object({
    rank: Type.Integer(),
    name: Type.Union([Type.String(), Type.Null()]),
    value: Type.Union([Type.Number(), Type.Null()]),
  }),
})

async function fromParquet(at: string, list: string) {
  const path = join(server.directory, 'list.parquet')
  writeFileSync(path, Buffer.from(await (await fetch(`${server.address}/public/charts/${at}/${list}.parquet`)).arrayBuffer()))
  const rows = await server.engine.store.run(parquet, { path })
  rmSync(path)
  return rows.map(({ rank, name, value }): Line => [rank, name, value])
}

/** What `sweeps chart` prints, read back: `1,160 M` is 1,160 million. */
async function fromTerminal(at: string, list: string) {
  const [chart, week] = at.split('/')
  let said = ''
  const write = vi.spyOn(process.stdout, 'write').mockImplementation(text => {
    said += text
    return true
  })
  printChart(await server.engine.charts.chart({ chart: chart!, week: week!, list }))
  write.mockRestore()
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours
  const lines = said.replace(/\u001b\[\d+m/g, '').split('\n')
  return lines.flatMap((text): Line[] => {
    const [, rank, name, figure, millions] =
      /^\s*(\d+)\s+(?:new|back|[▲▼]\d+|=)?\s*(.*?)\s{2,}(?:([\d,.]+)( M)?|–)\s{2,}/.exec(text.padEnd(200)) ?? []
    if (rank === undefined) return []
    const value = figure === undefined ? null : Number(figure.replaceAll(',', '')) * (millions ? 1e6 : 1)
    return [[Number(rank), name === 'not known' ? null : name!, value]]
  })
}

const sum = (lines: Line[]) => lines.reduce((total, [, , value]) => total + (value ?? 0), 0)

test('every list of a week sums and orders the same in terminal, API, page, CSV and Parquet', async () => {
  let compared = 0
  for (const chart of ['nielsen-us', 'netflix-global', 'census'])
    for (const { week, list } of await server.engine.charts.export({ chart }).then(lists)) {
      const at = `${chart}/${week}`
      const api = await fromApi(at, list)
      expect(api.length, `${at} ${list}`).toBeGreaterThan(0)
      const others = {
        terminal: await fromTerminal(at, list),
        page: fromPage(await get(`/public/charts/${at}/${list}`)),
        embed: fromPage(await get(`/embed/${at}?list=${list}`)),
        csv: fromCsv(await get(`/v1/charts/${at}?list=${list}&format=csv`)),
        'csv to take along': fromCsv(await get(`/public/charts/${at}/${list}.csv`)),
        parquet: await fromParquet(at, list),
      }
      for (const [where, lines] of Object.entries(others)) {
        expect(lines, `${at} ${list} in ${where}`).toEqual(rounded(where, api))
        expect(sum(lines), `${at} ${list} in ${where}`).toBe(sum(rounded(where, api)))
      }
      compared++
    }
  expect(compared).toBeGreaterThan(10)
})

const lists = (rows: { week: string; list: string }[]) => [...new Map(rows.map(row => [`${row.week} ${row.list}`, row])).values()]

/** The terminal shows large minutes in whole millions; all figures of these lists are whole millions where it does. */
const rounded = (where: string, lines: Line[]): Line[] =>
  where === 'terminal' ? lines.map(([rank, name, value]) => [rank, name, value === null ? null : Math.round(value * 10) / 10]) : lines
