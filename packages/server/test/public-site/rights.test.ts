import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RealServer, realServer } from '../real-server.js'
import { tellCensus } from './world.js'

let server: RealServer
beforeAll(async () => {
  server = await realServer()
  await tellCensus(server.engine)
})
afterAll(() => server.close())

const read = (path: string, key?: string) => fetch(server.address + path, key ? { headers: { authorization: `Bearer ${key}` } } : {})

test('where charts are not public, the public site is for those who may read', async () => {
  for (const path of [
    ...['/public', '/public/charts/census', '/public/charts/census/2021-08-09', '/public/charts/census/2021-08-09/overall.csv'],
    ...[
      '/embed/census/latest',
      '/pictures/census/2021-08-09.png',
      '/feeds/editions.rss',
      '/feeds/charts/census.json',
      '/feeds/publications.ics',
    ],
  ]) {
    expect((await read(path)).status, path).toBe(401)
    const answer = await read(path, server.readKey)
    expect([answer.status, answer.headers.get('cache-control')], path).toEqual([200, 'private, no-cache'])
  }
})

test('pages of other sites read nothing where people must sign in', async () => {
  for (const path of [
    '/public/charts/census/2021-08-09/overall.csv',
    '/feeds/editions.json',
    '/feeds/publications.ics',
    '/v1/charts',
    '/v1/session',
  ])
    for (const [method, headers] of [
      ['GET', {}],
      ['GET', { authorization: `Bearer ${server.readKey}` }],
      ['OPTIONS', { 'access-control-request-method': 'GET' }],
    ] as const) {
      const answer = await fetch(server.address + path, { method, headers: { origin: 'https://a.example', ...headers } })
      expect(answer.headers.get('access-control-allow-origin'), `${method} ${path}`).toBeNull()
    }
})

test('what a page looks like, and the script that embeds, are no secret', async () => {
  for (const path of ['/public/site.css', '/embed.js', '/public/embed-height.js']) expect((await read(path)).status, path).toBe(200)
})
