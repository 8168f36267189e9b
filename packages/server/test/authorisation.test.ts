import { type AnyOperation, operations, type Role } from '@sweeps/engine'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anotherApp } from './another-app.js'
import { type RealServer, realServer } from './real-server.js'
import { type RouteRow, routeRows } from './route-rows.js'
import { Visitor } from './visitor.js'

/** What a request can come with. Each may do what the roles beside it may: none, or a role's. */
type Credential =
  | 'of one service'
  | 'nobody'
  | 'foreign token'
  | 'write key'
  | 'revoked key'
  | 'signed out'
  | 'removed'
  | 'forged'
  | 'read key'
  | Role

let server: RealServer
let publicSite: { address: string; close: () => Promise<void> }
let open: { address: string; close: () => Promise<void> }
const headers = new Map<Credential, Record<string, string>>()
beforeAll(async () => {
  // Nothing is fetched: what a route may do is not what is tried here.
  const cookieKey = Buffer.alloc(32, 5)
  const nowhere = 'http://127.0.0.1:9/'
  server = await realServer({ netflixHistory: nowhere })
  publicSite = await anotherApp(server, { publicCharts: true, cookieKey, netflixHistory: nowhere })
  open = await anotherApp(server, { openReading: true, cookieKey, netflixHistory: nowhere })
  const { keys, users } = server.engine.people
  const signedIn = async (name: string, role: Role, services: string[] | null = null): Promise<Visitor> => {
    const visitor = new Visitor(publicSite.address)
    const { status } = await visitor.signIn((await users.invite({ name, role, services }, 'test')).token)
    expect(status).toBe(200)
    return visitor
  }
  const of = ({ cookie, csrf }: Visitor) => ({ cookie, 'x-csrf-token': csrf })
  headers.set('nobody', {})
  headers.set('foreign token', { authorization: 'Bearer eyJhbGciOiJIUzI1NiJ9.e30.c2ln' })
  headers.set('write key', { authorization: `Bearer ${server.key}` })
  headers.set('read key', { authorization: `Bearer ${server.readKey}` })
  const revoked = await keys.create({ kind: 'read', name: 'revoked' }, 'test')
  await keys.revoke(revoked.id, 'test')
  headers.set('revoked key', { authorization: `Bearer ${revoked.secret}` })
  for (const role of ['viewer', 'analyst', 'decider', 'admin'] as const) headers.set(role, of(await signedIn(`the-${role}`, role)))
  headers.set('of one service', of(await signedIn('kept', 'decider', ['noa'])))
  const left = of(await signedIn('left', 'admin'))
  await fetch(`${publicSite.address}/v1/session`, { method: 'DELETE', headers: left })
  headers.set('signed out', left)
  headers.set('removed', of(await signedIn('gone', 'admin')))
  await users.remove('gone', 'test')
  // A request that another page makes: the cookie goes along, the token does not.
  headers.set('forged', { cookie: headers.get('admin')!['cookie']! })
})
afterAll(async () => {
  await publicSite.close()
  await open.close()
  await server.close()
})

/** What keeps to services says so: a question of the table, or nothing. */
const keeps = new Set(
  (Object.values(operations) as AnyOperation[]).flatMap(({ http, services }) =>
    http && services !== 'whole' ? [`${http.method} ${http.path}`] : [],
  ),
)

const ranks: Partial<Record<Credential, number>> = {
  'read key': 1,
  'of one service': 3,
  viewer: 1,
  analyst: 2,
  decider: 3,
  forged: 4,
  admin: 4,
}
const needed: Record<RouteRow['needs'], number> = { public: 0, 'public-site': 1, viewer: 1, analyst: 2, decider: 3, admin: 4 }

/** Whether a request may be answered, by the rules. */
function may(credential: Credential, method: string, [route, row]: [string, RouteRow], how: 'closed' | 'public-site' | 'open'): boolean {
  if (row.needs === 'public') return true
  if (row.needs === 'public-site' && how !== 'closed') return true
  if (credential === 'of one service' && !keeps.has(route)) return false
  const reading = method === 'GET' || method === 'HEAD'
  if (!reading && (credential === 'read key' || credential === 'forged')) return false
  if (how === 'open' && reading && needed[row.needs] === 1) return true
  return (ranks[credential] ?? 0) >= needed[row.needs]
}

/** What is refused for want of a right, and nothing else, answers one of these. */
async function refused(address: string, method: string, credential: Credential): Promise<boolean> {
  const abort = new AbortController()
  const posts = method === 'POST' || method === 'DELETE'
  const answer = await fetch(address, {
    method,
    headers: { ...headers.get(credential), ...(posts && { 'content-type': 'application/json' }) },
    ...(posts && { body: '{}' }),
    redirect: 'manual',
    signal: abort.signal,
  })
  expect(answer.status, `${method} ${address} as ${credential}`).not.toBe(500)
  const text = answer.headers.get('content-type')?.includes('problem+json') && method !== 'HEAD' ? await answer.text() : ''
  abort.abort()
  if (answer.status === 401) return true
  return answer.status === 403 && (method === 'HEAD' || /"code":"(forbidden|key-refused|session-changed|signed-out)"/.test(text))
}

test('every route there is has its row, and no row is of a route that is gone', () => {
  const routes = server.app
    .routeTable()
    .filter(({ method }) => method !== 'HEAD' && method !== 'OPTIONS')
    .map(({ method, url }) => `${method} ${url}`)
  expect(Object.keys(routeRows).sort()).toEqual([...new Set(routes)].sort())
})

test('a HEAD needs what its GET needs', () => {
  const routes = server.app.routeTable()
  for (const { method, url, needs } of routes)
    if (method === 'HEAD') expect(routes.find(one => one.method === 'GET' && one.url === url)?.needs, url).toBe(needs)
})

describe.each(['closed', 'public-site', 'open'] as const)('with reading %s', how => {
  const credentials: Credential[] = [
    ...(['nobody', 'foreign token', 'write key', 'revoked key', 'signed out', 'removed', 'forged'] as const),
    ...(['of one service', 'read key', 'viewer', 'analyst', 'decider', 'admin'] as const),
  ]
  test.each(credentials)('%s gets what the rules say at every route, and nothing else', async credential => {
    const { address } = { closed: closed(), 'public-site': publicSite, open }[how]
    const wrong: string[] = []
    for (const [route, row] of Object.entries(routeRows)) {
      const [method] = route.split(' ') as [string]
      // Signing in and out would change what is tried; it has tests of its own.
      if (route.endsWith(' /v1/session') && method !== 'GET') continue
      for (const verb of method === 'GET' && how === 'closed' && !row.momentary ? ['GET', 'HEAD'] : [method]) {
        const is = !(await refused(address + row.at[0], verb, credential))
        if (is !== may(credential, verb, [route, row], how)) wrong.push(`${verb} ${row.at[0]} is ${is ? 'answered' : 'refused'}`)
      }
    }
    expect(wrong).toEqual([])
  })
})

/** The same people, where nothing is open: cookies are of one key. */
let closedApp: { address: string; close: () => Promise<void> }
beforeAll(async () => {
  closedApp = await anotherApp(server, { cookieKey: Buffer.alloc(32, 5), netflixHistory: 'http://127.0.0.1:9/' })
})
afterAll(() => closedApp.close())
const closed = () => closedApp

test('the collector takes a write key, and nothing else', async () => {
  for (const [credential, given] of headers) {
    const { status } = await fetch(`${server.address}/v1/spans`, { method: 'POST', headers: given, body: '[]' })
    expect([credential, status]).toEqual([credential, credential === 'write key' ? 400 : given['authorization'] ? 403 : 401])
  }
})
