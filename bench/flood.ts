import { mkdtempSync, rmSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Engine, openEngine } from '@sweeps/engine'
import { httpLoad, type Load } from './http-load.js'
import { spanRequests } from './messages.js'
import { type Running, startSweeps } from './processes.js'
import { report } from './report.js'

/** Plays in the store, for questions that are heavy. */
const plays = 1_000_000
/** What the engine may use, and what the process needs besides: code, buffers, the journal's backlog. */
const mostResidentMB = 2000 + 700

/**
 * What others can do to a service: the time to acknowledge its messages while another key floods the collector with bodies that are refused
 * throughout, while sixteen open readers ask heavy questions, and while two thousand sockets send a byte now and then; beside the same
 * messages alone, each pair one after the other. And the server's memory after all of it.
 */
export async function benchFlood(rounds: number): Promise<void> {
  const data = join(mkdtempSync(join(tmpdir(), 'sweeps-bench-')), 'data')
  const engine = await openEngine({ directory: data })
  const key = async (service: string): Promise<string> =>
    (await engine.people.keys.create({ kind: 'write', service, name: service }, 'bench')).secret
  const [calm, flooding] = [await key('bench'), await key('flood')]
  await watched(engine)
  await engine.close()
  const sweeps = await startSweeps(data)
  const requests = spanRequests(2000, 1, calm, 1)
  const measure = (): Promise<Load> => {
    let at = 0
    return httpLoad(sweeps.port, 4, () => requests[at++])
  }
  const floods: Record<string, () => Promise<() => Promise<unknown>>> = {
    'another key floods': async () =>
      until(over => httpLoad(sweeps.port, 16, () => (over() ? undefined : refused(flooding)), 'HTTP/1.1 4')),
    'sixteen readers ask heavy questions': async () => until(over => readers(sweeps.port, over)),
    'two thousand sockets are slow': () => slowSockets(sweeps, 2000),
  }
  try {
    await measure()
    for (const [name, begin] of Object.entries(floods)) {
      const ratios: number[] = []
      const waits: number[] = []
      for (let round = 0; round < rounds; round++) {
        const alone = await measure()
        const end = await begin()
        const meanwhile = await measure()
        await end()
        if (meanwhile.failed > 0) throw new Error(`${meanwhile.failed} messages were not taken while ${name}`)
        ratios.push(meanwhile.p99 / alone.p99)
        waits.push(meanwhile.p99)
      }
      report(`p99 of a message while ${name}`, '1×', 'ms', waits)
      report('  to the same alone', '1×', '', ratios, { atMost: 2 })
    }
    report('resident memory after all of it', '1×', 'MB', [sweeps.resident() / 1e6], { atMost: mostResidentMB })
  } finally {
    await sweeps.stop()
    rmSync(data, { recursive: true, force: true })
  }
}

function refused(key: string): Buffer {
  const body = `[${Array(32_000).fill(0).join(',')}]`
  return Buffer.from(`POST /v1/spans?key=${key} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: ${body.length}\r\n\r\n${body}`)
}

/** Plays of four weeks, put where the loader puts them. */
async function watched(engine: Engine): Promise<void> {
  await engine.store.command(
    'bench.viewing',
    `INSERT INTO spans (service, content, play, start, epoch, stop, position, rate, viewer, account, market, screen, source)
SELECT 'bench', concat('c', toString(number % 500)), reinterpretAsUUID(sipHash128(number)), began, 0, addMinutes(began, 5 + number % 50), 0, 1,
    cityHash64(number % 300000), cityHash64(number % 150000), ['US', 'DE', 'BR', 'IN'][1 + number % 4], ['tv', 'phone'][1 + number % 2], 'beacon'
FROM (SELECT number, fromUnixTimestamp64Milli(toInt64(1628467200000) + toInt64(cityHash64(number) % (28 * 86400000)), 'UTC') AS began
    FROM numbers({plays:UInt64}))`,
    { plays },
  )
}

/** Begins work that goes on until it is told to end. */
function until(work: (over: () => boolean) => Promise<unknown>): () => Promise<unknown> {
  let over = false
  const done = work(() => over)
  return () => {
    over = true
    return done
  }
}

/** Distinct viewers and accounts by hour, title and market: refused or answered, each within its limit. */
async function readers(port: number, over: () => boolean): Promise<void> {
  const question = 'from=2021-08-09&to=2021-09-06&by=hour,title,market,screen&metric=minutes,viewers,accounts'
  await Promise.all(
    Array.from({ length: 16 }, async () => {
      while (!over()) await (await fetch(`http://127.0.0.1:${port}/v1/minutes?${question}`)).arrayBuffer()
    }),
  )
}

/** Sockets that begin a request and send a byte of it now and then. */
async function slowSockets({ port }: Running, count: number): Promise<() => Promise<void>> {
  const sockets: Socket[] = []
  for (let at = 0; at < count; at++) {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => {})
    socket.write('POST /v1/spans HTTP/1.1\r\nhost: ')
    sockets.push(socket)
    if (at % 100 === 99) await new Promise(resolve => setTimeout(resolve, 20))
  }
  const timer = setInterval(() => {
    for (const socket of sockets) if (socket.writable) socket.write('x')
  }, 1000)
  return async () => {
    clearInterval(timer)
    for (const socket of sockets) socket.destroy()
  }
}
