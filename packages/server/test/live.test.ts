import { afterAll, beforeAll, expect, test } from 'vitest'
import { listen } from './events.js'
import { message } from './message.js'
import { type RealServer, realServer } from './real-server.js'
import { Visitor } from './visitor.js'

let server: RealServer
beforeAll(async () => {
  server = await realServer()
})
afterAll(() => server.close())

const post = (body: unknown) => fetch(`${server.address}/v1/spans?key=${server.key}`, { method: 'POST', body: JSON.stringify(body) })

test('health at once, then every second, with what came in', async () => {
  const live = await listen(`${server.address}/v1/live`, server.readKey)
  await post([message(), message()])
  const busy = await live.until('health', ({ name, data }) => name === 'health' && data.messagesPerSecond > 0)
  live.stop()
  expect(live.events[0]).toMatchObject({ name: 'health', data: { rejects: 0, lagMs: 0, backlogBytes: 0 } })
  expect(busy.data).toMatchObject({ messagesPerSecond: expect.closeTo(2, 0), spansPerSecond: expect.closeTo(2, 0) })
})

test('a play as it grows, and no other', async () => {
  const start = Date.now() - 60_000
  const iso = (at: number) => new Date(at).toISOString()
  const span = (to: number) => ({ start: iso(start), stop: iso(start + to), position: 5000, rate: 2 })
  const first = message({ content: 'hr-1-3', runtime: 60_000, spans: [span(10_000)] })
  const live = await listen(`${server.address}/v1/live?play=${first.play.toUpperCase()}`, server.readKey)
  await post(message())
  await post(first)
  const heard = await live.until('play')
  expect(heard.data).toEqual({
    play: first.play,
    content: 'hr-1-3',
    watchedMs: 10_000,
    coveredMs: 20_000,
    runtimeMs: 60_000,
    spans: [span(10_000)],
  })
  await post({ ...first, spans: [span(15_000)] })
  await live.until('play', ({ name, data }) => name === 'play' && data.watchedMs === 15_000)
  live.stop()
  expect(live.events.filter(({ name }) => name === 'play')).toHaveLength(2)
})

test('a page that comes late is told what is there', async () => {
  const told = message()
  await post(told)
  await server.engine.plays.loader.drained()
  const live = await listen(`${server.address}/v1/live?play=${told.play}`, server.readKey)
  expect((await live.until('play')).data).toMatchObject({ watchedMs: 10_000 })
  live.stop()
})

test('pages that go are forgotten', async () => {
  const pages = await Promise.all(Array.from({ length: 200 }, () => listen(`${server.address}/v1/live`, server.readKey)))
  await expect(listen(`${server.address}/v1/live`, server.readKey)).rejects.toThrow('503')
  for (const page of pages) page.stop()
  await expect.poll(async () => (await listen(`${server.address}/v1/live`, server.readKey).catch(() => undefined))?.stop()).toBeUndefined()
  const again = await listen(`${server.address}/v1/live`, server.readKey)
  await again.until('health')
  again.stop()
})

test('a stream ends with the key or the session it was opened with', async () => {
  const ended = async (headers: Record<string, string>, end: () => Promise<unknown>): Promise<void> => {
    const stream = await fetch(`${server.address}/v1/live`, { headers })
    expect(stream.status).toBe(200)
    const reader = stream.body!.getReader()
    await reader.read()
    await end()
    for (;;) if ((await reader.read()).done) break
  }
  const { keys, users } = server.engine.people
  const { id, secret } = await keys.create({ kind: 'read', name: 'soon gone' }, 'test')
  await ended({ authorization: `bearer ${secret}` }, () => keys.revoke(id, 'test'))
  for (const end of ['sign-out', 'removal'] as const) {
    const visitor = new Visitor(server.address)
    await visitor.signIn((await users.invite({ name: end, role: 'viewer' }, 'test')).token)
    await ended({ cookie: visitor.cookie }, () =>
      end === 'sign-out' ? visitor.ask('/v1/session', { method: 'DELETE' }) : users.remove(end, 'test'),
    )
  }
})
