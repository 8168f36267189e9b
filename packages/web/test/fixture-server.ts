import { existsSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Overview } from '@sweeps/model'
import { chartOf, summaries } from './fixture/charts'
import { editionShelf } from './fixture/editions'
import { explained } from './fixture/explained'
import { imports } from './fixture/imports'
import { liveEvents } from './fixture/live'
import { overview } from './fixture/overview'
import { panelAndCensus, panelManagement, panels } from './fixture/panels'
import { peersOf } from './fixture/peers'
import { rangeOf } from './fixture/range'
import { announced, decided, recordOf, seasonList } from './fixture/record'
import { recordsOf } from './fixture/records'
import { board, boardWithoutCases, calibration, cases } from './fixture/renewals'
import { searchOf, titleIndex } from './fixture/search'
import { seasonNames, seasonOf } from './fixture/seasons'
import { sendFile } from './fixture/sendFile'
import { titles } from './fixture/titles'

/** What the real server sends with every page. */
const policy =
  "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'; connect-src 'self'; media-src 'self'; " +
  "object-src 'none'; base-uri 'none'; frame-ancestors 'none'"

const here = import.meta.dirname
const csrf = 'csrf-of-the-test'
export const oneTimeToken = 'one-time'
const clipMs = 12_000

export interface FixtureServer {
  url: string
  /** Whether somebody is signed in; tests switch it. */
  signedIn: boolean
  /** What that somebody may do. */
  role: string
  /** The installation at a glance; tests put another in its place. */
  overview: Overview
  /** Drops every live connection, as a restart would. */
  dropLive(): void
  close(): Promise<void>
}

/** A Sweeps server with hand-made answers, serving a built dashboard from `dist`. Not the real thing: it remembers nothing. */
export async function startFixtureServer(dist: string, port = 0): Promise<FixtureServer> {
  const live = liveEvents(clipMs)
  const editions = editionShelf()
  const fixture: FixtureServer = { url: '', signedIn: true, role: 'analyst', overview, dropLive: live.drop, close: async () => {} }

  const json = (response: ServerResponse, status: number, body: unknown) =>
    response.writeHead(status, { 'content-type': status < 400 ? 'application/json' : 'application/problem+json' }).end(JSON.stringify(body))
  const problem = (response: ServerResponse, status: number, code: string, title: string, detail: string) =>
    json(response, status, { type: `https://sweeps.example/problems/${code}`, title, status, detail, code })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<unknown> {
    response.setHeader('content-security-policy', policy)
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://fixture')
    if (pathname === '/v1/time') return json(response, 200, { now: new Date().toISOString() })
    if (pathname === '/v1/session') return session(request, response)
    if (pathname === '/v1/spans') {
      for (const message of [JSON.parse(await bodyOf(request))].flat()) live.hear(message)
      return response.writeHead(204).end()
    }
    if (pathname.startsWith('/v1/') && !fixture.signedIn)
      return problem(response, 401, 'signed-out', 'Sign in first', 'this address is for people who signed in')
    if (pathname === '/v1/live') return live.listen(response, searchParams.get('play'))
    if (pathname === '/v1/overview') return json(response, 200, fixture.overview)
    if (pathname === '/v1/imports') return json(response, 200, { imports })
    if (pathname === '/v1/charts') return json(response, 200, { charts: summaries, start: null })
    if (pathname === '/v1/screening-room') {
      const clip = { src: '/samples/clip.webm', type: 'video/webm', durationMs: clipMs }
      return json(response, 200, { service: 'demo', content: 'clip', key: 'write', viewer: 'me', title: 'A test picture', clip })
    }
    const [, , kind, chart = '', week = ''] = pathname.split('/')
    if (pathname.startsWith('/v1/') && kind === 'charts') {
      const found = chartOf(chart, week, searchParams.get('list') ?? 'overall')
      if (!found) return problem(response, 404, 'unknown-week', 'The chart has no such week', `${chart} has no figures for ${week}`)
      if (searchParams.get('format') === 'csv')
        return response.writeHead(200, { 'content-type': 'text/csv' }).end('rank,title\r\n1,outer-banks\r\n')
      return json(response, 200, found)
    }
    if (pathname === '/v1/panels') return json(response, 200, { panels })
    if (kind === 'panels' && week === 'management') return json(response, 200, panelManagement(searchParams.get('week') ?? ''))
    if (kind === 'panels' && week === 'census')
      return json(response, 200, panelAndCensus(searchParams.get('week') ?? '', searchParams.get('ascribe') === 'true'))
    if (pathname === '/v1/search') return json(response, 200, searchOf(searchParams.get('words') ?? ''))
    if (pathname === '/v1/titles') return json(response, 200, titleIndex)
    if (kind === 'titles' && week === 'markets') return json(response, 200, { title: chart, charts: [] })
    if (kind === 'titles' && pathname.startsWith('/v1/')) {
      const title = titles[chart]
      return title
        ? json(response, 200, title)
        : problem(response, 404, 'not-found', 'There is nothing here', `no chart has ever had "${chart}"`)
    }
    if (kind === 'records' && pathname.startsWith('/v1/')) return json(response, 200, recordsOf(searchParams.get('list') ?? 'overall'))
    if (pathname === '/v1/seasons') {
      const title = searchParams.get('title')
      const seasons = seasonList.seasons.filter(season => (title === null ? season.counted : season.title === title))
      return json(response, 200, {
        ...{ seasons, all: seasons.length },
        status: announced[title ?? ''] ?? null,
      })
    }
    if (pathname.startsWith('/v1/explain/')) return json(response, 200, explained)
    if (kind === 'seasons' && pathname.startsWith('/v1/')) return season(response, pathname, searchParams)
    if (kind === 'decisions' && week !== '' && pathname.startsWith('/v1/'))
      return json(response, 200, { title: chart, season: Number(week), name: 'Hit & Run', state: null, since: null, entries: decided })
    if (pathname === '/v1/board') return json(response, 200, fixture.role === 'viewer' ? boardWithoutCases : board)
    if (pathname === '/v1/decisions') return json(response, 200, { entries: [] })
    if (pathname === '/v1/announcements') return json(response, 200, { announcements: [] })
    if (pathname === '/v1/decisions/calibration') return json(response, 200, calibration)
    if (kind === 'renewals' && pathname.startsWith('/v1/')) {
      if (fixture.role === 'viewer')
        return problem(response, 403, 'forbidden', 'Your role may not do that', 'this needs the role analyst; you are viewer')
      const found = cases[`${chart}/${week}`]
      return found
        ? json(response, 200, found)
        : problem(response, 404, 'not-found', 'There is nothing here', `nothing here knows ${chart}/${week}`)
    }
    if (pathname === '/v1/editions') return publishing(request, response, searchParams.get('chart'))
    if (kind === 'editions' && pathname.startsWith('/v1/')) return json(response, 200, editions.get(chart))
    if (pathname === '/sweeps.js') return sendFile(request, response, join(here, 'fixture/beacon.js'))
    if (pathname === '/samples/clip.webm') return sendFile(request, response, join(here, 'clip.webm'))
    const file = join(dist, pathname)
    return sendFile(request, response, pathname !== '/' && existsSync(file) ? file : join(dist, 'index.html'))
  }

  function season(response: ServerResponse, pathname: string, query: URLSearchParams) {
    const [title, number, of] = pathname.split('/').slice(3)
    const key = `${title}/${number}`
    const window = Number(query.get('window'))
    const nothing = (detail: string) => problem(response, 404, 'not-found', 'There is nothing here', detail)
    if (of === 'record')
      return title === 'hit-and-run' ? json(response, 200, recordOf(fixture.role === 'decider')) : nothing(`nothing is recorded of ${key}`)
    if (!seasonList.seasons.some(one => one.counted && `${one.title}/${one.season}` === key)) return nothing(`the catalogue has no ${key}`)
    if (query.get('format') === 'csv') return response.writeHead(200, { 'content-type': 'text/csv' }).end('episode\r\n1\r\n')
    if (of === 'range') return json(response, 200, rangeOf(query.get('from')!, query.get('to')!))
    if (of === 'peers') return json(response, 200, peersOf(key, window, query.get('peers')?.split(',') ?? []))
    return json(response, 200, { ...seasonOf(window), ...seasonNames(key) })
  }

  async function session(request: IncomingMessage, response: ServerResponse) {
    if (request.method === 'GET')
      return json(response, 200, {
        user: fixture.signedIn ? { name: 'Ada', role: fixture.role, services: null } : null,
        csrf,
        openReading: false,
        outlets: { open: true },
      })
    if (request.headers['x-csrf-token'] !== csrf)
      return problem(response, 403, 'session-changed', 'The session is another one by now', 'the token is missing')
    if (request.method === 'POST' && JSON.parse(await bodyOf(request)).token !== oneTimeToken)
      return problem(response, 403, 'link-used', 'This sign-in link does not work any more', 'this link was used already or is too old')
    fixture.signedIn = request.method === 'POST'
    return response.writeHead(204).end()
  }

  async function publishing(request: IncomingMessage, response: ServerResponse, chart: string | null) {
    if (request.method === 'GET') return json(response, 200, { editions: editions.list(chart) })
    if (request.headers['x-csrf-token'] !== csrf || fixture.role === 'analyst')
      return problem(response, 403, 'forbidden', 'Your role may not do that', 'publishing needs the role decider')
    const wanted = JSON.parse(await bodyOf(request))
    return json(response, 200, editions.publish(wanted.chart, wanted.week, wanted.embargo ?? null))
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(error => response.writeHead(500).end(String(error)))
  })
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve))
  fixture.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  fixture.close = async () => {
    live.close()
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
  }
  return fixture
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const part of request) body += part
  return body
}

// Run by hand, it serves the last build: `npx tsx packages/web/test/fixture-server.ts`.
if (process.argv[1] === import.meta.filename) {
  const { url } = await startFixtureServer(join(here, '../dist'), 4748)
  console.log(`Fixture server at ${url}`)
}
