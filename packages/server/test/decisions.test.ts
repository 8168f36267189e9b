import type { Role } from '@sweeps/engine'
import { operations } from '@sweeps/engine'
import type { Announcement, LedgerEntry } from '@sweeps/model'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildApp } from '../src/index.js'
import { call } from './public-site/world.js'
import { type RealServer, realServer } from './real-server.js'
import { Visitor } from './visitor.js'

/*
 * nielsen-us, overall, week of 2021-08-09: Dune at 8 with 549 million minutes
 * record of dune/1: made by Noa, cost 7.7 million an episode (confidential)
 * ledger: pitch, reported; nothing else until somebody decides
 */
const nielsen = `week_start,week_end,list,rank,title,service,minutes_millions,episodes,source_url,note
2021-08-09,2021-08-15,overall,8,Dune,Netflix,549,9,https://nielsen.example/overall,
`
const record = {
  ...{ format: 'sweeps-record/1', title: 'dune', season: 1, name: 'Dune <1>' },
  facts: [
    { fact: 'service', value: 'Noa & Co', source: 'https://record.example' },
    { fact: 'premiere', value: '2021-08-06', source: 'https://record.example' },
    { fact: 'cost', value: { amount: 7_700_000, currency: 'USD', per: 'episode' }, source: '=SUM(ledger)', confidential: true },
  ],
  decisions: [{ outcome: 'pitch', on: '2019', by: 'Ana', reason: 'an idea', source: 'https://news.example/pitch' }],
}

let server: RealServer
const visitors = new Map<Role | 'nobody' | 'program', Visitor>()
beforeAll(async () => {
  server = await realServer({ publicCharts: true, publicAddress: 'https://noa.example' })
  await operations['import-nielsen-top10'].run(server.engine, {}, call(nielsen))
  await operations['import-record'].run(server.engine, { note: 'test' }, call(JSON.stringify(record)))
  for (const role of ['viewer', 'analyst', 'decider', 'admin'] as const) {
    const visitor = new Visitor(server.address)
    await visitor.signIn((await server.engine.people.users.invite({ name: `the-${role}`, role }, 'test')).token)
    visitors.set(role, visitor)
  }
  visitors.set('nobody', new Visitor(server.address))
})
afterAll(() => server.close())

const as = (role: Role | 'nobody') => visitors.get(role)!
const program = (path: string) => fetch(server.address + path, { headers: { authorization: `Bearer ${server.readKey}` } })
const post = (role: Role | 'nobody', path: string, body: object) =>
  as(role).ask(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
const text = async (path: string) => (await fetch(server.address + path)).text()
const decide = (role: Role | 'nobody', body: object = {}) =>
  post(role, '/v1/decisions/dune/1', { outcome: 'cancelled', reason: 'At 7.7 million it does not pay.', on: '2021-09-20', ...body })

describe('the record', () => {
  const path = '/v1/seasons/dune/1/record'
  test('shows what is confidential to those who decide, and to nobody else', async () => {
    for (const role of ['decider', 'admin'] as const) expect(JSON.stringify((await as(role).ask(path)).body)).toContain('7700000')
    for (const role of ['viewer', 'analyst'] as const) {
      const { status, body } = await as(role).ask(path)
      expect([status, body['confidential']]).toEqual([200, false])
      expect(JSON.stringify(body)).not.toMatch(/7700000|SUM/)
    }
    expect(await (await program(path)).text()).not.toMatch(/7700000|SUM/)
    expect((await as('nobody').ask(path)).status).toBe(401)
  })

  test('can be had as CSV, in which no cell is a formula', async () => {
    const answer = await fetch(`${server.address}${path}?format=csv`, { headers: { cookie: as('decider').cookie } })
    const csv = await answer.text()
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(csv).toMatch(/^fact,value,on,note,confidential,source\n/)
    expect(csv).toContain("'=SUM(ledger)")
  })

  test('of a season that has none says what to do', async () => {
    expect(await as('viewer').ask('/v1/seasons/vera/1/record')).toMatchObject({ status: 404, body: { code: 'not-found' } })
    expect(await as('viewer').ask('/v1/seasons/vera/one/record')).toMatchObject({ status: 400, body: { code: 'invalid-request' } })
  })
})

describe('the ledger', () => {
  test('is written by those who decide, with the token of their session', async () => {
    for (const role of ['viewer', 'analyst'] as const) expect((await decide(role)).status).toBe(403)
    expect((await decide('nobody')).status).toBe(401)
    const forged = await as('decider').ask('/v1/decisions/dune/1', {
      ...{ method: 'POST', headers: { 'content-type': 'application/json', 'x-csrf-token': 'guessed' } },
      body: JSON.stringify({ outcome: 'cancelled', reason: 'no' }),
    })
    expect(forged.status).toBe(403)
    expect(await decide('decider', { reason: ' ' })).toMatchObject({
      status: 400,
      body: { detail: expect.stringMatching(/^reason: it is missing/) },
    })
    expect((await post('decider', '/v1/decisions/dune/1', { outcome: 'cancelled' })).status).toBe(400)
    expect(await post('decider', '/v1/decisions/vera/1', { outcome: 'cancelled', reason: 'x' })).toMatchObject({ status: 404 })
    const written = await decide('decider')
    expect(written).toMatchObject({ status: 200, body: { number: 2, outcome: 'cancelled', by: 'the-decider', actor: 'the-decider' } })
    const [deed] = await server.engine.people.audit.recent(1)
    expect(deed).toMatchObject({ actor: 'the-decider', action: 'decide', detail: 'decision-2: cancelled dune/1' })
  })

  test('tells each reader what is theirs', async () => {
    const entries = async (answer: Promise<{ body: Record<string, unknown> }>) => (await answer).body['entries'] as LedgerEntry[]
    const shown = (list: LedgerEntry[]) => list.map(({ outcome, reason }) => [outcome, reason])
    expect(shown(await entries(as('decider').ask('/v1/decisions')))).toEqual([
      ['pitch', 'an idea'],
      ['cancelled', 'At 7.7 million it does not pay.'],
    ])
    expect(shown(await entries(as('analyst').ask('/v1/decisions/dune/1')))).toEqual([
      ['pitch', 'an idea'],
      ['cancelled', null],
    ])
    // The case was made with the confidential cost: it is frozen with the entry, for those who decide.
    expect(JSON.stringify(await entries(as('decider').ask('/v1/decisions/dune/1')))).toContain('7700000')
    expect(JSON.stringify(await entries(as('analyst').ask('/v1/decisions/dune/1')))).not.toContain('7700000')
    const outside = (await (await program('/v1/decisions/dune/1')).json()) as { state: string; entries: LedgerEntry[] }
    expect([outside.state, shown(outside.entries)]).toEqual(['pitch', [['pitch', 'an idea']]])
    for (const role of ['viewer', 'decider'] as const) {
      const csv = await (await fetch(`${server.address}/v1/decisions?format=csv`, { headers: { cookie: as(role).cookie } })).text()
      expect(csv.includes('7.7 million')).toBe(role === 'decider')
    }
  })

  test('keeps its secret on the board too', async () => {
    const titles = (body: unknown) => (body as { seasons: { title: string }[] }).seasons.map(({ title }) => title)
    expect(titles((await as('decider').ask('/v1/board?older=true')).body)).toEqual([])
    expect(titles(await (await program('/v1/board?older=true')).json())).toEqual(['dune'])
  })

  test('is scored for analysts', async () => {
    expect((await as('viewer').ask('/v1/decisions/calibration')).status).toBe(403)
    expect(await as('analyst').ask('/v1/decisions/calibration')).toMatchObject({ status: 200, body: { scored: 0, rows: [] } })
  })
})

describe('the announcement', () => {
  const path = '/v1/announcements/dune/1'
  test('is a draft that only those who decide see', async () => {
    expect(await as('decider').ask(path)).toMatchObject({ status: 200, body: { state: 'draft', version: 1 } })
    for (const role of ['viewer', 'analyst'] as const) expect((await as(role).ask(path)).status).toBe(404)
    expect((await fetch(`${server.address}/announcements/dune/1`)).status).toBe(404)
    expect((await post('analyst', path, { approve: true })).status).toBe(403)
  })

  test('cannot be given what is confidential', async () => {
    const quotes = [{ by: 'Dana', words: 'It cost $7.7m an episode.' }]
    expect(await post('decider', path, { quotes })).toMatchObject({ status: 409, body: { code: 'confidential' } })
  })

  test('under embargo is nowhere, but for the calendar, which does not say what it is', async () => {
    const quotes = [{ by: 'Dana <b>Levi</b>', words: 'We are proud of "it" & more.' }]
    const done = await post('decider', path, { quotes, approve: true, embargo: '2199-01-01T09:00:00Z', publish: true })
    expect(done).toMatchObject({ status: 200, body: { state: 'embargoed', out: null } })
    for (const address of ['/announcements/dune/1', '/announcements/dune/1/1'])
      expect((await fetch(server.address + address)).status).toBe(404)
    for (const address of ['/announcements', '/feeds/editions.rss', '/feeds/editions.json', '/feeds/publications.ics'])
      expect(await text(address), address).not.toMatch(/Dune/)
    expect(await text('/feeds/publications.ics')).toMatch(/SUMMARY:An announcement\r\n/)
    expect((await as('viewer').ask('/v1/announcements')).body).toEqual({ announcements: [] })
    expect(await as('viewer').ask('/v1/titles/dune')).toMatchObject({ body: { status: null } })
  })

  test('that is out is a page without scripts, in the feeds, the calendar, and on the title', async () => {
    // The embargo ended: nothing else lets it out.
    await server.engine.store.command(
      'test.end-embargo',
      "ALTER TABLE announcements UPDATE embargo = '2021-09-21 09:00:00.000' WHERE 1 SETTINGS mutations_sync = 1",
    )
    const answer = await fetch(`${server.address}/announcements/dune/1`)
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([
      200,
      'text/html; charset=utf-8',
      'public, max-age=60',
    ])
    const page = await answer.text()
    expect(page).toContain('<h1>Noa &amp; Co cancels “Dune &lt;1&gt;” after one season</h1>')
    expect(page).toContain('“We are proud of &quot;it&quot; &amp; more.”')
    expect(page).toContain('– Dana &lt;b&gt;Levi&lt;/b&gt;')
    expect(page).toMatch(/<link rel="alternate" type="application\/rss\+xml"/)
    expect(page).toContain('<link rel="canonical" href="https://noa.example/announcements/dune/1">')
    expect(page.match(/<script(?! type="application\/ld\+json")|\son\w+=/g)).toBeNull()
    expect(page).not.toMatch(/7[.,]7|does not pay|SUM\(/)
    const [, linked] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page)!
    expect(JSON.parse(linked!)).toMatchObject({ '@type': 'NewsArticle', about: { '@type': 'TVSeason', creativeWorkStatus: 'Cancelled' } })
    expect(await text('/announcements')).toContain('Noa &amp; Co cancels')
    for (const kind of ['rss', 'atom', 'json']) {
      const feed = await text(`/feeds/editions.${kind}`)
      expect(feed, kind).toContain('https://noa.example/announcements/dune/1/1')
      expect(feed, kind).toMatch(/ni:\/\/\/sha-256;/)
      expect(feed, kind).not.toMatch(/7[.,]7 million|does not pay/)
    }
    expect((await text('/feeds/publications.ics')).replaceAll('\r\n\t', '')).toMatch(/SUMMARY:Noa & Co cancels “Dune <1>” after one season/)
    expect(await as('viewer').ask('/v1/titles/dune')).toMatchObject({
      body: { status: { status: 'not returning for season 2', season: 1 } },
    })
    expect((await as('viewer').ask('/v1/announcements')).body).toMatchObject({
      announcements: [{ title: 'dune', version: 1, state: 'published' }],
    })
  })

  test.each([
    ['text', 'text/plain; charset=utf-8', /^FOR IMMEDIATE RELEASE/],
    ['markdown', 'text/markdown; charset=utf-8', /^# Noa \\& Co cancels “Dune \\<1\\>”/],
    ['html', 'text/html; charset=utf-8', /^<!doctype html>/],
    ['json-ld', 'application/ld+json; charset=utf-8', /^\{"@context"/],
  ])('can be had as %s', async (format, type, expected) => {
    const answer = await fetch(`${server.address}${path}?format=${format}`, { headers: { cookie: as('viewer').cookie } })
    expect(answer.headers.get('content-type')).toBe(type)
    expect(await answer.text()).toMatch(expected)
  })

  test('that is corrected stays readable, and says that a later one took its place', async () => {
    const first = (await as('viewer').ask(`${path}?version=1`)).body as unknown as Announcement
    expect(await post('decider', path, { quotes: [] })).toMatchObject({ status: 400 })
    expect(await post('decider', path, { correct: 'The name.', approve: true, publish: true })).toMatchObject({
      status: 200,
      body: { version: 2, state: 'published' },
    })
    expect(await text('/announcements/dune/1')).toContain('Correction: Noa')
    expect(await text('/announcements/dune/1/1')).toContain('A later version took its place')
    expect((await as('viewer').ask(`${path}?version=1`)).body).toEqual(first)
    expect((await fetch(`${server.address}/announcements/dune/1/3`)).status).toBe(404)
    expect((await fetch(`${server.address}/announcements/dune/one`)).status).toBe(404)
  })
})

test('where charts are not public, neither are announcements', async () => {
  const closed = await buildApp({ engine: server.engine, openReading: false, cookieKey: Buffer.alloc(32) })
  for (const url of ['/announcements', '/announcements/dune/1', '/v1/announcements/dune/1'])
    expect((await closed.inject({ url })).statusCode, url).toBe(401)
  await closed.close()
})
