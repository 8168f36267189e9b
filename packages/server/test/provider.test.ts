import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { operations, type Role } from '@sweeps/engine'
import Provider from 'oidc-provider'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readRoles, readServices, roleOf, servicesOf } from '../src/people/oidc/provider-settings.js'
import { anotherApp } from './another-app.js'
import { type RealServer, realServer } from './real-server.js'

/* A provider that is real, on a port of its own; people are sent there and back as a browser is. */

/** Who signs in there: their groups. */
const people: Record<string, { groups: string[]; name: string }> = {
  'id-ana': { groups: ['sweeps-admins', 'all'], name: 'ana' },
  'id-ben': { groups: ['research'], name: 'ben' },
  'id-cyd': { groups: ['kitchen'], name: 'cyd' },
  'id-dov': { groups: ['news-team'], name: 'dov' },
  'id-eva': { groups: ['viewers'], name: 'eva' },
  'id-mira': { groups: ['research'], name: 'mira' },
}
let server: RealServer
let front: { address: string; close: () => Promise<void> }
let issuing: Server
beforeAll(async () => {
  server = await realServer()
  issuing = createServer()
  issuing.listen(0, '127.0.0.1')
  await once(issuing, 'listening')
  const issuer = `http://127.0.0.1:${(issuing.address() as AddressInfo).port}`
  const port = await freePort()
  const publicAddress = `http://127.0.0.1:${port}`
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'sweeps', client_secret: 'of-sweeps', redirect_uris: [`${publicAddress}/v1/sign-in/provider/return`] }],
    claims: { openid: ['sub'], profile: ['preferred_username', 'groups'], email: ['email'] },
    conformIdTokenClaims: false,
    cookies: { keys: ['of the provider'] },
    findAccount: (_context, sub) => ({
      accountId: sub,
      claims: () => ({ sub, preferred_username: people[sub]!.name, groups: people[sub]!.groups }),
    }),
  })
  issuing.on('request', provider.callback())
  front = await anotherApp(
    server,
    {
      ...{ publicAddress, cookieKey: Buffer.alloc(32, 5) },
      provider: {
        ...{ name: 'Staff', issuer, client: 'sweeps', secret: 'of-sweeps', claim: 'groups' },
        roles: readRoles('sweeps-admins=admin, research=decider, news-team=analyst, viewers=viewer'),
        services: { claim: 'groups', values: readServices('research=*, news-team=noa') },
      },
    },
    port,
  )
})
afterAll(async () => {
  await front.close()
  issuing.close()
  await server.close()
})

async function freePort(): Promise<number> {
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const { port } = taken.address() as AddressInfo
  await new Promise(resolve => taken.close(resolve))
  return port
}

/** A browser: it keeps cookies by host and port, and goes where it is led. */
class Browser {
  readonly cookies = new Map<string, Map<string, string>>()

  async ask(address: string, init: RequestInit = {}): Promise<Response> {
    const { host } = new URL(address)
    const jar = this.cookies.get(host) ?? new Map<string, string>()
    this.cookies.set(host, jar)
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(address, { ...init, redirect: 'manual', headers: { ...init.headers, ...(cookie && { cookie }) } })
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!
      if (value === '' || /expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(name!)
      else jar.set(name!, value!)
    }
    return answer
  }

  /** Signs in as somebody, filling in the provider's forms; returns the last answer before the dashboard, or the one that leads nowhere. */
  async signIn(id: string): Promise<{ answer: Response; back: string }> {
    let address = `${front.address}/v1/sign-in/provider`
    let back = ''
    for (let step = 0; step < 20; step++) {
      let answer = await this.ask(address)
      if (answer.status === 200 && address.includes('/interaction/')) {
        const page = await answer.text()
        const action = /action="([^"]+)"/.exec(page)![1]!
        const prompt = /name="prompt" value="([^"]+)"/.exec(page)![1]!
        const body = new URLSearchParams({ prompt, login: id, password: 'any' })
        answer = await this.ask(new URL(action, address).href, { method: 'POST', body })
      }
      const location = answer.headers.get('location')
      if (address.includes('/provider/return')) back = address
      if (!location || location === '/') return { answer, back }
      address = new URL(location, address).href
    }
    throw new Error('it leads round and round')
  }

  session = async () =>
    (await (await this.ask(`${front.address}/v1/session`)).json()) as {
      user: { name: string; role: Role; services: string[] | null } | null
      csrf: string
    }
}

const call = { actor: 'test', progress: () => {} }

test('somebody signs in with the provider, in the role that their group gives them now', async () => {
  const ana = new Browser()
  expect(await (await ana.ask(`${front.address}/v1/session`)).json()).toMatchObject({ user: null, provider: { name: 'Staff' } })
  const { answer } = await ana.signIn('id-ana')
  expect([answer.status, answer.headers.get('location')]).toEqual([302, '/'])
  expect(await ana.session()).toMatchObject({ user: { name: 'ana', role: 'admin' } })
  const ben = new Browser()
  await ben.signIn('id-ben')
  expect(await ben.session()).toMatchObject({ user: { name: 'ben', role: 'decider' } })
  // Another group the next time, and the same person though the provider calls them something else.
  people['id-ben'] = { groups: ['sweeps-admins'], name: 'benjamin' }
  await new Browser().signIn('id-ben')
  expect(await ben.session()).toMatchObject({ user: { name: 'ben', role: 'admin' } })
})

test('nobody comes in without a group, under the name of another, or by a way back that is not theirs', async () => {
  const cyd = new Browser()
  const refused = await cyd.signIn('id-cyd')
  expect(refused.answer.status).toBe(403)
  expect(await refused.answer.json()).toMatchObject({ code: 'forbidden', detail: expect.stringContaining('gives you a role') })
  expect(await cyd.session()).toMatchObject({ user: null })
  // Somebody is called so here already, by a link.
  await server.engine.people.users.invite({ name: 'mira', role: 'viewer' }, 'test')
  const { answer } = await new Browser().signIn('id-mira')
  expect(await answer.json()).toMatchObject({ code: 'forbidden', detail: expect.stringContaining('does not vouch for') })
  // A way back is used once, by who went there.
  const ana = new Browser()
  const { back } = await ana.signIn('id-ana')
  for (const browser of [ana, new Browser()]) expect((await browser.ask(back)).status).toBe(403)
  const other = new Browser()
  await other.ask(`${front.address}/v1/sign-in/provider`)
  const forged = await other.ask(back)
  expect([forged.status, (await forged.json()).code]).toEqual([403, 'forbidden'])
})

test('somebody sees the services that their groups name, all of them where they say so, and does not come in without any', async () => {
  const dov = new Browser()
  await dov.signIn('id-dov')
  expect(await dov.session()).toMatchObject({ user: { name: 'dov', role: 'analyst', services: ['noa'] } })
  const asked = async (path: string) => (await dov.ask(front.address + path)).status
  // What is of all services together, or no question of the table, is refused.
  expect(await Promise.all(['/v1/minutes?from=2021-08-09&to=2021-08-10', '/v1/sources', '/v1/imports'].map(asked))).toEqual([200, 200, 403])
  expect(await Promise.all(['/v1/live', '/v1/screening-room', '/public'].map(asked))).toEqual([403, 403, 403])
  const ana = new Browser()
  await ana.signIn('id-ana')
  expect(await ana.session()).toMatchObject({ user: { role: 'admin', services: null } })
  const { answer } = await new Browser().signIn('id-eva')
  expect([answer.status, (await answer.json()).detail]).toEqual([403, expect.stringContaining('lets you see a service')])
  people['id-dov'] = { groups: ['news-team', 'research'], name: 'dov' }
  await new Browser().signIn('id-dov')
  expect(await dov.session()).toMatchObject({ user: { role: 'decider', services: null } })
})

test('services are all that fit, and all there are where one says so', () => {
  const services = { claim: 'teams', values: readServices('a=news, b=kids, c=*') }
  expect(servicesOf({ services }, { teams: ['b', 'a', 'z'] })).toEqual(['news', 'kids'])
  expect(servicesOf({ services }, { teams: ['a', 'c'] })).toBeNull()
  for (const claims of [{}, { teams: [] }, { teams: 'z' }, { groups: ['a'] }]) expect(servicesOf({ services }, claims)).toEqual([])
  expect(servicesOf({}, { teams: 'a' })).toBeUndefined()
  for (const text of ['a', 'a=', '=news', 'news']) expect(() => readServices(text)).toThrow('is no VALUE=SERVICE')
  expect(() => readServices(',')).toThrow('names no service')
})

test('sessions are listed, one’s own and for an admin all, and ended', async () => {
  people['id-ben'] = { groups: ['research'], name: 'ben' }
  const [ana, ben] = [new Browser(), new Browser()]
  await ana.signIn('id-ana')
  await ben.signIn('id-ben')
  const listed = async (browser: Browser) =>
    ((await (await browser.ask(`${front.address}/v1/sessions`)).json()) as { sessions: { id: string; name: string; way: string }[] })
      .sessions
  expect(new Set((await listed(ben)).map(({ name }) => name))).toEqual(new Set(['ben']))
  expect(new Set((await listed(ana)).map(({ name }) => name))).toEqual(new Set(['ana', 'ben', 'dov']))
  const end = async (browser: Browser, id: string) => {
    const { csrf } = await browser.session()
    return browser.ask(`${front.address}/v1/sessions/${id}/end`, { method: 'POST', headers: { 'x-csrf-token': csrf } })
  }
  const [latest] = await listed(ana)
  expect(latest).toMatchObject({ name: 'ben', way: 'provider' })
  const hers = (await listed(ana)).find(({ name }) => name === 'ana')!
  expect((await end(ben, hers.id)).status).toBe(404)
  expect((await end(ana, latest!.id)).status).toBe(200)
  expect(await ben.session()).toMatchObject({ user: null })
  expect((await listed(ana)).some(({ id }) => id === latest!.id)).toBe(false)
  expect((await operations.audit.run(server.engine, { limit: 1 }, call)).entries[0]).toMatchObject({ actor: 'ana', action: 'end session' })
  // Neither is a person.
  const asked = await operations.sessions.run(server.engine, {}, { ...call, actor: 'ana', role: 'program' })
  expect(asked.sessions).toEqual([])
})

test('a role is what the first rule that fits gives', () => {
  const settings = { claim: 'groups', roles: readRoles('a=admin,b=viewer') }
  expect(roleOf(settings, { groups: ['b', 'a'] })).toBe('admin')
  expect(roleOf(settings, { groups: 'b' })).toBe('viewer')
  for (const claims of [{}, { groups: [] }, { groups: 'ab' }, { groups: [{ a: 1 }] }, { other: 'a' }])
    expect(roleOf(settings, claims)).toBeUndefined()
  expect(roleOf({ ...settings, roles: readRoles('a=admin, *=viewer') }, {})).toBe('viewer')
  expect(() => readRoles('a=king')).toThrow('"a=king" is no VALUE=ROLE')
  expect(() => readRoles(' ')).toThrow('names no role')
})
