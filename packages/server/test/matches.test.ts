import { operations, type Role } from '@sweeps/engine'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { call } from './public-site/world.js'
import { type RealServer, realServer } from './real-server.js'
import { Visitor } from './visitor.js'

/* nielsen-us, overall: Noise in the week of 2021-08-09, The Noise in that of 2021-08-16: two titles, as far as the import can tell */
const nielsen = `week_start,week_end,list,rank,title,service,minutes_millions
2021-08-09,2021-08-15,overall,1,Noise,Netflix,549
2021-08-02,2021-08-08,overall,1,Noise,Netflix,540
2021-08-16,2021-08-22,overall,1,The Noise,Netflix,530
`
let server: RealServer
const visitors = new Map<Role, Visitor>()
beforeAll(async () => {
  server = await realServer()
  await operations['import-nielsen-top10'].run(server.engine, {}, call(nielsen))
  for (const role of ['viewer', 'analyst'] as const) {
    const visitor = new Visitor(server.address)
    await visitor.signIn((await server.engine.people.users.invite({ name: `the-${role}`, role }, 'test')).token)
    visitors.set(role, visitor)
  }
})
afterAll(() => server.close())

const get = (role: Role, path: string) => visitors.get(role)!.ask(path)
const post = (role: Role, path: string, body: object = {}) =>
  visitors.get(role)!.ask(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
const weeks = async (title: string) =>
  ((await get('viewer', `/v1/titles/${title}`)).body['runs'] as { week: string }[] | undefined)?.map(({ week }) => week)
const request = { source: 'nielsen-top10', name: 'The Noise', title: 'noise' }

test('an analyst sees what is in doubt, settles it and takes it back; the history of the title follows', async () => {
  const { body } = await get('analyst', '/v1/matches')
  expect(body).toMatchObject({
    total: 1,
    doubts: [
      { name: 'The Noise', assigned: 'the-noise', why: 'namesake', lists: 1, candidates: [{ title: 'noise', name: 'Noise', ours: false }] },
    ],
    matches: [],
  })
  expect(await post('analyst', '/v1/matches', request)).toMatchObject({ status: 200, body: { id: 1, odd: [] } })
  expect(await weeks('noise')).toEqual(['2021-08-02', '2021-08-09', '2021-08-16'])
  expect((await get('analyst', '/v1/matches?source=nielsen-top10&limit=5')).body).toMatchObject({
    total: 0,
    matches: [{ id: 1, actor: 'the-analyst', name: 'The Noise', assigned: 'the-noise', title: 'noise', season: null, holds: true }],
  })
  expect((await post('analyst', '/v1/matches/1/undo')).status).toBe(200)
  expect(await weeks('noise')).toEqual(['2021-08-02', '2021-08-09'])
  expect(await post('analyst', '/v1/matches/1/undo')).toMatchObject({ status: 404, body: { code: 'not-found' } })
})

test('it is for analysts, and says what is wrong with a request', async () => {
  expect((await get('viewer', '/v1/matches')).status).toBe(403)
  expect((await post('viewer', '/v1/matches', request)).status).toBe(403)
  expect((await post('viewer', '/v1/matches/1/undo')).status).toBe(403)
  expect((await fetch(`${server.address}/v1/matches`, { headers: { authorization: `Bearer ${server.readKey}` } })).status).toBe(403)
  expect((await post('analyst', '/v1/matches', { source: 'nielsen-top10' })).status).toBe(400)
  expect((await post('analyst', '/v1/matches', { ...request, season: -1 })).status).toBe(400)
  expect(await post('analyst', '/v1/matches', { ...request, name: 'Nose' })).toMatchObject({ status: 404, body: { code: 'not-found' } })
})
