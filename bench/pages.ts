import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openEngine } from '@sweeps/engine'
import { addDays } from '@sweeps/model'
import { quantile, random } from '@sweeps/stats'
import { makeWorld, type World, type WorldSize } from './pages-world.js'
import { report } from './report.js'
import { Service } from './service.js'

const whole: WorldSize = { markets: 100, weeks: 300, seasons: 500, titles: 60_000, plays: 20_000 }

/** How long a page is opened again and again for one p95. */
const mostMs = 15_000

/** Each is a start of the server. */
const starts = 2

/** Whoever is quicker than the server with what it reads beforehand waits for that. */
const firsts = [
  { words: 'the first, at once after a start', afterMs: 0 },
  { words: 'the first, 10 s after a start', afterMs: 10_000 },
]

/** What a page asks for, at once: as the dashboard does. */
type Page = () => string[]

/**
 * Pages of a large installation, as somebody who decides opens them: all questions of a page at once, over HTTP, until the last is answered. Then
 * what the server's memory is after all of it, with every list of fifty charts read.
 */
export async function benchPages(rounds: number, scale: number): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'sweeps-bench-'))
  const name = scale === 1 ? 'whole' : `${scale}×`
  try {
    const directory = join(data, 'data')
    const engine = await openEngine({ directory, memory: 2_000_000_000 })
    const world = await makeWorld(engine, scaled(whole, scale), new Date().toISOString().slice(0, 10))
    await engine.close()
    await measurePages(directory, world, rounds, name)
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
}

/** Of a data directory that has such a world. */
export async function measurePages(directory: string, world: World, rounds: number, name: string): Promise<void> {
  const service = new Service(directory)
  try {
    await service.start()
    const reader = await Reader.signIn(service)
    const pages = pagesOf(world)
    for (const [page, of] of Object.entries(pages))
      for (const { words, afterMs } of firsts) {
        const first: number[] = []
        for (let start = 0; start < starts; start++) {
          await service.end('SIGTERM')
          await service.start()
          // What the engine does once for the first query of all is not the page's.
          await reader.open(['/readyz'])
          await sleep(afterMs)
          first.push(await reader.open(of()))
        }
        report(`${page}, ${words}`, name, 'ms', first, { atMost: 600 })
      }
    for (const [page, of] of Object.entries(pages)) {
      await reader.open(of())
      const runs: number[] = []
      for (let round = 0; round < rounds; round++) runs.push(quantile(await timesOf(reader, of, 40), 0.95))
      report(`${page}, p95 of 40`, name, 'ms', runs, { atMost: 150 })
    }
    for (let week = world.weeks - 1; week >= 0; week -= 20)
      for (const market of world.codes.slice(0, 50))
        await reader.open([`/v1/charts/netflix-country/${addDays(world.lastWeek, -7 * week)}?list=tv&market=${market}`])
    report('resident memory after all of it', name, 'MB', [service.residentMB], { atMost: 1000 })
  } finally {
    await service.end('SIGTERM')
  }
}

const scaled = ({ markets, weeks, seasons, titles, plays }: WorldSize, scale: number): WorldSize => ({
  markets: Math.max(10, Math.round(markets * scale)),
  weeks: Math.max(30, Math.round(weeks * scale)),
  seasons: Math.max(20, Math.round(seasons * scale)),
  titles: Math.max(3000, Math.round(titles * scale)),
  plays: Math.round(plays * scale),
})

function pagesOf({ codes, weeks, lastWeek, seasons, everywhere, somewhere }: World): Record<string, Page> {
  const draw = random(7)
  const pick = (count: number): number => draw.integer(0, count - 1)
  const week = (): string => addDays(lastWeek, -7 * pick(weeks))
  const market = (): string => codes[pick(codes.length)]!
  const list = (): string => (pick(2) === 0 ? 'tv' : 'films')
  return {
    'the overview': () => ['/v1/session', '/v1/overview'],
    'the board of one’s own': () => ['/v1/session', '/v1/board?tab=slate&limit=25&cases=100'],
    'the board by worth': () => ['/v1/session', '/v1/board?tab=slate&sort=worth&limit=25&cases=100'],
    'the board of others’ seasons': () => ['/v1/session', '/v1/board?tab=published&limit=25&cases=100'],
    'a chart of any country and week': () => {
      const of = market()
      return ['/v1/session', `/v1/charts?market=${of}`, `/v1/charts/netflix-country/${week()}?list=${list()}&market=${of}`]
    },
    'a week by country': () => ['/v1/session', '/v1/charts', `/v1/charts/netflix-country/${week()}?list=${list()}&market=all`],
    'any title with its heat map': () => {
      const among = pick(2) === 0 ? everywhere : somewhere
      const title = among[pick(among.length)]!
      return ['/v1/session', '/v1/charts', `/v1/seasons?title=${title}`, `/v1/titles/${title}`, `/v1/titles/${title}/markets`]
    },
    'the case of one’s own season': () => {
      const of = `own-${pick(seasons)}/1`
      return ['/v1/session', `/v1/renewals/${of}`, `/v1/decisions/${of}`]
    },
  }
}

async function timesOf(reader: Reader, page: Page, count: number): Promise<number[]> {
  const times: number[] = []
  // A page that is far too slow need not be measured for minutes.
  const until = performance.now() + mostMs
  for (let run = 0; run < count && performance.now() < until; run++) times.push(await reader.open(page()))
  return times
}

/** Somebody who decides, signed in. */
class Reader {
  readonly #service: Service
  readonly #cookie: string

  private constructor(service: Service, cookie: string) {
    this.#service = service
    this.#cookie = cookie
  }

  static async signIn(service: Service): Promise<Reader> {
    const address = `http://127.0.0.1:${service.port}/v1/session`
    const { link } = await service.ask<{ link: string }>(['users', 'link', 'ada', '--role', 'decider'])
    const anybody = await fetch(address)
    const { csrf } = (await anybody.json()) as { csrf: string }
    const answer = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-csrf-token': csrf, cookie: anybody.headers.getSetCookie()[0]?.split(';')[0] ?? '' },
      body: JSON.stringify({ token: new URL(link).searchParams.get('token') }),
    })
    if (!answer.ok) throw new Error(`signing in: ${answer.status} ${await answer.text()}`)
    return new Reader(service, answer.headers.getSetCookie()[0]!.split(';')[0]!)
  }

  /** Asks for all of it at once; resolves to the milliseconds until the last is answered. That there is nothing of a title is an answer too. */
  async open(paths: readonly string[]): Promise<number> {
    const began = performance.now()
    await Promise.all(
      paths.map(async path => {
        const answer = await fetch(`http://127.0.0.1:${this.#service.port}${path}`, { headers: { cookie: this.#cookie } })
        const text = await answer.text()
        if (!answer.ok && !(answer.status === 404 && path.startsWith('/v1/titles/'))) throw new Error(`${path}: ${answer.status} ${text}`)
      }),
    )
    return performance.now() - began
  }
}
