import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openEngine } from '@sweeps/engine'
import { random } from '@sweeps/stats'
import { httpLoad, type Load } from './http-load.js'
import { startScript, startSweeps } from './processes.js'
import { report } from './report.js'

/** Enough to keep the collector busy; more wait for each other, and say nothing of how long an answer takes. */
const connections = 12
const linesABody = 20
const bodies = 10_000
const openSessions = 5000
const webhookCalls = 5000
const sessionsAMinute = 50_000
/** How long memory is watched: a minute of sessions, and the two until they are settled. */
const seconds = 260

/** Requests to `/v1/cmcd`, made before the clock starts: lines of one session each, ten seconds apart, as a player batches them. */
function cmcdRequests(count: number, sessions: number, key: string, seed: number): Buffer[] {
  const draw = random(seed)
  const began = Date.now() - 3_600_000
  const reportedUntil = new Map<number, number>()
  return Array.from({ length: count }, (_, at) => {
    const session = at % sessions
    const from = reportedUntil.get(session) ?? began + draw.integer(0, 10_000)
    reportedUntil.set(session, from + linesABody * 10_000)
    const lines = Array.from(
      { length: linesABody },
      (_, n) =>
        `cid="c${session % 200}",e=t,sid="${seed}-${session}",sn=${n},sta=p,sweeps-viewer="v${session}",ts=${from + n * 10_000},v=2`,
    )
    const body = `${lines.join('\n')}\n`
    return Buffer.from(
      `POST /v1/cmcd?key=${key} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/cmcd\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    )
  })
}

/** Calls of Jellyfin’s Webhook plugin: progress of several clients, as they come. */
function webhookRequests(count: number, key: string): Buffer[] {
  const began = Date.now() - 3_600_000
  return Array.from({ length: count }, (_, at) => {
    const client = at % 50
    const second = Math.floor(at / 50) * 10
    const body = JSON.stringify({
      ...{ NotificationType: 'PlaybackProgress', UtcTimestamp: new Date(began + second * 1000).toISOString(), ItemType: 'Episode' },
      ...{
        ItemId: String(client).padStart(32, '0'),
        UserId: 'ab'.repeat(16),
        DeviceId: `tv-${client}`,
        Name: 'Fog',
        SeriesName: 'Cold Ferry',
      },
      ...{ PlaybackPositionTicks: second * 10_000_000, RunTimeTicks: 36_000_000_000, IsPaused: false, IsAutomated: false },
    })
    return Buffer.from(
      `POST /v1/jellyfin?key=${key} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: text/plain\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    )
  })
}

/**
 * CMCD lines acknowledged a second over HTTP in bodies of twenty, in turn with a bare server that splits the same bodies; and the memory that
 * many sessions take until they are settled. 1× is 200,000 lines a run.
 */
export async function benchLive(rounds: number, scale: number): Promise<void> {
  const data = join(mkdtempSync(join(tmpdir(), 'sweeps-bench-')), 'data')
  const secret = await writeKey(data)
  const bare = await startScript('bare-server.mjs', ['lines'])
  const sweeps = await startSweeps(data)
  const name = scale < 1 ? `1/${Math.round(1 / scale)}` : `${scale}×`
  const run = (port: number, requests: readonly Buffer[]): Promise<Load> => {
    let at = 0
    return httpLoad(port, connections, () => requests[at++])
  }
  try {
    const requests = cmcdRequests(Math.round(bodies * scale), Math.round(openSessions * scale), secret, 1)
    await run(bare.port, requests)
    await run(sweeps.port, requests)
    const pairs: { bare: Load; sweeps: Load }[] = []
    for (let round = 0; round < rounds; round++)
      pairs.push({ bare: await run(bare.port, requests), sweeps: await run(sweeps.port, requests) })
    const failed = pairs.reduce((sum, pair) => sum + pair.sweeps.failed, 0)
    if (failed > 0) throw new Error(`${failed} bodies were not acknowledged`)
    const perSecond = (of: 'bare' | 'sweeps'): number[] => pairs.map(pair => pair[of].perSecond * linesABody)
    report('bare node:http, CMCD in bodies of 20 lines', name, 'lines/s', perSecond('bare'))
    report('acknowledged CMCD in bodies of 20 lines', name, 'lines/s', perSecond('sweeps'), scale === 1 ? { atLeast: 60_000 } : {})
    const p99 = (of: 'bare' | 'sweeps'): number[] => pairs.map(pair => pair[of].p99)
    report('  p99 of the acknowledgement', name, 'ms', p99('sweeps'), scale === 1 ? { atMost: 20 } : {})
    report('  p99 of the bare server', name, 'ms', p99('bare'))
    const calls = webhookRequests(Math.round(webhookCalls * scale), secret)
    const webhooks: { bare: Load; sweeps: Load }[] = []
    // A media server calls one after the other, and waits for each within the playback.
    const call = (port: number): Promise<Load> => {
      let at = 0
      return httpLoad(port, 1, () => calls[at++])
    }
    for (let round = 0; round < rounds; round++) webhooks.push({ bare: await call(bare.port), sweeps: await call(sweeps.port) })
    if (webhooks.some(({ sweeps: { failed } }) => failed > 0)) throw new Error('a webhook was not acknowledged')
    const answered = (of: 'bare' | 'sweeps'): number[] => webhooks.map(pair => pair[of].p99)
    report('webhook of a media server, p99 of the answer', name, 'ms', answered('sweeps'), scale === 1 ? { atMost: 20 } : {})
    report('  p99 of the bare server', name, 'ms', answered('bare'))
  } finally {
    await sweeps.stop()
    await bare.stop()
    rmSync(data, { recursive: true, force: true })
  }
  await benchMemory(scale, name)
}

/** What sessions take on a server of their own: some that go on all the while, and many that come in a minute, until all are settled. */
async function benchMemory(scale: number, name: string): Promise<void> {
  const data = join(mkdtempSync(join(tmpdir(), 'sweeps-bench-')), 'data')
  const key = await writeKey(data)
  const sweeps = await startSweeps(data)
  try {
    // It reads beforehand what first pages rest on.
    await sleep(15_000)
    const idle = sweeps.resident()
    const staying = Math.round(openSessions * scale)
    const open = cmcdRequests(staying * Math.ceil(seconds / 30), staying, key, 3)
    const sessions = Math.round(sessionsAMinute * scale)
    const many = cmcdRequests(sessions, sessions, key, 2)
    const send = (requests: readonly Buffer[], from: number, to: number): Promise<Load> => {
      let at = from
      return httpLoad(sweeps.port, 8, () => (at < to ? requests[at++] : undefined))
    }
    let most = 0
    const began = Date.now()
    let sent = 0
    for (let second = 0; second < seconds; second++) {
      // Those that go on report every half minute; the others come evenly in the first.
      const round = Math.floor(second / 30)
      if (second % 30 === 0) await send(open, round * staying, (round + 1) * staying)
      const due = Math.min(many.length, Math.ceil(((Date.now() - began) / 60_000) * many.length))
      await send(many, sent, due)
      sent = due
      await sleep(1000)
      most = Math.max(most, sweeps.resident())
    }
    report('memory above an idle server until all is settled', name, 'MB', [(most - idle) / 1e6], scale === 1 ? { atMost: 200 } : {})
  } finally {
    await sweeps.stop()
    rmSync(data, { recursive: true, force: true })
  }
}

async function writeKey(data: string): Promise<string> {
  const engine = await openEngine({ directory: data })
  const { secret } = await engine.people.keys.create({ kind: 'write', service: 'bench', name: 'bench' }, 'bench')
  await engine.close()
  return secret
}
