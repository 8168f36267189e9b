import type { Role } from '@sweeps/engine'
import { operations } from '@sweeps/engine'
import type { CatalogueChanged, CatalogueVersions, UnmatchedAnswer } from '@sweeps/model'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { message } from './message.js'
import { call } from './public-site/world.js'
import { type RealServer, realServer } from './real-server.js'
import { Visitor } from './visitor.js'

/*
 * content  | stands at  | watched
 * hr-1-1   | hit/1/1    |
 * hr-1-2   | nowhere    | 10 seconds
 * @cmd     | nowhere    | 10 seconds
 */
const catalogue = `service,content,title,season,episode,name,kind,origin,language,runtime_ms,released,title_name
noa,hr-1-1,hit,1,1,=SUM(A1),series,original,en,1800000,2021-08-06,Hit
`
let server: RealServer
const visitors = new Map<Role, Visitor>()
beforeAll(async () => {
  server = await realServer()
  const { engine } = server
  await operations['import-catalogue'].run(engine, { note: 'c.csv' }, call(catalogue))
  for (const content of ['hr-1-2', '@cmd'])
    await fetch(`${server.address}/v1/spans?key=${server.key}`, {
      method: 'POST',
      body: JSON.stringify(message({ content, play: content })),
    })
  await engine.plays.loader.drained()
  for (const role of ['viewer', 'analyst'] as const) {
    const visitor = new Visitor(server.address)
    await visitor.signIn((await engine.people.users.invite({ name: `the-${role}`, role }, 'test')).token)
    visitors.set(role, visitor)
  }
})
afterAll(() => server.close())

const get = async <T>(role: Role, path: string) => (await visitors.get(role)!.ask(path)).body as T
const post = (role: Role, path: string, body: object, headers: Record<string, string> = {}) =>
  visitors.get(role)!.ask(`/v1/catalogue/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
const csv = async (path: string) =>
  (await fetch(`${server.address}${path}`, { headers: { cookie: visitors.get('analyst')!.cookie } })).text()
const second = { service: 'noa', content: 'hr-1-2', title: 'hit', season: 1, episode: 2 }

test('unmatched content, with where it may belong', async () => {
  const { version, unmatched } = await get<UnmatchedAnswer>('viewer', '/v1/catalogue/unmatched')
  expect(version).toBe(1)
  expect(unmatched.map(({ content, plays, minutes, suggestion }) => [content, plays, Math.round(minutes * 60), suggestion?.place])).toEqual(
    [
      ['@cmd', 1, 10, undefined],
      ['hr-1-2', 1, 10, 'hit/1/2'],
    ],
  )
  expect(await csv('/v1/catalogue/unmatched?format=csv&limit=1')).toMatch(
    /^service,content,plays,minutes,.*,suggestion,because\nnoa,'@cmd,1,/,
  )
  expect(await visitors.get('viewer')!.ask('/v1/catalogue/unmatched?limit=0')).toMatchObject({ status: 400 })
})

test('only an analyst assigns, undoes and sees who did, with the token of the session', async () => {
  for (const path of ['assign', 'undo']) expect((await post('viewer', path, path === 'assign' ? second : {})).status).toBe(403)
  expect((await visitors.get('viewer')!.ask('/v1/catalogue/versions')).status).toBe(403)
  expect(await post('analyst', 'assign', second, { 'x-csrf-token': 'wrong' })).toMatchObject({
    status: 403,
    body: { code: 'session-changed' },
  })
  expect(server.engine.catalogue.version).toBe(1)
})

test('assigning: tried, done, undone', async () => {
  const before = await get<UnmatchedAnswer>('viewer', '/v1/catalogue/unmatched')
  const tried = (await post('analyst', 'assign', { ...second, dryRun: true })).body as unknown as CatalogueChanged
  expect(tried).toMatchObject({ version: 1, dryRun: true, added: 1, changes: ['+ noa hr-1-2: hit/1/2'] })
  expect(tried.figures.map(({ title, season }) => [title, season])).toEqual([
    ['hit', 1],
    ['hr-1-2', null],
  ])
  expect(await post('analyst', 'assign', second)).toMatchObject({ status: 200, body: { version: 2, dryRun: false } })
  expect((await get<UnmatchedAnswer>('viewer', '/v1/catalogue/unmatched')).unmatched.map(({ content }) => content)).toEqual(['@cmd'])
  expect((await get<CatalogueVersions>('analyst', '/v1/catalogue/versions')).versions[0]).toMatchObject({
    ...{ version: 2, restored: null, actor: 'the-analyst', note: 'remap noa hr-1-2 → hit/1/2', added: 1 },
  })
  expect(await post('analyst', 'undo', { version: 1 })).toMatchObject({
    status: 400,
    body: { detail: expect.stringMatching(/is at 2 by now, not at 1/) },
  })
  expect(await post('analyst', 'undo', { version: 2 })).toMatchObject({ status: 200, body: { version: 3, removed: 1 } })
  expect((await get<UnmatchedAnswer>('viewer', '/v1/catalogue/unmatched')).unmatched).toEqual(before.unmatched)
})

test.each([
  ['a title there is none of', { ...second, title: 'hot' }, 404, /no title hot; --new makes it/],
  ['an episode that is there', { ...second, episode: 1 }, 400, /hit\/1\/1 is there already/],
  ['a season without an episode', { ...second, episode: undefined }, 400, /hit\/1 is a season/],
  ['a content that was never seen', { ...second, content: 'x' }, 404, /noa has no content "x"/],
  ['a title that is no slug', { ...second, title: 'Hit!' }, 400, /names no title/],
])('assigning to %s is refused', async (_, body, status, detail) => {
  const { version } = server.engine.catalogue
  expect(await post('analyst', 'assign', body)).toMatchObject({ status, body: { detail: expect.stringMatching(detail) } })
  expect(server.engine.catalogue.version).toBe(version)
})

test('a film of its own, and an episode that has two contents', async () => {
  const film = { service: 'noa', content: '@cmd', title: 'a-film' }
  expect(await post('analyst', 'assign', { ...film, name: '=A Film' })).toMatchObject({ status: 200, body: { added: 1 } })
  expect(await post('analyst', 'assign', { ...second, episode: 1, merge: true })).toMatchObject({ status: 200 })
  expect((await get<UnmatchedAnswer>('viewer', '/v1/catalogue/unmatched')).unmatched).toEqual([])
})

test('the export is what an import reads, in both formats, and no cell is a formula', async () => {
  const { version } = server.engine.catalogue
  const text = await csv('/v1/catalogue?format=csv')
  expect(text).toBe(`service,content,title,season,episode,name,kind,origin,language,runtime_ms,released,title_name
noa,'@cmd,a-film,,,'=A Film,film,,,,,'=A Film
noa,hr-1-1,hit,1,1,'=SUM(A1),series,original,en,1800000,2021-08-06,Hit
noa,hr-1-2,hit,1,1,'=SUM(A1),series,original,en,1800000,2021-08-06,Hit
`)
  for (const file of [text, await csv('/v1/catalogue')])
    expect(await operations['import-catalogue'].run(server.engine, { note: 'back' }, call(file))).toMatchObject({ version, unchanged: 3 })
})

test('undoing what was never done is refused', async () => {
  const visitor = visitors.get('analyst')!
  for (let left = 10; left > 0; left--) if ((await post('analyst', 'undo', {})).status !== 200) break
  expect(await post('analyst', 'undo', {})).toMatchObject({ status: 404, body: { code: 'not-found' } })
  expect(((await visitor.ask('/v1/catalogue')).body as { entries: unknown[] }).entries).toEqual([])
})
