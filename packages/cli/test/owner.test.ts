import { once } from 'node:events'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, describe, expect, test } from 'vitest'
import { directory, scratch, spawnSweeps, startSweeps, sweeps } from './sweeps.js'

const { path, remove } = scratch()
afterAll(remove)

test('a server far down the tree is found, whatever the length of its path', async () => {
  const data = join(path, 'a-long-name-'.repeat(6), 'b-long-name-'.repeat(6), 'data')
  const server = await startSweeps(data)
  const { status, out } = await sweeps(['keys', 'create', '--service', 'noa', '--json', '--data', data])
  expect(status).toBe(0)
  // The server that runs knows it at once: the command went to it.
  const answer = await fetch(`${server.address}/v1/spans?key=${JSON.parse(out).secret}`, { method: 'POST', body: '[]' })
  expect(answer.status).toBe(400)
  expect(await server.stop()).toBe(0)
  expect(existsSync(join(data, 'sweeps.sock'))).toBe(false)
})

test('what a killed server left behind stops neither commands nor the next server', async () => {
  const data = directory(join(path, 'killed'))
  expect(await (await startSweeps(data)).stop('SIGKILL')).toBe('SIGKILL')
  expect(existsSync(join(data, 'sweeps.sock'))).toBe(true)
  expect(await sweeps(['charts', '--data', data])).toMatchObject({ status: 0, err: '' })
  const next = await startSweeps(data)
  expect(await sweeps(['charts', '--data', data])).toMatchObject({ status: 0, err: '' })
  const { out } = await sweeps(['users', 'link', 'admin', '--json', '--data', data])
  expect(JSON.parse(out).link).toContain(`${next.address}/sign-in?token=`)
  expect(await next.stop()).toBe(0)
})

test('two commands at the same time both get their turn', async () => {
  const data = directory(join(path, 'two-commands'))
  const both = await Promise.all(['ada', 'bea'].map(name => sweeps(['users', 'link', name, '--role', 'admin', '--data', data])))
  expect(both.map(({ status, err }) => ({ status, err }))).toEqual([1, 2].map(() => ({ status: 0, err: '' })))
  const { out } = await sweeps(['users', 'list', '--json', '--data', data])
  expect(JSON.parse(out).users.map(({ name }: { name: string }) => name)).toEqual(['ada', 'bea'])
})

test('of two servers on one directory the second says what is the matter', async () => {
  const data = join(path, 'two-servers')
  const first = await startSweeps(data)
  expect(await sweeps(['start', '--port', '0', '--data', data])).toEqual({
    status: 1,
    out: '',
    err: `sweeps: a server is running on ${data} already\n`,
  })
  expect(await first.stop()).toBe(0)
})

test('a server that does not answer is named', async () => {
  const data = join(path, 'stopped')
  const server = await startSweeps(data)
  server.child.kill('SIGSTOP')
  const { status, err } = await sweeps(['charts', '--data', data])
  server.child.kill('SIGCONT')
  expect(err).toMatch(new RegExp(`^sweeps: .* is held by process ${server.child.pid}, which does not answer: .*\n$`))
  expect(status).toBe(1)
  expect(await server.stop()).toBe(0)
})

describe('told to end', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('by %s it does, with 0', async signal => {
    const server = await startSweeps(join(path, signal))
    const page = await fetch(`${server.address}/healthz`)
    expect(page.status).toBe(200)
    const began = Date.now()
    expect(await server.stop(signal)).toBe(0)
    expect(Date.now() - began).toBeLessThan(5000)
  })

  // The engine is in the midst of something, which used to hold up the process for good.
  test('a second time it does at once', async () => {
    const child = await spawnSweeps(['start', '--sample', '--port', '0', '--data', join(path, 'twice')])
    let err = ''
    child.stderr!.on('data', chunk => {
      err += chunk
    })
    while (!err.includes('Loading the sample')) await sleep(20)
    await sleep(400)
    const began = Date.now()
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    child.kill('SIGINT')
    expect((await ended)[1] ?? 'by itself').toMatch(/^(SIGKILL|by itself)$/)
    expect(Date.now() - began).toBeLessThan(5000)
  })

  // Between the reading of one file of it and the next, and within one.
  test.each([150, 900, 1600])('while it loads the sample it does, too: %i ms after it began', async after => {
    const child = await spawnSweeps(['start', '--sample', '--port', '0', '--data', join(path, `sample-${after}`)])
    let err = ''
    child.stderr!.on('data', chunk => {
      err += chunk
    })
    while (!err.includes('Loading the sample')) await sleep(20)
    await sleep(after)
    child.kill('SIGTERM')
    const [status] = await once(child, 'exit')
    expect(err).not.toMatch(/defect|Error/)
    expect(status).toBe(0)
  })
})

test('who reads may stop early', async () => {
  const data = join(path, 'early')
  mkdirSync(data)
  const child = await spawnSweeps(['explain', '--data', data])
  let err = ''
  child.stderr!.on('data', chunk => {
    err += chunk
  })
  child.stdout!.destroy()
  const [status] = await once(child, 'exit')
  expect([status, err]).toEqual([0, ''])
})
