import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openEngine } from '@sweeps/engine'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type ServerChild, serverChild } from './child.js'
import { message } from './message.js'
import { watched } from './watched.js'

let directory: string
let server: ServerChild
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'sweeps-durable-'))
  server = await serverChild(directory)
})
afterEach(async () => {
  server.process.kill('SIGKILL')
  await server.ended
  rmSync(directory, { recursive: true, force: true })
})

const post = ({ address, key }: ServerChild, body: unknown) =>
  fetch(`${address}/v1/spans?key=${key}`, { method: 'POST', body: JSON.stringify(body) })

/** Plays the figures have, by content; asked again while what waited is being loaded. */
const plays = async ({ address }: ServerChild, content: string): Promise<number> => {
  const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10)
  const answer = await fetch(`${address}/v1/minutes?from=${day(-1)}&to=${day(1)}&by=content&metric=plays`)
  const { rows } = (await answer.json()) as { rows: { content: string; plays: number }[] }
  return rows.find(row => row.content === content)?.plays ?? 0
}

test('what was answered 204 is there after kill -9, once', async () => {
  expect((await post(server, message({ content: 'before the crash' }))).status).toBe(204)
  server.process.kill('SIGKILL')
  expect(await server.ended).toBe('SIGKILL')
  server = await serverChild(directory)
  await expect.poll(() => plays(server, 'before the crash'), { timeout: 10_000 }).toBe(1)
  await sleep(1000)
  expect(await plays(server, 'before the crash')).toBe(1)
})

test('lines of a session that was not settled are there after kill -9', async () => {
  const start = Date.now() - 60_000
  const line = (second: number, sta: string) => `cid="open",e=ps,sid="s",sta=${sta},ts=${start + second * 1000},v=2\n`
  const send = (body: string) => fetch(`${server.address}/v1/cmcd?key=${server.key}`, { method: 'POST', body })
  expect((await send(line(0, 'p') + line(15, 'p'))).status).toBe(204)
  server.process.kill('SIGKILL')
  await server.ended
  server = await serverChild(directory)
  expect((await send(line(30, 'e'))).status).toBe(204)
  server.process.kill('SIGKILL')
  await server.ended
  const engine = await openEngine({ directory })
  try {
    await engine.plays.loader.drained()
    await engine.plays.settler.pass(engine.store.clock.now() + 130_000)
    expect(await watched(engine, 'open')).toEqual({ ms: 30_000, plays: 1 })
  } finally {
    await engine.close()
  }
})

test('told to end under load of 64 connections it answers, keeps what it acknowledged, and is gone within 5 seconds', async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  let acknowledged = 0
  let broken = 0
  let ending = false
  const one = (viewer: string): Promise<void> =>
    new Promise(resolve => {
      const body = JSON.stringify(message({ content: 'under load', viewer }))
      const asked = request(`${server.address}/v1/spans?key=${server.key}`, {
        method: 'POST',
        agent,
        headers: { 'content-length': Buffer.byteLength(body) },
      })
      asked.on('response', answer => {
        if (answer.statusCode === 204) acknowledged++
        answer.resume().on('end', resolve)
      })
      // Refused after the end is what a player expects; a connection cut while its message was being taken is not.
      asked.on('error', (error: NodeJS.ErrnoException) => {
        if (error.code !== 'ECONNREFUSED' && !asked.reusedSocket) broken++
        ending = true
        resolve()
      })
      asked.end(body)
    })
  // Viewers of their own: what one viewer cannot have watched in a day would be set aside.
  const players = Array.from({ length: 64 }, async (_, i) => {
    while (!ending) await one(`viewer ${i}`)
  })
  await expect.poll(() => acknowledged, { timeout: 60_000 }).toBeGreaterThan(500)
  const told = Date.now()
  server.process.kill('SIGTERM')
  expect(await server.ended).toBe(0)
  expect(Date.now() - told).toBeLessThan(5000)
  await Promise.all(players)
  agent.destroy()
  expect(broken).toBe(0)
  server = await serverChild(directory)
  await expect.poll(() => plays(server, 'under load'), { timeout: 20_000 }).toBeGreaterThanOrEqual(acknowledged)
})

test('a request in flight is answered before the end', async () => {
  const { address, key } = server
  const body = JSON.stringify(message({ content: 'in flight' }))
  const answered = new Promise<number>((resolve, reject) => {
    const asked = request(`${address}/v1/spans?key=${key}`, { method: 'POST', headers: { 'content-length': body.length } })
    asked.on('response', answer => resolve(answer.statusCode!)).on('error', reject)
    asked.write(body.slice(0, 50))
    setTimeout(() => server.process.kill('SIGTERM'), 300)
    setTimeout(() => asked.end(body.slice(50)), 600)
  })
  expect(await answered).toBe(204)
  expect(await server.ended).toBe(0)
})
