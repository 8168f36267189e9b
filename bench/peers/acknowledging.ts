import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openEngine } from '@sweeps/engine'
import { cpuSeconds } from '../cpu-seconds.js'
import { httpLoad, type Load } from '../http-load.js'
import { spanRequests } from '../messages.js'
import { type Running, startScript, startSweeps } from '../processes.js'
import { report } from '../report.js'
import { startPeer } from './peer.js'
import type { Postgres } from './start-postgres.js'

const connections = 64
/** One message or span each: the key by which PostgreSQL finds what it was sent before. */
const key = 'ALTER TABLE spans ADD PRIMARY KEY (service, content, play, start)'

interface Taken extends Load {
  /** Microseconds of CPU a message, of all processes, until it is in the tables. */
  cpu: number
}

/** Acknowledged messages a second, Sweeps and a collector on PostgreSQL in turn, the same bodies. 1× is 20,000 messages of one span a run, 4,000 of twenty. */
export async function benchAcknowledging(postgres: Postgres, rounds: number, scale: number, name: string): Promise<void> {
  const data = join(mkdtempSync(join(tmpdir(), 'sweeps-bench-')), 'data')
  const engine = await openEngine({ directory: data })
  const { secret } = await engine.people.keys.create({ kind: 'write', service: 'bench', name: 'bench' }, 'bench')
  await engine.close()
  const admin = startPeer('postgres.mjs', [postgres.url])
  await admin.ask(readFileSync(new URL('./schema.sql', import.meta.url), 'utf8'))
  await admin.ask(key)
  const collector = await startScript('peers/collector.mjs', [postgres.url])
  const sweeps = await startSweeps(data)
  try {
    const take = async (requests: Buffer[], { port }: Running, used: () => number, settled: () => Promise<unknown>): Promise<Taken> => {
      const before = used()
      let at = 0
      const load = await httpLoad(port, connections, () => requests[at++])
      if (load.failed > 0) throw new Error(`${load.failed} messages were not acknowledged`)
      await settled()
      return { ...load, cpu: ((used() - before) / requests.length) * 1e6 }
    }
    for (const { spans, messages } of [
      { spans: 1, messages: 20_000 },
      { spans: 20, messages: 4000 },
    ]) {
      const pairs: { sweeps: Taken; postgres: Taken }[] = []
      for (let round = -1; round < rounds; round++) {
        const requests = spanRequests(messages * scale, spans, secret, spans * 1000 + round)
        const pair = {
          sweeps: await take(
            requests,
            sweeps,
            () => cpuSeconds(sweeps.pid),
            () => loaded(sweeps.port),
          ),
          postgres: await take(
            requests,
            collector,
            () => cpuSeconds(collector.pid) + cpuSeconds(postgres.pid),
            () => admin.ask('CHECKPOINT'),
          ),
        }
        if (round >= 0) pairs.push(pair)
      }
      print(pairs, spans === 1 ? 'single-span messages' : `messages of ${spans} spans`, name)
    }
  } finally {
    await sweeps.stop()
    await collector.stop()
    await admin.ask('DROP TABLE spans, catalogue')
    await admin.stop()
    rmSync(data, { recursive: true, force: true })
  }
}

function print(pairs: { sweeps: Taken; postgres: Taken }[], what: string, scale: string): void {
  const of = (read: (taken: Taken) => number, who: 'sweeps' | 'postgres'): number[] => pairs.map(pair => read(pair[who]))
  const both = (title: string, unit: string, read: (taken: Taken) => number): void => {
    report(`${title}: Sweeps`, scale, unit, of(read, 'sweeps'))
    report(`${title}: PostgreSQL`, scale, unit, of(read, 'postgres'))
  }
  both(`${what} acknowledged`, 'messages/s', taken => taken.perSecond)
  report(
    '  Sweeps to PostgreSQL',
    scale,
    '×',
    pairs.map(pair => pair.sweeps.perSecond / pair.postgres.perSecond),
  )
  both('  p99', 'ms', taken => taken.p99)
  both('  CPU a message until it is in the tables', 'µs', taken => taken.cpu)
}

/** Resolves when all that was acknowledged is in the engine. */
async function loaded(port: number): Promise<void> {
  for (;;) {
    const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
    if (/^sweeps_journal_backlog_bytes 0$/m.test(text)) return
    await sleep(50)
  }
}
