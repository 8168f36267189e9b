import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { message } from './message.js'
import { type RealServer, realServer } from './real-server.js'

let server: RealServer
beforeAll(async () => {
  server = await realServer({ maxBacklog: 2000 })
})
afterAll(() => server.close())

const post = (body: unknown) => fetch(`${server.address}/v1/spans?key=${server.key}`, { method: 'POST', body: JSON.stringify(body) })
const metric = async (name: string) => {
  const text = await (await fetch(`${server.address}/metrics`)).text()
  return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1])
}

test('lives, and is ready', async () => {
  expect(await (await fetch(`${server.address}/healthz`)).json()).toEqual({ status: 'ok' })
  expect(await (await fetch(`${server.address}/readyz`)).json()).toEqual({ status: 'ready', reasons: [] })
})

test('metrics are Prometheus text: each with help and type, totals as counters', async () => {
  const answer = await fetch(`${server.address}/metrics`)
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/)
  const lines = (await answer.text()).split('\n').filter(Boolean)
  const types = new Map(lines.flatMap(line => [...line.matchAll(/^# TYPE (\S+) (\S+)$/g)].map(([, name, type]) => [name!, type!] as const)))
  for (const line of lines) {
    if (line.startsWith('#')) {
      expect(line).toMatch(/^# (HELP|TYPE) [a-z0-9_]+ \S/)
      continue
    }
    const [, name] = /^([a-zA-Z0-9_:]+)(?:\{[^}]*\})? (?:-?[\d.]+(?:e[+-]?\d+)?|NaN|[+-]Inf)$/.exec(line)!
    expect(
      [...types.keys()].some(known => name!.startsWith(known)),
      line,
    ).toBe(true)
  }
  expect([types.get('sweeps_messages_total'), types.get('sweeps_journal_lag_seconds')]).toEqual(['counter', 'gauge'])
})

test('counters move', async () => {
  const before = [await metric('sweeps_messages_total'), await metric('sweeps_rejects_total')]
  await post([message(), message(), {}])
  expect([await metric('sweeps_messages_total'), await metric('sweeps_rejects_total')]).toEqual([before[0]! + 2, before[1]! + 1])
})

test('with more waiting for the engine than is allowed: 503 until it has caught up, and nothing acknowledged is lost', async () => {
  await server.engine.plays.loader.drained()
  const spans = await metric('sweeps_spans_total')
  let release = () => {}
  const { store } = server.engine
  const insert = store.insertLines.bind(store)
  const busy = new Promise<void>(resolve => {
    release = resolve
  })
  store.insertLines = async lines => {
    await busy
    return insert(lines)
  }
  onTestFinished(() => release()) // a test that fails half-way must not keep the server from closing
  let acknowledged = 0
  let answer = await post(message())
  for (; answer.status === 204 && acknowledged < 100; answer = await post(message())) acknowledged++
  expect(answer.status).toBe(503)
  expect([answer.headers.get('retry-after'), answer.headers.get('access-control-expose-headers')]).toEqual(['10', 'retry-after'])
  expect(await answer.json()).toMatchObject({ code: 'backlog-full' })
  const ready = await fetch(`${server.address}/readyz`)
  expect([ready.status, await ready.json()]).toEqual([
    503,
    { status: 'not ready', reasons: ['more is waiting for the engine than is allowed: send it again later'] },
  ])
  expect(await metric('sweeps_journal_backlog_bytes')).toBeGreaterThanOrEqual(2000)
  release()
  await server.engine.plays.loader.drained()
  expect((await post(message())).status).toBe(204)
  expect(await metric('sweeps_spans_total')).toBe(spans + acknowledged + 1)
})
