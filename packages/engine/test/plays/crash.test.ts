import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import Type from '@sweeps/model/typebox'
import { expect, test } from 'vitest'
import { bundled } from '../../../../test/bundled.js'
import { accept } from '../../src/plays/accept.js'
import { playUuid } from '../../src/plays/index.js'
import { segmentPath } from '../../src/plays/journal/segments.js'
import { Pseudonyms } from '../../src/plays/pseudonyms.js'
import { defineQuery, Int64 } from '../../src/store/index.js'
import { at, openWorld, says, scratch, viewerKey } from '../world.js'

/** SWEEPS_KILLS makes it longer. */
const kills = Number(process.env['SWEEPS_KILLS'] ?? 20)

/** Lets a process take messages in, and kills it after a while. Adds the numbers it acknowledged. */
async function round(script: string, directory: string, from: number, patience: number, acknowledged: Set<number>): Promise<void> {
  const child = spawn(process.execPath, [script, directory, String(from)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, UV_THREADPOOL_SIZE: '16', NODE_OPTIONS: '' },
  })
  let text = ''
  let ready = (): void => {}
  const isReady = new Promise<void>(resolve => {
    ready = resolve
  })
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk
    if (text.includes('ready')) ready()
  })
  const gone = once(child, 'close')
  await Promise.race([isReady, gone])
  await sleep(patience)
  child.kill('SIGKILL')
  await gone
  const lines = text.split('\n')
  // The last line may be cut.
  for (const line of lines.slice(0, -1)) if (line !== 'ready') acknowledged.add(Number(line))
}

const held = defineQuery({
  tag: 'test.held',
  sql: `SELECT toString(play) AS play, count() AS spans, sum(toUnixTimestamp64Milli(stop) - toUnixTimestamp64Milli(start)) AS length
FROM spans FINAL GROUP BY play`,
  row: Type.Object({ play: Type.String(), spans: Int64, length: Int64 }),
})

test(
  `killed ${kills} times while it takes in and loads, it has all it acknowledged, once`,
  async () => {
    // On the disk, which takes its time to sync: so much of the time a kill falls between what is written and what is acknowledged.
    const directory = mkdtempSync(join(process.env['SWEEPS_TEST_DISK']!, 'sweeps-test-'))
    const script = await bundled(new URL('./collect.ts', import.meta.url))
    const acknowledged = new Set<number>()
    let from = 0
    // A fixed row of waits: from before the first load to several loads in.
    for (let kill = 0; kill < kills; kill++) {
      await round(script, directory, from, 5 + ((kill * 149) % 250), acknowledged)
      from += 1_000_000
    }
    const world = await openWorld({ directory })
    await world.plays.loader.drained()
    const rows = await world.store.run(held, {})
    const lengths = new Map(rows.map(row => [row.play, row]))
    expect(acknowledged.size).toBeGreaterThan(kills)
    const lost = [...acknowledged].filter(n => lengths.get(playUuid('s', `play ${n}`))?.length !== 1000)
    expect(lost).toEqual([])
    // Told but not acknowledged may be there too, whole or half; nothing is there twice.
    expect(rows.filter(row => row.spans !== 1 || (row.length !== 1000 && row.length !== 500))).toEqual([])
    const [total] = await world.rows({ metric: 'watched,plays' })
    expect(total).toEqual({ watchedMs: rows.reduce((sum, row) => sum + row.length, 0), plays: rows.length })
    expect(await world.setAside()).toEqual({})
    // A kill may tear the end of a file that nobody was told is safe; it damages nothing else.
    expect(world.trouble.filter(message => !message.includes('is damaged'))).toEqual([])
    await world.remove()
  },
  60_000 + kills * 10_000,
)

test('with a million records to load it takes in within five seconds', async () => {
  const directory = scratch()
  mkdirSync(join(directory, 'journal'), { recursive: true })
  const pseudonyms = new Pseudonyms(viewerKey)
  const context = { receivedAt: Date.parse(at('nxt 00:00')), source: 'test', flags: 0 }
  const records = Array.from({ length: 10_000 }, (_, i) => {
    const accepted = accept(says(`v${i}`, `c${i % 100}`, `p${i}`, ['20:00', '20:30']), context, pseudonyms)
    return (accepted as { record: Buffer }).record
  })
  const part = Buffer.concat(records)
  for (let segment = 1; segment <= 20; segment++)
    writeFileSync(segmentPath(join(directory, 'journal'), segment), Buffer.concat(Array(5).fill(part)))
  const begun = performance.now()
  const world = await openWorld({ directory })
  const { messages } = await world.plays.collector.collect(says('ana', 'new', 'p', ['20:00', '20:30']), context)
  const took = performance.now() - begun
  expect(messages).toBe(1)
  expect(took).toBeLessThan(5000)
  expect(world.plays.journal.backlog).toBeGreaterThan(part.length)
  // It can be left at any moment, and the rest is there next time.
  await world.plays.close(0)
  await world.store.close()
  rmSync(directory, { recursive: true, force: true })
})
