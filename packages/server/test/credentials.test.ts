import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anotherApp } from './another-app.js'
import { message } from './message.js'
import { type RealServer, realServer } from './real-server.js'
import { Visitor } from './visitor.js'

let server: RealServer
beforeAll(async () => {
  server = await realServer()
})
afterAll(() => server.close())

const visitor = () => new Visitor(server.address)
const linkFor = async (name: string) => (await server.engine.people.users.invite({ name, role: 'viewer' }, 'test')).token

describe('a session', () => {
  test('is over with signing out for whoever copied it, also after a restart; other sessions go on', async () => {
    const [ivy, phone] = [visitor(), visitor()]
    await ivy.signIn(await linkFor('ivy'))
    await phone.signIn((await server.engine.people.users.link('ivy', 'test')).token)
    const copy = visitor()
    copy.setCookie = ivy.setCookie
    copy.csrf = ivy.csrf
    expect((await copy.ask('/v1/charts')).status).toBe(200)
    await ivy.ask('/v1/session', { method: 'DELETE' })
    copy.setCookie = copy.setCookie.split(';')[0]!
    const copied = () => fetch(`${server.address}/v1/charts`, { headers: { cookie: copy.cookie } })
    expect((await copied()).status).toBe(401)
    expect((await phone.ask('/v1/charts')).status).toBe(200)
    server = await server.restart()
    expect((await copied()).status).toBe(401)
    const after = new Visitor(server.address)
    after.setCookie = phone.setCookie
    expect((await after.ask('/v1/charts')).status).toBe(200)
  })

  test('of who signs in as somebody else is no longer anybody’s', async () => {
    const jo = visitor()
    await jo.signIn(await linkFor('jo'))
    const { cookie } = jo
    await jo.signIn(await linkFor('kim'))
    expect((await fetch(`${server.address}/v1/charts`, { headers: { cookie } })).status).toBe(401)
    expect((await jo.ask('/v1/session')).body).toMatchObject({ user: { name: 'kim' } })
  })
})

describe('two installations on one host', () => {
  test('leave each other’s sign-ins alone', async () => {
    const other = await anotherApp(server, { publicAddress: 'https://noa.example/tv' })
    // A browser’s jar is of the host, whatever the port.
    const jar = new Map<string, string>()
    const signIn = async (address: string, token: string): Promise<void> => {
      const one = new Visitor(address)
      await one.signIn(token)
      const [name, value] = one.cookie.split('=') as [string, string]
      jar.set(name, value)
    }
    await signIn(server.address, await linkFor('lou'))
    await signIn(other.address, await linkFor('max'))
    expect(jar.size).toBe(2)
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    for (const [address, name] of [
      [server.address, 'lou'],
      [other.address, 'max'],
    ])
      expect(await (await fetch(`${address}/v1/session`, { headers: { cookie } })).json()).toMatchObject({ user: { name } })
    const visitor = new Visitor(other.address)
    await visitor.ask('/v1/session')
    expect(visitor.setCookie).toContain('Path=/tv;')
    await other.close()
  })
})

describe('attempts to sign in', () => {
  const attempts = async (address: string, forwarded: (attempt: number) => string): Promise<number[]> => {
    const one = new Visitor(address)
    await one.ask('/v1/session')
    const statuses: number[] = []
    for (let attempt = 0; attempt < 15; attempt++) {
      const { status } = await one.ask('/v1/session', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': forwarded(attempt) },
        body: JSON.stringify({ token: `guess-${attempt}` }),
      })
      statuses.push(status)
    }
    return statuses
  }
  const [tried, refused] = [Array(10).fill(403), Array(5).fill(429)]
  const random = (attempt: number) => `203.0.113.${attempt}`

  test.each([
    ['no proxy is believed', 0, random],
    ['one is, and what the client says of itself is not', 1, (attempt: number) => `${random(attempt)}, 198.51.100.7`],
    ['two are', 2, (attempt: number) => `${random(attempt)}, 198.51.100.7, 10.0.0.2`],
  ] as const)('are limited whatever X-Forwarded-For is forged: %s', async (_words, trustedHops, forwarded) => {
    const own = await anotherApp(server, { trustedHops })
    expect(await attempts(own.address, forwarded)).toEqual([...tried, ...refused])
    await own.close()
  })

  test('of different people behind a believed proxy are counted apart', async () => {
    const own = await anotherApp(server, { trustedHops: 1 })
    expect(await attempts(own.address, random)).toEqual([...tried, ...Array(5).fill(403)])
    await own.close()
  })
})

describe('a token of somebody else’s, such as of a proxy in front', () => {
  const code = async (path: string, authorization: string) =>
    (await fetch(server.address + path, { headers: { authorization }, redirect: 'manual' })).status

  test('is nobody’s: it locks nobody out, and opens nothing', async () => {
    for (const token of [
      'Bearer x',
      'bearer eyJhbGciOiJub25lIn0.e30.',
      `Bearer ${'a'.repeat(5000)}`,
      `Bearer ${server.key}`,
      'Basic YTpi',
    ]) {
      for (const path of ['/healthz', '/readyz', '/metrics', '/', '/sign-in', '/v1/session', '/v1/time', '/openapi.json', '/sweeps.js'])
        expect([path, token.slice(0, 20), await code(path, token)]).toEqual([path, token.slice(0, 20), 200])
      expect([401, 403]).toContain(await code('/v1/charts', token))
    }
    const open = await anotherApp(server, { openReading: true })
    expect((await fetch(`${open.address}/v1/charts`, { headers: { authorization: 'Bearer x' } })).status).toBe(200)
    expect((await fetch(`${open.address}/v1/rejects`, { headers: { authorization: 'Bearer x' } })).status).toBe(403)
    await open.close()
  })

  test('the scheme may be written in any case, to read and to write', async () => {
    for (const scheme of ['Bearer', 'bearer', 'BEARER', 'bEaReR  ']) {
      expect(await code('/v1/charts', `${scheme} ${server.readKey}`)).toBe(200)
      const told = await fetch(`${server.address}/v1/spans`, {
        method: 'POST',
        headers: { authorization: `${scheme} ${server.key}` },
        body: JSON.stringify(message()),
      })
      expect(told.status).toBe(204)
    }
  })
})
