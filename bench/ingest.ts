import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEngine } from '@sweeps/engine'
import { httpLoad, type Load } from './http-load.js'
import { spanRequests } from './messages.js'
import { startBare, startSweeps } from './processes.js'
import { report } from './report.js'

const connections = 64

/**
 * Acknowledged messages a second over HTTP, in turn with a bare server that parses the same bodies: the ratio of each pair is what
 * holds when the machine's speed drifts. 1× is 100,000 messages a run with one span, 20,000 with twenty.
 */
export async function benchIngest(rounds: number, scales: number[]): Promise<void> {
  const data = join(mkdtempSync(join(tmpdir(), 'sweeps-bench-')), 'data')
  const engine = await openEngine({ directory: data })
  const { secret } = await engine.people.keys.create({ kind: 'write', service: 'bench', name: 'bench' }, 'bench')
  await engine.close()
  const bare = await startBare()
  const sweeps = await startSweeps(data)
  try {
    for (const { spans, messages, slowest } of [
      { spans: 1, messages: 100_000, slowest: 15 },
      { spans: 20, messages: 20_000, slowest: 20 },
    ])
      for (const scale of scales) {
        const requests = spanRequests(messages * scale, spans, secret, spans)
        const run = (port: number): Promise<Load> => {
          let at = 0
          return httpLoad(port, connections, () => requests[at++])
        }
        await run(bare.port)
        await run(sweeps.port)
        const pairs: { bare: Load; sweeps: Load }[] = []
        for (let round = 0; round < rounds; round++) pairs.push({ bare: await run(bare.port), sweeps: await run(sweeps.port) })
        const failed = pairs.reduce((sum, pair) => sum + pair.sweeps.failed, 0)
        if (failed > 0) throw new Error(`${failed} messages were not acknowledged`)
        const what = spans === 1 ? 'single-span messages' : `messages of ${spans} spans`
        const name = scale < 1 ? `1/${Math.round(1 / scale)}` : `${scale}×`
        report(
          `bare node:http, ${what}`,
          name,
          'messages/s',
          pairs.map(pair => pair.bare.perSecond),
        )
        report(
          `acknowledged ${what}`,
          name,
          'messages/s',
          pairs.map(pair => pair.sweeps.perSecond),
        )
        report(
          '  ratio to the bare server',
          name,
          '',
          pairs.map(pair => pair.sweeps.perSecond / pair.bare.perSecond),
          scale === 1 ? { atLeast: 0.4 } : {},
        )
        report(
          '  p99 of the acknowledgement',
          name,
          'ms',
          pairs.map(pair => pair.sweeps.p99),
          scale === 1 ? { atMost: slowest } : {},
        )
        report(
          '  p99 of the bare server',
          name,
          'ms',
          pairs.map(pair => pair.bare.p99),
        )
      }
    report('resident memory after ingest', '1×', 'MB', [sweeps.resident() / 1e6], { atMost: 1000 })
  } finally {
    await sweeps.stop()
    await bare.stop()
    rmSync(data, { recursive: true, force: true })
  }
}
