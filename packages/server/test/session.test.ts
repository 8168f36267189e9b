import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RealServer, realServer } from './real-server.js'
import { Visitor } from './visitor.js'

let server: RealServer
beforeAll(async () => {
  server = await realServer()
})
afterAll(() => server.close())

const visitor = () => new Visitor(server.address)
const linkFor = async (name: string, role: 'viewer' | 'analyst' | 'admin' = 'viewer') =>
  (await server.engine.people.users.invite({ name, role }, 'test')).token

describe('a one-time link', () => {
  test('lets in once', async () => {
    const token = await linkFor('ada', 'admin')
    const ada = visitor()
    expect(await ada.signIn(token)).toMatchObject({ status: 200, body: { user: { name: 'ada', role: 'admin' }, openReading: false } })
    expect(await ada.ask('/v1/session')).toMatchObject({ body: { user: { name: 'ada' } } })
    expect(await visitor().signIn(token)).toMatchObject({ status: 403, body: { code: 'link-used' } })
  })

  test('of two that use it at once lets one in', async () => {
    const token = await linkFor('bea')
    const answers = await Promise.all([visitor().signIn(token), visitor().signIn(token)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 403])
  })

  test('needs the token against forged requests, and is not used up without', async () => {
    const token = await linkFor('cem')
    const forged = visitor()
    await forged.ask('/v1/session')
    forged.csrf = 'guessed'
    expect(await forged.signIn(token)).toMatchObject({ status: 403, body: { code: 'session-changed' } })
    expect((await visitor().signIn(token)).status).toBe(200)
  })
})

describe('the cookie', () => {
  test('is out of reach of scripts and of other sites', async () => {
    const dan = visitor()
    await dan.signIn(await linkFor('dan'))
    expect(dan.setCookie.split('; ').slice(1)).toEqual(['Max-Age=1209600', 'Path=/', 'HttpOnly', 'SameSite=Strict'])
  })

  test('that was tampered with opens nothing', async () => {
    const eve = visitor()
    await eve.signIn(await linkFor('eve'))
    const [name, value] = eve.cookie.split('=') as [string, string]
    const [payload, signature] = decodeURIComponent(value).split('.') as [string, string]
    const session = JSON.parse(Buffer.from(payload, 'base64url').toString())
    const forged = Buffer.from(JSON.stringify({ ...session, name: 'ada' })).toString('base64url')
    for (const cookie of [`${forged}.${signature}`, forged, `${payload}.${signature.slice(1)}`]) {
      eve.setCookie = `${name}=${encodeURIComponent(cookie)}`
      expect((await eve.ask('/v1/charts')).status).toBe(401)
    }
  })

  test('of somebody who was removed opens nothing, not even for another of that name', async () => {
    const fay = visitor()
    await fay.signIn(await linkFor('fay'))
    expect((await fay.ask('/v1/charts')).status).toBe(200)
    await server.engine.people.users.remove('fay', 'test')
    expect((await fay.ask('/v1/charts')).status).toBe(401)
    await linkFor('fay', 'admin')
    expect((await fay.ask('/v1/rejects')).status).toBe(401)
  })

  test('ends with signing out, which needs the token', async () => {
    const gil = visitor()
    await gil.signIn(await linkFor('gil'))
    expect((await gil.ask('/v1/session', { method: 'DELETE', headers: { 'x-csrf-token': 'guessed' } })).status).toBe(403)
    expect(await gil.ask('/v1/session', { method: 'DELETE' })).toMatchObject({ status: 200, body: { user: null } })
    expect((await gil.ask('/v1/charts')).status).toBe(401)
  })
})
