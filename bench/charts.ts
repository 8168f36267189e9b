import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineQuery, importNetflixTop10, knownTitles, openEngine, titleAnswer } from '@sweeps/engine'
import { addDays } from '@sweeps/model'
import Type from '@sweeps/model/typebox'
import { type RunningServer, startServer } from '@sweeps/server'
import { random } from '@sweeps/stats'
import { report } from './report.js'

const firstWeek = '2014-01-06'
const weeks = 520
const lists = 5
/** Published lists may not be shipped with the code: what is measured with one stands beside the repository, or is left out. */
const netflixFile = fileURLToPath(new URL('../../shared/data/netflix-top10/global-to-2024.tsv', import.meta.url))

/** Charts of ten years: five weekly lists of ten of each service. Half of what charts does so everywhere, for about eight weeks. */
const generate = `INSERT INTO figures (source, market, list, period_start, period_end, revision, line, title, title_name, season, name, metric, value, rank, as_of)
WITH
    toDate('${firstWeek}') + 7 * w AS start,
    toString(cityHash64(if(line % 2 = 0, m, 0), l, intDiv(w + line * 3, 8), line) % 20000) AS t
SELECT 'bench', {market:String}, concat('list-', toString(l)), start, start + 6, 1, line,
    concat('title-', t), concat('Title ', t), 1, concat('Title ', t, ': Season 1'), 'hours',
    10000000 - line * 100000 - cityHash64(w, m, line) % 50000, line, now64(3)
FROM (SELECT {number:UInt64} AS m, number % ${lists} + 1 AS l, intDiv(number, ${lists}) % ${weeks} AS w, intDiv(number, ${lists * weeks}) + 1 AS line
      FROM numbers(${lists * weeks * 10}))`

/** Titles that charted: which of the twenty thousand do depends on how many services there are. */
const someTitles = defineQuery({
  tag: 'bench.titles',
  sql: '-- one row per title that charted, of a hundred\nSELECT title FROM figures GROUP BY title ORDER BY cityHash64(title) LIMIT 100',
  row: Type.Object({ title: Type.String() }),
})

const marketOf = (service: number): string => String.fromCharCode(65 + Math.floor(service / 26), 65 + (service % 26))

const definition = (service: number) => ({
  id: `service-${service}`,
  name: `Service ${service}`,
  source: 'bench',
  credit: 'Made up',
  market: marketOf(service),
  measures: [{ metric: 'hours', roundTo: 10_000 }],
  grain: 'season',
  lists: Array.from({ length: lists }, (_, list) => ({ id: `list-${list + 1}`, name: `List ${list + 1}` })),
  firstDay: 'monday',
  zone: 'UTC',
  size: 10,
  ties: 'published',
  rank: 'computed',
  history: 'whole',
  note: 'Made up, to measure with.',
})

/** Ten years of weekly charts × 5 lists × services in one data directory: pages over HTTP, from the real server. */
export async function benchCharts(rounds: number, services: number): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'sweeps-bench-'))
  try {
    await benchPages(join(data, 'charts'), rounds, services)
    if (existsSync(netflixFile)) await benchNetflix(data, rounds)
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
}

async function benchPages(directory: string, rounds: number, services: number): Promise<void> {
  const name = `${services} × ${lists}`
  mkdirSync(directory)
  writeFileSync(join(directory, 'charts.json'), JSON.stringify(Array.from({ length: services }, (_, service) => definition(service))))
  const start = () => startServer({ directory, memory: 2_000_000_000, port: 0, host: '127.0.0.1', openReading: true })
  let server = await start()
  for (let service = 0; service < services; service++)
    await server.engine.store.command('bench.fill', generate, { market: marketOf(service), number: service })
  const titles = (await server.engine.store.run(someTitles, {})).map(row => row.title)
  const draw = random(7)
  const pick = (count: number): number => draw.integer(0, count - 1)
  const anyWeek = (): string => addDays(firstWeek, 7 * pick(weeks))
  const pages: Record<string, () => string> = {
    'a page of one list of a week': () => `/public/charts/service-${pick(services)}/${anyWeek()}/list-${1 + pick(lists)}`,
    'one list of a week as JSON': () => `/v1/charts/service-${pick(services)}/${anyWeek()}?list=list-${1 + pick(lists)}`,
    'all weeks of a chart, a page': () => `/public/charts/service-${pick(services)}`,
    'all charts, a page': () => '/public',
    'all charts as JSON': () => '/v1/charts',
    'an embed of the latest week': () => `/embed/service-${pick(services)}/latest?list=list-${1 + pick(lists)}`,
    'the records of a list': () => `/v1/records/service-${pick(services)}?list=list-${1 + pick(lists)}`,
  }
  const first: Record<string, number[]> = {}
  const title: number[] = []
  for (let round = 0; round < rounds; round++)
    for (const [page, address] of Object.entries({ ...pages, 'a title’s run': () => `/v1/titles/${titles[0]}` })) {
      await server.close()
      server = await start()
      // What the engine does once for the first query of all is not the page's.
      await get(server, '/readyz')
      first[page] = [...(first[page] ?? []), await get(server, address())]
    }
  for (const [page, runs] of Object.entries(first)) report(`${page}, the first after a start`, name, 'ms', runs)
  const unread: number[] = []
  for (let service = 0; service < services; service++)
    for (let list = 1; list <= lists; list++) unread.push(await get(server, `/public/charts/service-${service}/${anyWeek()}/list-${list}`))
  report('a page of one list of a week, its list not read before', name, 'ms', unread)
  for (const [page, address] of Object.entries(pages)) {
    const runs: number[] = []
    for (let run = 0; run < 40 * rounds; run++) runs.push(await get(server, address()))
    report(`${page}, any of them`, name, 'ms', runs, page.startsWith('the records') ? {} : { atMost: 50 })
  }
  for (let round = 0; round < rounds * 4; round++) title.push(await get(server, `/v1/titles/${titles[round % titles.length]}`))
  report('a title’s run, any of them', name, 'ms', title, { atMost: 300 })
  report('resident memory of charts', name, 'MB', [process.memoryUsage().rss / 1e6])
  await server.close()
}

async function benchNetflix(data: string, rounds: number): Promise<void> {
  const content = readFileSync(netflixFile)
  const imports: number[] = []
  const titles: number[] = []
  for (let round = 0; round < rounds; round++) {
    const engine = await openEngine({ directory: join(data, `netflix-${round}`), memory: 2_000_000_000 })
    imports.push((await timed(() => importNetflixTop10(engine.store, content, {}))) / 1000)
    engine.charts.changed()
    await titleAnswer(engine.charts, { title: 'stranger-things' }, () => knownTitles(engine))
    titles.push((await timed(() => titleAnswer(engine.charts, { title: 'squid-game' }, () => knownTitles(engine)))) / 1000)
    await engine.close()
  }
  report('import of Netflix’s global lists', 'real', 's', imports, { atMost: 3 })
  report('a title’s run through them', 'real', 's', titles, { atMost: 0.3 })
}

async function get({ address }: RunningServer, path: string): Promise<number> {
  return timed(async () => {
    const response = await fetch(address + path)
    await response.text()
    if (!response.ok) throw new Error(`${path}: ${response.status}`)
  })
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}
