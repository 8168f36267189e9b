import { randomUUID } from 'node:crypto'
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { newDirectory } from '../../engine/test/new-directory.js'
import { type Child, child, nextLine } from '../../engine/test/store/child.js'
import { run } from './run.js'
import { directory, type Started, scratch, startSweeps } from './sweeps.js'

/*
 * Several real programs on one ClickHouse: chDB behind its HTTP interface, in a process of its own. Viewing is of the week of Monday
 * 2021-08-09, each play half an hour of content c1 unless said otherwise.
 */

// Migrating takes its time over HTTP, and each of the programs is a process to start.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 300_000 })

const { path, remove } = scratch()
const data = directory(join(path, 'server'))
const running: Started[] = []
let store: Child
let env: Record<string, string>
let server: Started
let key: string

beforeAll(async () => {
  store = await child('./shim.ts', join(await newDirectory(join(path, 'engine')), 'store'))
  env = {
    SWEEPS_CLICKHOUSE_URL: await nextLine(store),
    SWEEPS_SECRETS: join(path, 'secrets.json'),
    SWEEPS_OLDEST: '9000d',
  }
})
afterAll(async () => {
  for (const each of running.reverse()) await each.stop('SIGKILL')
  await store?.kill('SIGKILL')
  remove()
})

const start = async (
  name: string,
  args: string[] = [],
  options: { command?: string; env?: Record<string, string> } = {},
): Promise<Started> => {
  const started = await startSweeps(directory(join(path, name)), args, { ...options, env: { ...env, ...options.env } })
  running.push(started)
  return started
}
const collect = (name: string, own: Record<string, string> = {}) => start(name, [], { command: 'collect', env: own })
const ask = (args: string[], at = data, own: Record<string, string> = {}) => run([...args, '--data', at], { ...env, ...own })
async function answer<T>(args: string[]): Promise<T> {
  const { status, out, err } = await ask([...args, '--json'])
  if (status !== 0) throw new Error(`${args.join(' ')}: ${err}`)
  return JSON.parse(out)
}

/** Reports half an hour of c1, on Monday at 20:00. Resolves to the status. */
async function report(
  { address }: Started,
  { viewer = `viewer ${randomUUID()}`, content = 'c1', with: secret = key, sentAt = '' } = {},
): Promise<number> {
  const spans = [{ start: '2021-08-09T20:00:00.000Z', stop: '2021-08-09T20:30:00.000Z', position: 0 }]
  const body = JSON.stringify({ service: 'demo', content, play: randomUUID(), viewer, sentAt: sentAt || spans[0]!.stop, spans })
  const response = await fetch(`${address}/v1/spans?key=${secret}`, { method: 'POST', body })
  await response.arrayBuffer()
  return response.status
}
const publish = () => answer<{ id: string; revision: number }>(['publish', 'census', '--week', '2021-08-09'])
interface Edition {
  notes: string[]
  lists: { entries: { title: string; value: number }[] }[]
}
const edition = async (id: string): Promise<Edition> => JSON.parse(readFileSync(join(data, 'editions', `${id}.json`), 'utf8'))
const minutesOf = async (id: string): Promise<Record<string, number>> =>
  Object.fromEntries((await edition(id)).lists[0]!.entries.map(({ title, value }) => [title, value]))
async function soon(what: () => Promise<boolean>, ms = 30_000): Promise<boolean> {
  for (const until = performance.now() + ms; performance.now() < until; await sleep(750)) if (await what().catch(() => false)) return true
  return false
}
const watched = async (content: string): Promise<number> => {
  const { rows } = await answer<{ rows: { content: string; watchedMs: number }[] }>([
    'minutes',
    '--from',
    '2021-08-09',
    '--to',
    '2021-08-10',
    '--by',
    'content',
  ])
  return rows.find(row => row.content === content)?.watchedMs ?? 0
}

describe('secrets', () => {
  test('are made by no collector, and a database that nobody has made is none', async () => {
    const refused = await ask(['collect', '--port', '0'], directory(join(path, 'first')), { SWEEPS_CLICKHOUSE_DATABASE: 'none' })
    expect(refused).toMatchObject({ status: 1, err: expect.stringContaining('is no database of Sweeps yet') })
  })

  test('are made by the first command that opens the database, and shared from then on', async () => {
    const made = await answer<{ secret: string }>(['keys', 'create', '--service', 'demo'])
    key = made.secret
    const missing = await ask(['collect', '--port', '0'], directory(join(path, 'first')), { SWEEPS_SECRETS: join(path, 'none.json') })
    expect(missing).toMatchObject({ status: 1, err: expect.stringMatching(/none\.json is missing .*SWEEPS_SECRETS/) })
    const own = await ask(['minutes', '--from', '2021-08-09', '--to', '2021-08-10'], directory(join(path, 'first')), {
      SWEEPS_SECRETS: join(path, 'none.json'),
    })
    expect(own).toMatchObject({ status: 1, err: expect.stringContaining('none.json is missing although there are data') })
  })

  test('of another installation are refused', async () => {
    const other = directory(join(path, 'other'))
    await newDirectory(other)
    await run(['keys', 'create', '--service', 'x', '--data', other])
    cpSync(join(other, 'secrets.json'), join(path, 'others.json'))
    const refused = await ask(['collect', '--port', '0'], directory(join(path, 'first')), { SWEEPS_SECRETS: join(path, 'others.json') })
    expect(refused).toMatchObject({ status: 1, err: expect.stringContaining('others.json does not belong to these data') })
  })
})

describe('beside one server', () => {
  let one: Started
  let other: Started
  beforeAll(async () => {
    writeFileSync(
      join(path, 'catalogue.csv'),
      'service,content,title,season,episode,name,kind,origin,language,runtime_ms,released\ndemo,c1,show,1,1,Show,series,original,en,3600000,2021-08-01\n',
    )
    await answer(['import', 'catalogue', join(path, 'catalogue.csv')])
    server = await start('server', ['--no-collect'])
    one = await collect('one')
    // Five minutes ahead, and five behind.
    const off = (minutes: number) => ({
      NODE_OPTIONS: `--import ${fileURLToPath(new URL('./shifted-clock.mjs', import.meta.url))}`,
      CLOCK_OFF: String(minutes * 60_000),
    })
    other = await collect('other', off(5))
    await collect('slow', off(-5))
  })

  test('a collector takes plays in, a server without one refuses them with a word, and a directory is one program’s', async () => {
    expect(await report(one)).toBe(204)
    expect(await report(other)).toBe(204)
    const refused = await fetch(`${server.address}/v1/spans?key=${key}`, { method: 'POST', body: '{}' })
    expect(refused.status).toBe(404)
    expect(((await refused.json()) as { detail: string }).detail).toContain('sweeps collect')
    expect(await soon(async () => (await watched('c1')) === 2 * 1_800_000)).toBe(true)
    const twice = await ask(['collect', '--port', '0'], join(path, 'one'))
    expect(twice).toMatchObject({ status: 1, err: expect.stringMatching(/a collector runs on|is held by process/) })
    const command = await ask(['publish', 'census', '--week', '2021-08-09'], join(path, 'one'))
    expect(command).toMatchObject({ status: 1, err: expect.stringContaining('ask the directory of the server') })
  })

  test('clocks that are five minutes off tell the same time to players, and set nothing aside', async () => {
    const clocks = await Promise.all(
      running.map(async ({ address }) => Date.parse(((await (await fetch(`${address}/v1/time`)).json()) as { now: string }).now)),
    )
    for (const clock of clocks) expect(Math.abs(clock - Date.now())).toBeLessThan(20_000)
    // Just watched, by a player whose clock is right: on no collector it seems to run ahead.
    const now = Date.now()
    for (const collector of running.slice(1)) {
      const body = JSON.stringify({
        ...{ service: 'demo', content: 'live', play: randomUUID(), viewer: randomUUID(), sentAt: new Date(now).toISOString() },
        spans: [{ start: new Date(now - 60_000).toISOString(), stop: new Date(now).toISOString(), position: 0 }],
      })
      expect((await fetch(`${collector.address}/v1/spans?key=${key}`, { method: 'POST', body })).status).toBe(204)
    }
    const day = new Date(now - 60_000).toISOString().slice(0, 10)
    const until = new Date(now + 86_400_000).toISOString().slice(0, 10)
    interface Answer {
      rows: { content: string; plays: number }[]
      setAside: unknown[]
    }
    const all = () => answer<Answer>(['minutes', '--from', day, '--to', until, '--by', 'content'])
    expect(await soon(async () => (await all()).rows.find(row => row.content === 'live')?.plays === 3)).toBe(true)
    expect((await all()).setAside).toEqual([])
  })

  test('a key that is revoked is refused within ten seconds, one that is made is taken', async () => {
    const made = await answer<{ id: string; secret: string }>(['keys', 'create', '--service', 'demo'])
    expect(await soon(async () => (await report(one, { content: 'keys', with: made.secret })) === 204, 10_000)).toBe(true)
    await answer(['keys', 'revoke', made.id])
    expect(await soon(async () => (await report(one, { content: 'keys', with: made.secret })) === 403, 10_000)).toBe(true)
  })

  //  c1: two half hours so far; a third is acknowledged by a collector that is stopped, and so is no part of the first edition.
  test('a collector that is stopped over a publication is named, and what it loads afterwards counts as later', async () => {
    const first = await publish()
    expect(await minutesOf(first.id)).toMatchObject({ show: 60 })
    expect((await edition(first.id)).notes).toEqual([])
    // Acknowledged and perhaps half loaded, again and again until it is caught at it.
    other.child.kill('SIGSTOP')
    const asleep = report(other)
    await sleep(11_000)
    expect(await report(one, { content: 'c1' })).toBe(204)
    expect(await soon(async () => (await watched('c1')) === 3 * 1_800_000)).toBe(true)
    const second = await publish()
    expect(await minutesOf(second.id)).toMatchObject({ show: 90 })
    expect((await edition(second.id)).notes).toEqual([expect.stringMatching(/Collector [0-9a-f-]{36} was silent/)])
    other.child.kill('SIGCONT')
    expect(await asleep).toBe(204)
    expect(await soon(async () => (await watched('c1')) === 4 * 1_800_000)).toBe(true)
    const third = await publish()
    expect(await minutesOf(third.id)).toMatchObject({ show: 120 })
    expect((await edition(third.id)).notes).toEqual([])
    for (const { id } of [first, second, third]) expect(await answer(['verify', id])).toMatchObject({ equal: true, differences: [] })
  })

  test('who is erased is in no journal of any collector: one that is killed brings nothing back', async () => {
    const slow = running.at(-1)!
    const viewer = 'somebody'
    for (const collector of [one, slow]) expect(await report(collector, { viewer, content: 'erased' })).toBe(204)
    // A batch that was loaded twice has two rows of a span until they are merged.
    const erased = await answer<{ rows: number; silentNodes: string[] }>(['erase', viewer])
    expect(erased.rows).toBeGreaterThanOrEqual(2)
    expect(erased.silentNodes).toEqual([])
    await slow.stop('SIGKILL')
    running.pop()
    await collect('slow')
    await report(running.at(-1)!, { content: 'after' })
    expect(await soon(async () => (await watched('after')) > 0)).toBe(true)
    expect(await watched('erased')).toBe(0)
  })

  test('a collector that never comes back is named until somebody says so', async () => {
    const gone = running.pop()!
    await gone.stop('SIGKILL')
    interface Nodes {
      nodes: { id: string; state: string }[]
    }
    const silent = async () => (await answer<Nodes>(['nodes'])).nodes.filter(({ state }) => state === 'silent').map(({ id }) => id)
    expect(await soon(async () => (await silent()).length === 1)).toBe(true)
    const [id] = await silent()
    expect((await edition((await publish()).id)).notes).toEqual([expect.stringContaining(id!)])
    const alive = (await answer<Nodes>(['nodes'])).nodes.find(({ state }) => state === 'running')!.id
    expect(await ask(['nodes', 'forget', alive])).toMatchObject({ status: 1, err: expect.stringContaining('is running') })
    await answer(['nodes', 'forget', id!])
    expect((await edition((await publish()).id)).notes).toEqual([])
  })

  test('a reader answers, changes nothing and takes nothing in', async () => {
    const reader = await start('reader', ['--read-only', '--open-reading'])
    const value = async () => {
      const answered = await fetch(`${reader.address}/v1/charts/census/2021-08-09`)
      const { entries } = (await answered.json()) as { entries: { title: string; value: number }[] }
      return entries.find(({ title }) => title === 'show')?.value
    }
    expect(await value()).toBe(120)
    expect(await report(reader)).toBe(404)
    const { csrf } = (await (await fetch(`${reader.address}/v1/session`)).json()) as { csrf: string }
    const change = await fetch(`${reader.address}/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-csrf-token': csrf },
      body: JSON.stringify({ token: 'x' }),
    })
    expect({ status: change.status, ...((await change.json()) as object) }).toMatchObject({ status: 503, code: 'not-owner' })
    // What is reported later is seen, though others load it.
    expect(await report(one)).toBe(204)
    expect(await soon(async () => (await value()) === 150)).toBe(true)
    await reader.stop()
  })

  test('of two servers one makes the changes; when it is killed the other has taken over within half a minute', async () => {
    const second = await start('second', ['--no-collect'])
    const key = (name: string) => ask(['keys', 'create', '--service', name, '--json'], join(path, 'second'))
    expect(await key('early')).toMatchObject({
      status: 1,
      err: expect.stringMatching(/the server of node [0-9a-f-]{36} makes the changes/),
    })
    await server.stop('SIGKILL')
    rmSync(join(data, 'sweeps.sock'), { force: true })
    const killed = performance.now()
    expect(await soon(async () => (await key('late')).status === 0)).toBe(true)
    expect(performance.now() - killed).toBeLessThan(30_000)
    // What is numbered goes on where the other stopped.
    const audit = await ask(['audit', '--json'], join(path, 'second'))
    const { entries } = JSON.parse(audit.out) as { entries: { number: number; detail: string }[] }
    expect(new Set(entries.map(({ number }) => number)).size).toBe(entries.length)
    expect(entries[0]!.detail).toContain('late')
    await second.stop()
  })
})
