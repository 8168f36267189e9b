import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RealServer, realServer } from './real-server.js'
import { Visitor } from './visitor.js'

let server: RealServer
beforeAll(async () => {
  server = await realServer()
})
afterAll(() => server.close())

describe('who may read', () => {
  const read = (path: string, key?: string) => fetch(server.address + path, key ? { headers: { authorization: `Bearer ${key}` } } : {})
  const codeOf = async (answer: Response) => ({ status: answer.status, code: ((await answer.json()) as { code?: string }).code })

  test('nobody in particular: no', async () => {
    for (const path of [
      '/v1/charts',
      '/v1/rejects',
      '/v1/live',
      '/v1/screening-room',
      '/v1/catalogue',
      '/v1/minutes?from=2021-08-09&to=2021-08-10',
    ])
      expect(await codeOf(await read(path)), path).toEqual({ status: 401, code: 'signed-out' })
  })

  test('a program with a read key: figures, not rejects', async () => {
    expect((await read('/v1/charts', server.readKey)).status).toBe(200)
    expect(await codeOf(await read('/v1/rejects', server.readKey))).toEqual({ status: 403, code: 'forbidden' })
  })

  test('a player with a write key: no', async () => {
    for (const key of [server.key, 'srk_wrong'])
      expect(await codeOf(await read('/v1/charts', key))).toEqual({ status: 403, code: 'key-refused' })
  })

  test('a viewer: figures, not rejects; an analyst: both', async () => {
    const viewer = new Visitor(server.address)
    await viewer.signIn((await server.engine.people.users.invite({ name: 'hal', role: 'viewer' }, 'test')).token)
    expect((await viewer.ask('/v1/charts')).status).toBe(200)
    expect(await viewer.ask('/v1/rejects')).toMatchObject({ status: 403, body: { code: 'forbidden' } })
    await server.engine.people.users.setRole('hal', 'analyst', 'test')
    expect((await viewer.ask('/v1/rejects')).status).toBe(200)
  })
})

test('who only guesses links is told to wait', async () => {
  const guesser = new Visitor(server.address)
  let answer = await guesser.signIn('guess')
  for (let tries = 0; answer.status === 403 && tries < 30; tries++) answer = await guesser.signIn(`guess ${tries}`)
  expect(answer).toMatchObject({ status: 429, body: { code: 'too-many-requests' } })
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
})
