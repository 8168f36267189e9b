import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { message } from './message.js'
import { type RealServer, realServer } from './real-server.js'
import { Visitor } from './visitor.js'
import { watched } from './watched.js'

let server: RealServer
beforeAll(async () => {
  server = await realServer({ requestTimeout: 1000, openReading: true })
})
afterAll(() => server.close())

const address = () => `${server.address}/v1/spans?key=${server.key}`
const post = (body: string | Uint8Array) => fetch(address(), { method: 'POST', body: body as BodyInit })

/** A bare connection, and all it has answered so far. */
async function wire(): Promise<{ socket: Socket; heard: () => string; ended: Promise<unknown> }> {
  const socket = connect(Number(new URL(server.address).port), '127.0.0.1')
  let heard = ''
  socket.setEncoding('utf8').on('data', chunk => {
    heard += chunk
  })
  socket.on('error', () => {})
  const ended = once(socket, 'close')
  await once(socket, 'connect')
  return { socket, heard: () => heard, ended }
}
const head = (length: number | string) => `POST /v1/spans?key=${server.key} HTTP/1.1\r\nHost: sweeps\r\nContent-Length: ${length}\r\n\r\n`
const whole = (body: string) => head(Buffer.byteLength(body)) + body

test.each([
  ['never closed', '['.repeat(65_536)],
  ['closed', `${'['.repeat(32_768)}${']'.repeat(32_768)}`],
  ['in a message', JSON.stringify(message()).replace('"hr-1-1"', `${'['.repeat(20_000)}${']'.repeat(20_000)}`)],
  ['of objects', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`],
])('nesting without end, %s, is a bad message', async (_, body) => {
  expect((await post(body)).status).toBe(400)
})

test('a client that never ends its body is dropped, and blocks nobody', async () => {
  const { socket, heard, ended } = await wire()
  socket.write(`${head(1000)}{"service"`)
  expect((await post(JSON.stringify(message()))).status).toBe(204)
  const began = Date.now()
  await ended
  expect(Date.now() - began).toBeLessThan(3000)
  expect(heard()).toMatch(/^HTTP\/1\.1 408 /)
})

test('a client that never ends its headers is dropped', async () => {
  const { socket, ended } = await wire()
  socket.write('POST /v1/spans HTTP/1.1\r\nHost: sweeps\r\nX-Slow: ')
  await ended
})

test('pipelined messages are answered one by one, and all kept', async () => {
  const { socket, heard } = await wire()
  const bodies = Array.from({ length: 20 }, () => JSON.stringify(message({ content: 'pipelined' })))
  socket.write(bodies.map(whole).join(''))
  while (heard().split('HTTP/1.1 204').length <= 20) await sleep(10)
  socket.destroy()
  expect((await watched(server.engine, 'pipelined')).plays).toBe(20)
})

test('a connection that breaks in the middle of a body leaves nothing behind', async () => {
  const before = server.engine.plays.collector.counters.messages
  const { socket, ended } = await wire()
  socket.write(whole(JSON.stringify(message({ content: 'broken off' }))).slice(0, -10))
  await sleep(50)
  socket.destroy()
  await ended
  expect((await post(JSON.stringify(message()))).status).toBe(204)
  expect(server.engine.plays.collector.counters.messages).toBe(before + 1)
})

test.each([
  ['no HTTP at all', '\u0000\u0001\u0002GARBAGE\r\n\r\n'],
  ['two lengths', `POST /v1/spans HTTP/1.1\r\nHost: sweeps\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab`],
  ['a length and chunks', `POST /v1/spans HTTP/1.1\r\nHost: sweeps\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
])('%s is refused and the connection ended', async (_, bytes) => {
  const { socket, heard, ended } = await wire()
  socket.write(bytes)
  await ended
  expect(heard()).toMatch(/^HTTP\/1\.1 400 /)
})

test('a thousand requests of any kind: no crash, no 5xx, the server goes on', async () => {
  const anything = fc.record({
    method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS'),
    path: fc.oneof(
      fc.constantFrom(
        '/v1/spans',
        `/v1/spans?key=KEY`,
        '/v1/session',
        '/v1/charts',
        '/v1/charts/nielsen-us/2021-08-09',
        '/v1/minutes?from=2021-08-09&to=2021-08-10',
        '/v1/rejects',
        '/v1/catalogue',
        '/v1/screening-room',
        '/healthz',
        '/openapi.json',
        '/docs',
        '/assets/none.js',
        '/%',
        '/..%2f..%2fsecrets.json',
      ),
      fc.webPath().map(path => `/v1${path}`),
      fc.tuple(fc.webPath(), fc.webQueryParameters()).map(([path, query]) => `/v1/charts${path}?${query}`),
      fc.webQueryParameters().map(query => `/v1/minutes?${query}`),
      fc.webQueryParameters().map(query => `/v1/minutes?from=2021-08-09&to=2021-08-10&${query}`),
    ),
    type: fc.constantFrom('application/json', 'text/plain', 'multipart/form-data', 'x', ''),
    body: fc.oneof(
      fc.json(),
      fc.string({ unit: 'binary' }),
      fc.object().map(odd => JSON.stringify({ ...message(), ...odd })),
      fc
        .constantFrom('service', 'content', 'play', 'viewer', 'spans', 'sentAt', 'runtime')
        .chain(field => fc.jsonValue().map(odd => JSON.stringify([{ ...message(), [field]: odd }]))),
    ),
    cookie: fc.option(fc.string()),
  })
  const visitor = new Visitor(server.address)
  await visitor.ask('/v1/session')
  const [cookieName] = visitor.cookie.split('=')
  await fc.assert(
    fc.asyncProperty(anything, async ({ method, path, type, body, cookie }) => {
      const bare = method === 'GET' || method === 'HEAD'
      const answer = await fetch(server.address + path.replace('KEY', server.key), {
        method,
        headers: {
          ...(type && { 'content-type': type }),
          ...(cookie && { cookie: `${cookieName}=${encodeURIComponent(cookie)}` }),
        },
        ...(bare ? {} : { body }),
        redirect: 'manual',
        signal: AbortSignal.timeout(20_000),
      })
      const text = await answer.text()
      expect(answer.status, `${method} ${path}: ${text}`).toBeLessThan(500)
    }),
    { numRuns: 1000, seed: 20_210_809 },
  )
  expect((await post(JSON.stringify(message({ content: 'afterwards' })))).status).toBe(204)
  expect((await watched(server.engine, 'afterwards')).plays).toBe(1)
})

test('an address of whatever length and kind is answered with a problem document', async () => {
  for (const path of [
    `/v1/titles/${'a'.repeat(101)}`,
    `/v1/titles/${'a'.repeat(999)}`,
    `/v1/titles/${'a'.repeat(3000)}`,
    `/v1/seasons/${'b'.repeat(150)}/1`,
    `/v1/charts/${'c'.repeat(500)}/2021-08-09`,
    '/v1/titles/%zz',
    `/v1/nowhere/${'d'.repeat(5000)}`,
  ]) {
    const answer = await fetch(server.address + path)
    expect({ path: path.slice(0, 20), type: answer.headers.get('content-type') }).toEqual({
      path: path.slice(0, 20),
      type: expect.stringMatching(/^application\/problem\+json/),
    })
    expect([400, 404]).toContain(answer.status)
  }
})

test('what is no request, or one with too long a head, is answered with a problem document', async () => {
  for (const [sent, status] of [
    ['NONSENSE\r\n\r\n', 400],
    [`GET /${'a'.repeat(20_000)} HTTP/1.1\r\nHost: sweeps\r\n\r\n`, 431],
  ] as const) {
    const { socket, heard, ended } = await wire()
    socket.write(sent)
    await ended
    const [top, body] = heard().split('\r\n\r\n')
    expect(top).toMatch(new RegExp(`^HTTP/1.1 ${status} [^]*application/problem\\+json`))
    expect(JSON.parse(body!)).toMatchObject({ status, code: 'invalid-request' })
  }
})
