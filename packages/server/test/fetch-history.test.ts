import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Role } from '@sweeps/engine'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RealServer, realServer } from './real-server.js'
import { Visitor } from './visitor.js'

const file = readFileSync(new URL('../../../samples/summer-2021/hit-and-run-netflix-weeks.tsv', import.meta.url))

let elsewhere: Server
let answer: (response: import('node:http').ServerResponse) => void
let server: RealServer
beforeAll(async () => {
  elsewhere = createServer((_request, response) => answer(response))
  await new Promise<void>(listening => elsewhere.listen(0, '127.0.0.1', listening))
  server = await realServer({ netflixHistory: `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/weeks.tsv` })
})
afterAll(async () => {
  await server.close()
  elsewhere.close()
})

async function ask(role: Role) {
  const visitor = new Visitor(server.address)
  await visitor.signIn((await server.engine.people.users.invite({ name: `the-${role}-${Math.random()}`, role }, 'test')).token)
  return visitor.ask('/v1/imports/netflix-top10', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })
}

test('one click imports the history, and again changes nothing', async () => {
  answer = response => response.end(file)
  expect((await ask('viewer')).status).toBe(403)
  expect((await ask('analyst')).body).toMatchObject({ read: 4, changedLists: 4 })
  expect((await ask('analyst')).body).toMatchObject({ read: 4, changedLists: 0 })
  const chart = await server.engine.charts.chart({ chart: 'netflix-global', week: '2021-08-09', list: 'tv-english' })
  expect(JSON.stringify(chart.entries)).toContain('Hit & Run')
})

test('an address that gives no file says so, and nothing changes', async () => {
  answer = response => response.writeHead(404).end('nothing')
  expect(await ask('analyst')).toMatchObject({
    status: 502,
    body: { code: 'fetch-failed', detail: expect.stringContaining('it answered 404') },
  })
  answer = response => response.end('<!doctype html><p>Sign in to the hotel network')
  expect(await ask('analyst')).toMatchObject({ status: 400, body: { code: 'invalid-file' } })
  answer = response => response.destroy()
  expect(await ask('analyst')).toMatchObject({ status: 502 })
})
