import { type AnyOperation, operations } from '@sweeps/engine'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RealServer, realServer } from './real-server.js'

const all: AnyOperation[] = Object.values(operations)

/** Routes of the interface that are no question of the table: who asks, what never ends, and what needs no engine. */
const byHand = ['GET /v1/session', 'POST /v1/session', 'DELETE /v1/session', 'GET /v1/time', 'GET /v1/live', 'GET /v1/screening-room']

/** Questions whose input is too much for an address. */
const asksOnly = ['announcement-preview', 'inspect-file', 'chart-preview']

let server: RealServer
beforeAll(async () => {
  server = await realServer()
})
afterAll(() => server.close())

test('every route of the interface is derived from an operation, or in a short list', () => {
  const derived = all.flatMap(({ http }) => (http ? [`${http.method} ${http.path}`] : []))
  const routes = server.app
    .routeTable()
    .filter(({ method, url }) => method !== 'HEAD' && method !== 'OPTIONS' && url.startsWith('/v1/'))
    .map(({ method, url }) => `${method} ${url}`)
  expect([...new Set(routes)].sort()).toEqual([...derived, ...byHand].sort())
})

test('a route needs the role that its operation names', () => {
  const needs = new Map(server.app.routeTable().map(({ method, url, needs }) => [`${method} ${url}`, needs]))
  for (const { http, role } of all) if (http) expect(needs.get(`${http.method} ${http.path}`), http.path).toBe(role)
})

describe.each(all.map(one => [one.name, one] as const))('%s', (name, one) => {
  test('says what it is, and what each of its inputs is', () => {
    expect(operations[name as keyof typeof operations]).toBe(one)
    expect(one.summary).toMatch(/^[A-Z]/)
    expect(one.output).toMatchObject(Object.hasOwn(one.output, 'anyOf') ? { anyOf: expect.anything() } : { type: expect.any(String) })
    for (const input of [...(one.http?.without ?? []), ...Object.keys(one.http?.bounds ?? {})])
      expect(Object.keys(one.input.properties)).toContain(input)
    for (const part of one.http?.path.match(/(?<=:)\w+/g) ?? []) expect(Object.keys(one.input.properties)).toContain(part)
  })

  test('is recorded if it changes something, here or in its stage', () => {
    // Keys and people are recorded where they are changed; weights of panels are made when they are asked for, and verified.
    const elsewhere = /^(keys|users|panel)-/
    expect(one.changes === true && one.audit === undefined && !elsewhere.test(name)).toBe(false)
    if (one.http?.method === 'POST' && !asksOnly.includes(name) && !elsewhere.test(name)) expect(one.audit).toBeDefined()
    if (one.http?.method === 'GET') expect(one.audit).toBeUndefined()
  })
})
