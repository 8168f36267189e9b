import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listRejects } from '@sweeps/engine'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RealServer, realServer } from './real-server.js'

let server: RealServer
let key: string
const directory = mkdtempSync(join(tmpdir(), 'sweeps-test-'))

beforeAll(async () => {
  server = await realServer()
  const files = {
    'panel.json': JSON.stringify({
      id: 'tiny',
      name: 'Tiny',
      market: 'US',
      zone: 'UTC',
      weighting: { method: 'rake', level: 'person', margins: ['sex'] },
      replicates: { method: 'jk1', groups: 'household' },
      thresholds: { persons: 0, households: 0, relativeError: null },
    }),
    'households.csv': 'household\nh1\nh2\nh3\n',
    'persons.csv': 'person,household,sex\na,h1,f\nb,h1,m\nc,h2,f\nd,h2,m\ne,h3,f\nf,h3,m\n',
    'targets.csv': 'margin,level,total\nsex,f,300\nsex,m,150\n',
  }
  const paths = new Map(Object.keys(files).map(name => [name, join(directory, name)]))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text)
  await server.engine.panels.import(paths, {}, { actor: 'test', note: 'test' })
  key = (await server.engine.people.keys.create({ kind: 'panel', service: 'tiny', name: 'meters' }, 'test')).secret
})
afterAll(async () => {
  await server.close()
  rmSync(directory, { recursive: true, force: true })
})

const instant = (time: string) => `2021-08-09T${time}:00.000Z`
const told = (change: Record<string, unknown> = {}) => ({
  service: 'tv',
  content: 'one',
  play: 'p1',
  household: 'h1',
  device: 'secret-device',
  sentAt: instant('21:00'),
  spans: [{ start: instant('20:00'), stop: instant('21:00'), position: 0 }],
  presence: [{ person: 'a', start: instant('20:00'), stop: instant('20:30') }],
  ...change,
})
const post = (body: unknown, secret = key) =>
  fetch(`${server.address}/v1/panel/viewing`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(secret ? { authorization: `Bearer ${secret}` } : {}) },
    body: JSON.stringify(body),
  })
const minutes = async () => {
  await server.engine.plays.loader.drained()
  server.engine.charts.changed()
  const { entries } = await server.engine.charts.chart({ chart: 'panel-tiny', week: '2021-08-09' })
  return entries[0]!.value
}

test('a meter reports with a panel key: what is acknowledged counts, once however often it is told, and presence grows', async () => {
  expect((await post(told())).status).toBe(204)
  // Each of the three women weighs 100.
  expect(await minutes()).toBeCloseTo(30 * 100, 6)
  expect((await post([told(), told()])).status).toBe(204)
  expect(await minutes()).toBeCloseTo(30 * 100, 6)
  expect((await post(told({ presence: [{ person: 'a', start: instant('20:00'), stop: instant('20:45') }] }))).status).toBe(204)
  expect(await minutes()).toBeCloseTo(45 * 100, 6)
})

test('bad messages are named and stored without the ids in them; the good ones beside them count', async () => {
  const answer = await post([
    told({ household: 'h9' }),
    told({ presence: [{ person: 'c', start: instant('20:00'), stop: instant('20:30') }] }),
    told({ play: 'p2', household: 'h2', presence: [{ person: 'd', start: instant('20:00'), stop: instant('20:10') }] }),
  ])
  expect(answer.status).toBe(400)
  const { errors, kept } = (await answer.json()) as { errors: { index: number; field: string }[]; kept: number }
  expect(errors.map(({ index, field }) => [index, field])).toEqual([
    [0, 'household'],
    [1, 'presence/0/person'],
  ])
  expect(kept).toBe(1)
  expect(await minutes()).toBeCloseTo(45 * 100 + 10 * 50, 6)
  const { rejects } = await listRejects(server.engine.store)
  expect(rejects.map(({ body }) => body).join()).not.toContain('secret-device')
})

test('other keys may not, and a panel key may nothing else', async () => {
  expect((await post(told(), '')).status).toBe(401)
  expect((await post(told(), 'spk_nobody')).status).toBe(403)
  expect((await post(told(), server.key)).status).toBe(403)
  const spans = await fetch(`${server.address}/v1/spans?key=${key}`, { method: 'POST', body: '{}' })
  expect(spans.status).toBe(403)
})

test('whoever watches from outside sees what of a panel is out of the usual', async () => {
  const metrics = await (await fetch(`${server.address}/metrics`)).text()
  expect(metrics).toContain('sweeps_panel_alerts{panel="tiny",kind="churn"} 0')
  expect(metrics).toContain('sweeps_panel_in_tab_ratio{panel="tiny"} 1')
  // Of 450 persons two thirds are women, of the sample half: 75 and 150.
  expect(metrics).toContain('sweeps_panel_alerts{panel="tiny",kind="cells"} 1')
})
