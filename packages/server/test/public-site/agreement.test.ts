import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineQuery, operations, type Params, type Query, type RecordsAnswer } from '@sweeps/engine'
import type { Chart } from '@sweeps/model'
import Type from '@sweeps/model/typebox'
import { parse } from 'csv-parse/sync'
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

async function fromParquet(address: string) {
  const rows = await readParquet(parquet, address)
  return rows.map(({ rank, name, value }): Line => [rank, name, value])
}

/** The rows of a file that the server answers with, read by the engine. */
async function readParquet<Row>(query: Query<Params, Row>, address: string): Promise<Row[]> {
  const path = join(server.directory, 'table.parquet')
  const answer = await fetch(server.address + address)
  expect([answer.status, answer.headers.get('content-type')], address).toEqual([200, 'application/vnd.apache.parquet'])
  writeFileSync(path, Buffer.from(await answer.arrayBuffer()))
  const rows = await server.engine.store.run(query, { path })
  rmSync(path)
  return rows
}

/** What `sweeps chart` prints, read back: under `minutes (million)` 1,160 is 1,160 million. */
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
  const millions = lines.some(line => /\w \(million\)/.test(line))
  return lines.flatMap((text): Line[] => {
    const [, rank, name, figure] = /^\s*(\d+)\s+(?:new|back|[▲▼]\d+|=)?\s*(.*?)\s{2,}(?:([\d,.]+)|–)\s{2,}/.exec(text.padEnd(200)) ?? []
    if (rank === undefined) return []
    const value = figure === undefined ? null : Number((Number(figure.replaceAll(',', '')) * (millions ? 1e6 : 1)).toFixed(1))
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
        parquet: await fromParquet(`/v1/charts/${at}?list=${list}&format=parquet`),
        'parquet to take along': await fromParquet(`/public/charts/${at}/${list}.parquet`),
      }
      for (const [where, lines] of Object.entries(others)) {
        expect(lines, `${at} ${list} in ${where}`).toEqual(rounded(where, api))
        expect(sum(lines), `${at} ${list} in ${where}`).toBe(sum(rounded(where, api)))
      }
      compared++
    }
  expect(compared).toBeGreaterThan(10)
})

/** Any table of Parquet as its rows in JSON. */
const anyTable = (columns: string) =>
  defineQuery({
    tag: 'test.parquet-table',
    sql: `SELECT toJSONString((${columns})) AS row FROM file({path:String}, Parquet)`,
    row: Type.Object({ row: Type.String() }),
  })

/** Columns and rows of one table, from CSV with empty cells for null, and from Parquet by the same columns. */
async function bothTables(address: string) {
  const [columns, ...csv] = parse(await get(`${address}format=csv`)) as string[][]
  const rows = await readParquet(
    anyTable(columns!.map(column => (column === 'week' ? 'toString(week)' : column)).join(', ')),
    `${address}format=parquet`,
  )
  const parquet = rows.map(({ row }) =>
    Object.values(JSON.parse(row) as Record<string, string | number | null>).map(cell => String(cell ?? '')),
  )
  return { columns: columns!, csv, parquet }
}
const cells = (rows: object[], columns: string[]) =>
  rows.map(row => columns.map(column => String((row as Record<string, unknown>)[column] ?? '')))

test('a title’s run, a list’s records and a whole chart are the same in JSON, CSV and Parquet, row by row', async () => {
  const title = await bothTables('/v1/titles/hit-and-run?')
  const { runs } = JSON.parse(await get('/v1/titles/hit-and-run')) as { runs: object[] }
  expect(title.csv).toEqual(cells(runs, title.columns))
  expect(title.parquet).toEqual(title.csv)
  expect(title.csv.length).toBeGreaterThan(3)

  for (const chart of ['nielsen-us', 'netflix-global', 'census']) {
    const whole = await bothTables(`/v1/charts/${chart}?`)
    const { rows } = JSON.parse(await get(`/v1/charts/${chart}`)) as { rows: object[] }
    expect(whole.csv).toEqual(cells(rows, whole.columns))
    expect(whole.parquet).toEqual(whole.csv)
  }

  const records = await bothTables('/v1/records/nielsen-us?list=overall&')
  const { tables } = JSON.parse(await get('/v1/records/nielsen-us?list=overall')) as RecordsAnswer
  const told = tables.flatMap(({ period, metric, entries }) =>
    entries.map(({ peakRank, ...entry }, at) => ({ period, metric, place: at + 1, ...entry, peak_rank: peakRank })),
  )
  expect(records.csv).toEqual(cells(told, records.columns))
  expect(records.parquet).toEqual(records.csv)
  expect(records.csv.length).toBeGreaterThan(5)
})

test.each([
  ['/v1/records/oscars', 404, 'there is no chart "oscars"'],
  ['/v1/records/nielsen-us?list=songs', 404, 'nielsen-us has no list "songs": it has overall, originals, acquired, movies'],
  ['/v1/records/nielsen-us?format=pdf', 400, 'format must be equal to one of the allowed values'],
  ['/v1/titles/nobody?format=parquet', 404, 'no chart has ever had "nobody"'],
])('%s is %i and says why', async (path, status, why) => {
  const answer = await fetch(server.address + path)
  expect([answer.status, (await answer.json()).detail]).toEqual([status, expect.stringContaining(why)])
})

const lists = (rows: { week: string; list: string }[]) => [...new Map(rows.map(row => [`${row.week} ${row.list}`, row])).values()]

/** The terminal shows a list of large figures in millions with a decimal, others with a decimal. */
function rounded(where: string, lines: Line[]): Line[] {
  if (where !== 'terminal') return lines
  const step = Math.max(...lines.map(([, , value]) => value ?? 0)) >= 1e7 ? 1e5 : 0.1
  return lines.map(([rank, name, value]) => [rank, name, value === null ? null : Number((Math.round(value / step) * step).toFixed(1))])
}
