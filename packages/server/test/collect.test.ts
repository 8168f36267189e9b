import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { listRejects } from '@sweeps/engine'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { message } from './message.js'
import { type RealServer, realServer } from './real-server.js'
import { watched } from './watched.js'

let server: RealServer
beforeAll(async () => {
  server = await realServer()
})
afterAll(() => server.close())

const post = (body: unknown, init: RequestInit = {}, address = `/v1/spans?key=${server.key}`) =>
  fetch(server.address + address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...init,
  })
const problemOf = async (answer: Response): Promise<Record<string, unknown>> => {
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
  expect(answer.headers.get('access-control-allow-origin')).toBe('*')
  return { status: answer.status, ...((await answer.json()) as Record<string, unknown>) }
}

describe('a body', () => {
  test('of one message, as JSON', async () => {
    const answer = await post(message({ content: 'one' }))
    expect(answer.status).toBe(204)
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    expect(await watched(server.engine, 'one')).toEqual({ ms: 10_000, plays: 1 })
  })

  test('of several messages, as text from sendBeacon', async () => {
    const { status } = await post([message({ content: 'several' }), message({ content: 'several' })], {
      headers: { 'content-type': 'text/plain;charset=UTF-8' },
    })
    expect(status).toBe(204)
    expect(await watched(server.engine, 'several')).toEqual({ ms: 20_000, plays: 2 })
  })

  test('told twice counts once', async () => {
    const told = message({ content: 'twice' })
    for (const _ of [1, 2]) expect((await post(told)).status).toBe(204)
    expect((await watched(server.engine, 'twice')).plays).toBe(1)
  })
})

describe('a key', () => {
  const bearer = (key: string) => ({ authorization: `Bearer ${key}` })
  test.each([
    ['in the address', (key: string) => [`/v1/spans?v=1&key=${key}&x=`, {}] as const],
    ['as x-sweeps-key', (key: string) => ['/v1/spans', { 'x-sweeps-key': key }] as const],
    ['as a bearer token', (key: string) => ['/v1/spans?monkey=1', bearer(key)] as const],
  ])('%s', async (_, show) => {
    const [address, headers] = show(server.key)
    expect((await post(message(), { headers }, address)).status).toBe(204)
  })

  test('that is not there: 401', async () => {
    expect(await problemOf(await post(message(), {}, '/v1/spans'))).toMatchObject({ status: 401, code: 'key-missing' })
  })

  test.each([
    ['nobody knows', () => 'swk_wrong', message()],
    ['of another service', () => server.key, message({ service: 'another' })],
    ['for reading', () => server.readKey, message()],
  ])('%s: 403', async (_, key, told) => {
    expect(await problemOf(await post(told, {}, `/v1/spans?key=${key()}`))).toMatchObject({ status: 403, code: 'key-refused' })
  })

  test('that is revoked: 403 from the next message on', async () => {
    const { keys } = server.engine.people
    const { id, secret } = await keys.create({ kind: 'write', service: 'noa', name: 'short-lived' }, 'test')
    expect((await post(message(), {}, `/v1/spans?key=${secret}`)).status).toBe(204)
    await keys.revoke(id, 'test')
    expect((await post(message(), {}, `/v1/spans?key=${secret}`)).status).toBe(403)
  })
})

test('a preflight is answered for two hours', async () => {
  const answer = await fetch(`${server.address}/v1/spans?key=${server.key}`, {
    method: 'OPTIONS',
    headers: { origin: 'https://noa.example', 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
  })
  expect(answer.status).toBe(204)
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'POST',
    'access-control-allow-headers': 'content-type, content-encoding, authorization, x-sweeps-key',
    'access-control-max-age': '7200',
  })
})

test('another method is refused in words', async () => {
  for (const method of ['GET', 'PUT', 'DELETE'])
    expect(await problemOf(await fetch(`${server.address}/v1/spans`, { method }))).toMatchObject({ status: 400, code: 'invalid-request' })
})

describe('bad messages', () => {
  const late = { start: '2021-08-09T20:00:00.000Z', stop: '2021-02-31T20:00:00.000Z', position: 0 }

  test('are named by index, field and reason; the good ones are kept', async () => {
    const { spans: _, ...bare } = message()
    const answer = await post([message({ content: 'good among bad' }), bare, message({ spans: [late] })])
    expect(await problemOf(answer)).toMatchObject({
      status: 400,
      code: 'invalid-message',
      kept: 1,
      errors: [
        { index: 1, field: 'spans', reason: 'is missing' },
        { index: 2, field: 'spans/0/stop', reason: '"2021-02-31T20:00:00.000Z" is no instant of the calendar' },
      ],
    })
    expect((await watched(server.engine, 'good among bad')).plays).toBe(1)
  })

  test('are listed without the ids of people', async () => {
    await post(message({ viewer: 'raw-viewer', account: 'raw-account', spans: [late], content: 'refused' }))
    await server.engine.plays.loader.drained()
    const { rejects } = await listRejects(server.engine.store, { service: 'noa' })
    const [refused] = rejects.filter(({ body }) => body.includes('"refused"'))
    expect(refused).toMatchObject({ service: 'noa', field: 'spans/0/stop' })
    expect(JSON.stringify(rejects)).not.toMatch(/raw-viewer|raw-account/)
  })

  test.each([
    ['no JSON', '{"service":', 'is no JSON'],
    ['nothing', '', 'is no JSON'],
    ['a number', '7', 'a message is an object'],
  ])('%s', async (_, body, reason) => {
    expect(await problemOf(await post(body))).toMatchObject({ status: 400, kept: 0, errors: [{ index: 0, field: '', reason }] })
  })

  test('no messages at all', async () => {
    expect(await problemOf(await post([]))).toMatchObject({ status: 400, code: 'invalid-message' })
  })

  test('broken UTF-8 is refused, not mended', async () => {
    const bytes = Buffer.from(JSON.stringify(message({ content: 'caf?' })).replace('?', '\u00e9'), 'latin1')
    expect(await problemOf(await post('', { body: bytes }))).toMatchObject({ status: 400, errors: [{ reason: 'is not UTF-8' }] })
  })
})

describe('an encoding', () => {
  const encoded = (encoding: string, body: Uint8Array<ArrayBuffer>) => post('', { body, headers: { 'content-encoding': encoding } })

  test('of those that are understood is unpacked, with a byte order mark too', async () => {
    const body = Buffer.from(`\ufeff${JSON.stringify(message({ content: 'packed' }))}`)
    for (const [encoding, packed] of [
      ['gzip', gzipSync(body)],
      ['deflate', deflateSync(body)],
      ['br', brotliCompressSync(body)],
    ] as const)
      expect((await encoded(encoding, new Uint8Array(packed))).status).toBe(204)
    expect((await watched(server.engine, 'packed')).plays).toBe(1)
  })

  test('of any other: 415, and what may be sent', async () => {
    const before = server.engine.plays.collector.counters.rejects
    const answer = await encoded('zstd', new Uint8Array([1]))
    expect(answer.headers.get('accept-encoding')).toBe('gzip, deflate, br')
    const { detail, ...problem } = await problemOf(answer)
    expect(problem).toMatchObject({ status: 415, code: 'unsupported-encoding' })
    expect(detail).not.toMatch(/do not send/)
    expect(server.engine.plays.collector.counters.rejects).toBe(before)
  })

  test('of what becomes too large: 413', async () => {
    const bomb = new Uint8Array(gzipSync(Buffer.alloc(20_000_000, 32)))
    expect(await problemOf(await encoded('gzip', bomb))).toMatchObject({ status: 413, code: 'too-large' })
  })
})

test('a body of nothing but refusals is short work, and short to store', async () => {
  const began = performance.now()
  const answer = await post(`[${Array(20_000).fill(10).join(',')}]`)
  const { errors, refused } = await problemOf(answer)
  expect(errors).toHaveLength(20)
  expect(refused).toBe(20_000)
  // Without a bound it took half a second of the thread, and 4 MB.
  expect(performance.now() - began).toBeLessThan(2000)
  await server.engine.plays.loader.drained()
  const { rejects } = await listRejects(server.engine.store, { service: 'noa', limit: 1000 })
  expect(rejects.filter(({ body }) => body.startsWith('"(number of 2')).length).toBe(20)
  expect(rejects.some(({ body }) => body === '{"unkeptNote":19980}')).toBe(true)
})

describe('more than 64 KB', () => {
  const large = () => JSON.stringify(Array.from({ length: 400 }, () => message()))

  test('told by its length: 413', async () => {
    expect(await problemOf(await post(large()))).toMatchObject({ status: 413, code: 'too-large' })
  })

  test('without a length: 413 as soon as it is too much', async () => {
    let sent = 0
    const endless = new ReadableStream({
      async pull(controller) {
        sent += 8192
        controller.enqueue(new Uint8Array(8192).fill(32))
        await new Promise(resolve => setTimeout(resolve, 5))
      },
    })
    const answer = await post('', { body: endless, duplex: 'half' } as RequestInit)
    expect(await problemOf(answer)).toMatchObject({ status: 413, code: 'too-large' })
    expect(sent).toBeLessThan(1_000_000)
  })
})
