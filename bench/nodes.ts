import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cpuSeconds } from './cpu-seconds.js'
import { Database } from './endure/database.js'
import { httpLoad, type Load } from './http-load.js'
import { spanRequests } from './messages.js'
import { startBare } from './processes.js'
import { report } from './report.js'
import { Service } from './service.js'

const connections = 64

/**
 * Acknowledged messages a second of one and of two collectors on one store, in turn with a bare server that parses the same bodies. 1× is
 * 50,000 messages a run. The collectors, the store and whoever sends share one machine: what a second collector is worth where it has
 * cores of its own is the CPU that each takes for a message, which is measured, too.
 */
export async function benchNodes(rounds: number, scale: number): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'sweeps-bench-'))
  const database = new Database(join(directory, 'store'))
  await database.start()
  const env = { SWEEPS_CLICKHOUSE_URL: database.address, SWEEPS_SECRETS: join(directory, 'secrets.json') }
  const owner = new Service(join(directory, 'owner'), { env })
  const nodes = [1, 2].map(at => new Service(join(directory, `collector-${at}`), { env, serve: ['collect'] }))
  const bare = await startBare()
  try {
    const { secret } = await owner.ask<{ secret: string }>(['keys', 'create', '--service', 'bench'])
    for (const node of nodes) await node.start()
    const requests = spanRequests(Math.round(50_000 * scale), 1, secret, 7)
    /** All requests once, over the servers at these ports, each with its share of the connections. */
    const run = async (ports: readonly number[]): Promise<Load[]> => {
      let at = 0
      return Promise.all(ports.map(port => httpLoad(port, connections / ports.length, () => requests[at++])))
    }
    const perSecond = (loads: readonly Load[]): number => loads.reduce((sum, { perSecond }) => sum + perSecond, 0)
    const settled = async (): Promise<void> => {
      for (const node of nodes) await node.loaded()
    }
    const one = [nodes[0]!.port]
    const both = nodes.map(({ port }) => port)
    await run([bare.port])
    await run(both)
    await settled()
    const turns: { bare: number; one: number; two: number; cpu: number; store: number; p99: number }[] = []
    for (let round = 0; round < rounds; round++) {
      const alone = perSecond(await run([bare.port]))
      const before = cpuSeconds(nodes[0]!.pid)
      const stored = cpuSeconds(database.pid)
      const single = await run(one)
      await settled()
      const cpu = ((cpuSeconds(nodes[0]!.pid) - before) * 1e6) / requests.length
      const store = ((cpuSeconds(database.pid) - stored) * 1e6) / requests.length
      const double = await run(both)
      await settled()
      const failed = [...single, ...double].reduce((sum, load) => sum + load.failed, 0)
      if (failed > 0) throw new Error(`${failed} messages were not acknowledged`)
      turns.push({
        bare: alone,
        one: perSecond(single),
        two: perSecond(double),
        cpu,
        store,
        p99: Math.max(...double.map(({ p99 }) => p99)),
      })
    }
    const name = `${scale}×`
    const all = (of: (turn: (typeof turns)[number]) => number): number[] => turns.map(of)
    report(
      'bare node:http, single-span messages',
      name,
      'messages/s',
      all(turn => turn.bare),
    )
    report(
      'acknowledged by one collector',
      name,
      'messages/s',
      all(turn => turn.one),
    )
    report(
      '  ratio to the bare server',
      name,
      '',
      all(turn => turn.one / turn.bare),
    )
    report(
      'acknowledged by two collectors on the same cores',
      name,
      'messages/s',
      all(turn => turn.two),
    )
    report(
      '  ratio to one',
      name,
      '',
      all(turn => turn.two / turn.one),
    )
    report(
      '  p99 of the acknowledgement',
      name,
      'ms',
      all(turn => turn.p99),
    )
    report(
      'CPU of a collector for a message, loading included',
      name,
      'µs',
      all(turn => turn.cpu),
    )
    report(
      'CPU of the store for it, merging included',
      name,
      'µs',
      all(turn => turn.store),
    )
    report('a message on the wire', name, 'bytes', [requests.reduce((sum, { length }) => sum + length, 0) / requests.length])
  } finally {
    for (const node of nodes) await node.end('SIGTERM').catch(() => {})
    await bare.stop()
    await database.kill()
    rmSync(directory, { recursive: true, force: true })
  }
}
