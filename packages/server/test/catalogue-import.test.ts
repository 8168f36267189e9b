import type { Role } from '@sweeps/engine'
import type { CatalogueAnswer, CatalogueImportAnswer, CatalogueVersions } from '@sweeps/model'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { message } from './message.js'
import { type RealServer, realServer } from './real-server.js'
import { Visitor } from './visitor.js'

/*
 * content | version 1        | watched
 * hr-1-1  | hit/1/1          | 10 seconds
 * hr-1-2  | hit/1/2          |
 * vivo    | the film vivo    |
 */
const header = 'service,content,title,season,episode,name,kind,origin,language,runtime_ms,released,title_name'
const file = (...rows: string[]): string => [header, ...rows, ''].join('\n')
const rows = {
  first: 'noa,hr-1-1,hit,1,1,Pilot,series,original,en,1800000,2021-08-06,Hit & Run',
  second: 'noa,hr-1-2,hit,1,2,,series,original,en,1800000,2021-08-06,Hit & Run',
  vivo: 'noa,vivo,vivo,,,,film,,en,5400000,2021-08-06,Vivo',
}
let server: RealServer
const visitors = new Map<Role, Visitor>()
beforeAll(async () => {
  server = await realServer()
  await fetch(`${server.address}/v1/spans?key=${server.key}`, {
    method: 'POST',
    body: JSON.stringify(message({ content: 'hr-1-1', play: 'p' })),
  })
  await server.engine.plays.loader.drained()
  for (const role of ['viewer', 'analyst'] as const) {
    const visitor = new Visitor(server.address)
    await visitor.signIn((await server.engine.people.users.invite({ name: `the-${role}`, role }, 'test')).token)
    visitors.set(role, visitor)
  }
})
afterAll(() => server.close())

const send = (body: string | Uint8Array<ArrayBuffer>, query = '', headers: Record<string, string> = {}, role: Role = 'analyst') =>
  visitors.get(role)!.ask(`/v1/catalogue/import${query}`, { method: 'POST', headers: { 'content-type': 'text/csv', ...headers }, body })
const find = async (query: string) => (await visitors.get('viewer')!.ask(`/v1/catalogue${query}`)).body as unknown as CatalogueAnswer
const contents = async (query: string) => (await find(query)).entries.map(({ content }) => content)
const version = () => server.engine.catalogue.version

describe('importing over HTTP', () => {
  test('needs the role analyst and the token of the session; a read key changes nothing', async () => {
    const forbidden = { status: 403, body: { code: 'forbidden' } }
    expect(await send(file(rows.first), '', {}, 'viewer')).toMatchObject(forbidden)
    expect(await send(file(rows.first), '?dryRun=true', {}, 'viewer')).toMatchObject(forbidden)
    expect(await send(file(rows.first), '', { 'x-csrf-token': 'wrong' })).toMatchObject({ status: 403, body: { code: 'session-changed' } })
    const headers = { authorization: `Bearer ${server.readKey}`, 'content-type': 'text/csv' }
    expect((await fetch(`${server.address}/v1/catalogue/import`, { method: 'POST', headers, body: file(rows.first) })).status).toBe(403)
    expect((await fetch(`${server.address}/v1/catalogue/import`, { method: 'POST', body: file(rows.first) })).status).toBe(401)
    expect(version()).toBe(0)
  })

  test('tried, it says what would change, what is odd and which figures move, and changes nothing', async () => {
    const tried = await send(file(rows.first, rows.second, rows.vivo.replace('5400000', '5')), '?dryRun=true')
    expect(tried).toMatchObject({
      status: 200,
      body: { version: 0, dryRun: true, read: 3, added: 3, changed: 0, removed: 0, unchanged: 0 },
    })
    const { changes, odd, figures } = tried.body as unknown as CatalogueImportAnswer
    expect(changes).toEqual(['+ noa hr-1-1: hit/1/1', '+ noa hr-1-2: hit/1/2', '+ noa vivo: vivo'])
    expect(odd).toEqual([expect.stringMatching(/^vivo \(vivo\) runs 5 ms/)])
    expect(figures.map(({ title, season, before, after }) => [title, season, before * 60, after * 60])).toEqual([
      ['hit', 1, 0, 10],
      ['hr-1-1', null, 10, 0],
    ])
    expect(version()).toBe(0)
    expect(await find('')).toMatchObject({ version: 0, entries: [], contents: { all: 0, found: 0 }, seasons: { all: 0, found: 0 } })
  })

  test('imports as one version, with who and what; what was tried is taken in only while it holds', async () => {
    const done = await send(file(rows.first, rows.second, rows.vivo), '?version=0&note=c.csv')
    expect(done).toMatchObject({ status: 200, body: { version: 1, dryRun: false, added: 3 } })
    const { versions } = (await visitors.get('analyst')!.ask('/v1/catalogue/versions')).body as unknown as CatalogueVersions
    expect(versions[0]).toMatchObject({ version: 1, actor: 'the-analyst', note: 'c.csv', added: 3 })
    expect(await send(file(rows.first.replace('Pilot', 'One')), '?version=0')).toMatchObject({
      ...{ status: 400, body: { detail: expect.stringMatching(/is at 1 by now, not at 0: look again/) } },
    })
    expect(await send(file(rows.first), '?version=1')).toMatchObject({ status: 200, body: { version: 1, unchanged: 1, changes: [] } })
  })

  test('JSON is one row, or a file of rows, or an export', async () => {
    const [pilot] = (await find('?find=hr-1-1')).entries
    const json = { 'content-type': 'application/json' }
    expect(await send(JSON.stringify([{ ...pilot, name: 'One' }]), '?version=1&note=edit', json)).toMatchObject({
      ...{ status: 200, body: { version: 2, changed: 1, changes: ['~ noa hr-1-1: name Pilot → One'] } },
    })
    expect(await send(JSON.stringify(await find('')), '', json)).toMatchObject({ status: 200, body: { version: 2, unchanged: 3 } })
  })

  test('the whole of a service, and a format that does not say the service', async () => {
    expect(await send(file(rows.first), '?whole=true&dryRun=true')).toMatchObject({ status: 200, body: { removed: 2 } })
    const film = JSON.stringify({ '@context': 'https://schema.org', '@type': 'Movie', name: 'Noise' })
    expect(await send(film, '?dryRun=true')).toMatchObject({ status: 400, body: { detail: expect.stringMatching(/who streams it/) } })
    expect(await send(film, `?dryRun=true&service=noa&contentId=${encodeURIComponent('{slug}-{season}-{episode}')}`)).toMatchObject({
      ...{ status: 200, body: { changes: ['+ noa noise: noise'] } },
    })
  })

  const bad: [string, string | Uint8Array<ArrayBuffer>, string, number, RegExp][] = [
    [
      'one bad row among good ones',
      file('noa,new,new,1,1,,series,,,,,', rows.vivo.replace('5400000', '-5')),
      '',
      400,
      /^line 3, runtime_ms: "-5"/,
    ],
    ['a content id twice', file(rows.first, rows.first), '', 400, /^line 3, content: "hr-1-1" of noa stands in line 2/],
    ['an episode without a season', file('noa,new,new,,1,,series,,,,,'), '', 400, /^line 2, season: is empty/],
    [
      'a missing column',
      'service,content\nnoa,new\n',
      '',
      400,
      /^line 1, column title: the header has no title, .*; it has service, content: the header must name/,
    ],
    ['nothing', ' ', '', 400, /^the file is empty/],
    ['JSON that is none', '[{', '', 400, /is no JSON/],
    ['CSV said to be JSON', file(rows.first), '?format=json', 400, /is no JSON/],
    ['another format', file(rows.first), '?format=xml', 400, /format/],
    [
      'letters of another code page',
      new Uint8Array([...new TextEncoder().encode(header), 10, 0xcc, 0xee, 0xf1, 0x2c]),
      '',
      400,
      /^line 2: the file is neither UTF-8 nor Windows-1252/,
    ],
    [
      '100,001 rows',
      file(...Array.from({ length: 100_001 }, (_, i) => `noa,c${i},t,1,1,,series,,,,,`)),
      '',
      413,
      /has 100001 rows, at most 100000/,
    ],
    ['more than 48 MB', 'x'.repeat(48 * 1024 * 1024 + 1), '', 413, /at most 48 MB over HTTP: split it/],
  ]
  test.each(bad)('%s is refused whole, and said where', async (_, body, query, status, detail) => {
    const before = [version(), await find('')]
    // What is large is refused by its size, before anybody asks whether it is only tried.
    for (const dryRun of body.length > 1_000_000 ? ['dryRun=false'] : ['dryRun=true', 'dryRun=false'])
      expect(await send(body, query ? `${query}&${dryRun}` : `?${dryRun}`)).toMatchObject({
        status,
        body: { detail: expect.stringMatching(detail) },
      })
    expect([version(), await find('')]).toEqual(before)
  })

  test('a picture is no catalogue', async () => {
    expect(await send('x', '', { 'content-type': 'image/png' })).toMatchObject({
      ...{ status: 400, body: { code: 'invalid-request', detail: expect.stringMatching(/^content-type: send the file as text\/csv/) } },
    })
  })
})

describe('finding', () => {
  test('by name, slug and content id, whatever the case; a season is given whole', async () => {
    expect(await contents('?find=HR-1-2')).toEqual(['hr-1-1', 'hr-1-2'])
    expect(await contents(`?find=${encodeURIComponent('& RUN')}`)).toEqual(['hr-1-1', 'hr-1-2'])
    expect(await contents('?find=hr-1-1+hr-1-2')).toEqual(['hr-1-1', 'hr-1-2'])
    expect(await contents('?find=hr-1-1+viv')).toEqual([])
    expect(await find('?find=viv')).toMatchObject({ contents: { all: 3, found: 1 }, seasons: { all: 2, found: 1 } })
    expect(await find('?find=%25')).toMatchObject({ entries: [], contents: { all: 3, found: 0 } })
  })

  test('up to a limit of content ids, which cuts no season', async () => {
    expect(await contents('?limit=1')).toEqual(['hr-1-1', 'hr-1-2'])
    expect(await contents('?limit=3')).toEqual(['hr-1-1', 'hr-1-2', 'vivo'])
    expect(await find('?limit=1')).toMatchObject({ contents: { all: 3, found: 3 }, seasons: { all: 2, found: 2 } })
    expect((await visitors.get('viewer')!.ask('/v1/catalogue?limit=0')).status).toBe(400)
  })
})

test('100,000 rows go in, are found, and go out again; the title whose slug was asked for comes first', async () => {
  const many = Array.from(
    { length: 100_000 },
    (_, i) => `big,b${i},show-${i % 10_000},1,${1 + Math.floor(i / 10_000)},,series,original,en,1800000,2021-08-06,`,
  )
  const before = version()
  expect(await send(file(...many))).toMatchObject({ status: 200, body: { version: before + 1, added: 100_000 } })
  const found = await find('?find=show-9&limit=5')
  expect(found).toMatchObject({ contents: { all: 100_003, found: 11_110 }, seasons: { all: 10_002, found: 1111 } })
  expect(found.entries.map(({ title, episode }) => `${title}/${episode}`)).toEqual(Array.from({ length: 10 }, (_, i) => `show-9/${i + 1}`))
  expect((await find('')).entries).toHaveLength(100_003)
  expect(
    await visitors
      .get('analyst')!
      .ask('/v1/catalogue/undo', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }),
  ).toMatchObject({
    ...{ status: 200, body: { removed: 100_000 } },
  })
  expect((await find('')).entries).toHaveLength(3)
})
