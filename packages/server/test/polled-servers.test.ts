import { createServer, type Server } from 'node:http'
import { defineQuery, listRejects, operations } from '@sweeps/engine'
import Type from '@sweeps/model/typebox'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { call } from './public-site/world.js'
import { type RealServer, realServer } from './real-server.js'
import { watched } from './watched.js'

const token = '0123456789abcdef0123456789abcdef'
const began = Date.now() - 600_000
const instant = (second: number): string => `${new Date(began + second * 1000).toISOString().slice(0, -1)}0000Z`

/** A server that behaves like Jellyfin: it wants a token, and says what its clients told it. */
const jellyfin = { sessions: [] as object[], asked: 0, answer: 'sessions' as 'sessions' | 'elsewhere' | 'page' | 'nothing' }
let media: Server
let port = 0
let server: RealServer

async function listen(): Promise<void> {
  media = createServer((request, response) => {
    jellyfin.asked++
    if (jellyfin.answer === 'elsewhere') response.writeHead(302, { location: 'http://127.0.0.1:9/Sessions' }).end()
    else if (request.headers.authorization !== `MediaBrowser Token="${token}"`) response.writeHead(401).end()
    else if (request.url !== '/base/Sessions') response.writeHead(404).end()
    else if (jellyfin.answer === 'page') response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html>')
    else if (jellyfin.answer === 'nothing') response.writeHead(200).end('{}')
    else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(jellyfin.sessions))
  })
  await new Promise<void>(listening => media.listen(port, '127.0.0.1', listening))
  const address = media.address()
  port = typeof address === 'object' ? (address?.port ?? 0) : 0
}

async function away(): Promise<void> {
  media.closeAllConnections()
  await new Promise(closed => media.close(closed))
}

beforeAll(async () => {
  await listen()
  server = await realServer()
})
afterAll(async () => {
  await server?.close()
  await away()
})

const rows = defineQuery({
  tag: 'test.polled',
  sql: 'SELECT toJSONString(tuple(*)) AS text FROM polled_servers FINAL',
  row: Type.Object({ text: Type.String() }),
})
const address = (): string => `http://127.0.0.1:${port}/base`
const poll = (given: Partial<{ service: string; address: string; token: string }> = {}) =>
  operations['sources-poll'].run(server.engine, { service: 'home', address: `${address()}/`, token, ...given }, call(''))
const sources = () => operations.sources.run(server.engine, {}, call(''))
const client = (device: string, item: string, second: number) => ({
  ...{ Id: device, UserId: 'ab'.repeat(16), DeviceId: device, DeviceName: 'Apple TV', Client: 'Swiftfin' },
  ...{ LastActivityDate: instant(second), LastPlaybackCheckIn: instant(second) },
  PlayState: { PositionTicks: second * 10_000_000, IsPaused: false },
  NowPlayingItem: { Id: item, Type: 'Movie', Name: 'Fog', RunTimeTicks: 36_000_000_000 },
})

describe('setting a server up', () => {
  test.each([
    ['no address', { address: 'jellyfin' }, /address: it is none of a server/],
    ['a file', { address: 'file:///etc/passwd' }, /address/],
    ['a user in it', { address: 'https://ana:secret@jellyfin.example.org' }, /address/],
    ['a token that is none', { token: 'a"b' }, /token/],
    ['no token', { token: '' }, /token/],
    ['no service', { service: ' ' }, /service/],
  ])('%s is refused', async (_, given, reason) => {
    await expect(poll(given)).rejects.toThrow(reason)
  })

  test('says at once whether it answers', async () => {
    const { polled } = await poll({ token: 'another' })
    expect(polled).toMatchObject([
      { address: address(), service: 'home', source: 'jellyfin', trouble: { reason: expect.stringContaining('token (401)') } },
    ])
    expect(await poll()).toMatchObject({ polled: [{ address: address(), trouble: null }] })
  })

  test('its token is shown to nobody again, and is readable nowhere on the disk', async () => {
    const audit = await operations.audit.run(server.engine, {}, call(''))
    expect(JSON.stringify(audit)).toContain(`${address()}/ for home`)
    const table = await server.engine.store.run(rows, {})
    expect(table).toHaveLength(1)
    for (const told of [audit, await sources(), table]) expect(JSON.stringify(told)).not.toContain(token)
  })
})

test('what it says becomes viewing as a webhook would, once however often it is asked, over a restart too', async () => {
  const item = '3d'.repeat(16)
  const { poller } = server.engine
  for (const second of [0, 10, 20]) {
    jellyfin.sessions = [client('tv', item, second)]
    await Promise.all([poller.pass(), poller.pass()])
  }
  server = await server.restart()
  for (const second of [20, 30]) {
    jellyfin.sessions = [client('tv', item, second)]
    await server.engine.poller.pass()
  }
  jellyfin.sessions = []
  await server.engine.poller.pass()
  const { plays, store } = server.engine
  await plays.loader.drained()
  await plays.settler.pass(store.clock.now() + 130_000)
  expect(await watched(server.engine, item)).toEqual({ ms: 30_000, plays: 1 })
  expect(await listRejects(store, { service: 'home' })).toMatchObject({ rejects: [] })
})

describe('a server that cannot be asked', () => {
  test.each([
    ['sends elsewhere', 'elsewhere', 'sends elsewhere (302)'],
    ['answers with a page', 'page', 'no JSON'],
    ['answers something else', 'nothing', 'no list of sessions'],
  ] as const)('%s', async (_, answer, reason) => {
    jellyfin.answer = answer
    await server.engine.poller.pass()
    expect((await sources()).polled).toMatchObject([{ trouble: { reason: expect.stringContaining(reason) } }])
    jellyfin.answer = 'sessions'
    await server.engine.poller.pass()
    expect((await sources()).polled).toMatchObject([{ trouble: null }])
  })

  test('is told as silent where sources are, on the overview too, until it is back', async () => {
    await away()
    await server.engine.poller.pass()
    const { live, polled } = await sources()
    expect(live).toMatchObject([
      { service: 'home', source: 'jellyfin', silentSince: polled[0]?.trouble?.since, away: expect.stringContaining('ECONNREFUSED') },
    ])
    const { trouble } = await operations.overview.run(server.engine, {}, call(''))
    expect(trouble.map(({ found }) => found)).toContainEqual(expect.stringContaining('jellyfin of home cannot be asked since'))
    await listen()
    await server.engine.poller.pass()
    expect((await sources()).live).toMatchObject([{ silentSince: null, away: null }])
  })

  test('one that was never there is told, too', async () => {
    await poll({ service: 'cabin', address: 'http://127.0.0.1:9' })
    expect((await sources()).live.find(({ service }) => service === 'cabin')).toMatchObject({
      lines: 0,
      last: null,
      away: expect.any(String),
    })
    await operations['sources-poll-end'].run(server.engine, { address: 'http://127.0.0.1:9' }, call(''))
    expect((await sources()).live.map(({ service }) => service)).toEqual(['home'])
  })
})

test('one that is asked no longer is not asked; one that nobody asks cannot be ended', async () => {
  expect(await operations['sources-poll-end'].run(server.engine, { address: address() }, call(''))).toEqual({ polled: [] })
  const before = jellyfin.asked
  await server.engine.poller.pass()
  expect(jellyfin.asked).toBe(before)
  await expect(operations['sources-poll-end'].run(server.engine, { address: address() }, call(''))).rejects.toThrow('is asked')
})
