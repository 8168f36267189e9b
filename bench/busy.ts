import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openEngine } from '@sweeps/engine'
import { type Chore, chores, World } from './endure/world.js'
import { report } from './report.js'

export interface BusyOptions {
  /** Messages a second. */
  rate: number
  rounds: number
  /** How often each chore is done on the idle server; as often as under load when absent. */
  idleRounds?: number
  seed: number
  /** Milliseconds of messages before the first chore. */
  warmUp: number
  /** Plays a file has that is imported; each is three messages. */
  imported: number
  /** How `sweeps` is run; the built program when absent. */
  command?: readonly string[]
  signal?: AbortSignal
}

export interface Busy {
  /** Milliseconds of each chore, as a command: on the idle server, and while messages come in. */
  idle: Record<Chore, number[]>
  busy: Record<Chore, number[]>
  /** What did not hold, in words. */
  failures: string[]
  /** Milliseconds to the acknowledgement of each message. */
  times: number[]
  editions: number
}

/**
 * Publish, verify, backup, erase and import plays on a server that is idle, then on the same under steady messages. Every edition is made
 * again meanwhile, afterwards, after late plays, after a viewer-day of more than 24 hours, and after the engine has merged.
 */
export async function measureBusy({
  rate,
  rounds,
  idleRounds = rounds,
  seed,
  warmUp,
  imported,
  command,
  signal,
}: BusyOptions): Promise<Busy> {
  const directory = mkdtempSync(join(tmpdir(), 'sweeps-busy-'))
  const world = new World({ directory, seed, rate, imported, command, signal })
  const failures: string[] = []
  const found = (when: string, what: string[]): void => {
    failures.push(...what.map(text => `${when}: ${text}`))
  }
  const each = async (when: string, times: number): Promise<Record<Chore, number[]>> => {
    const took: Record<Chore, number[]> = { publish: [], verify: [], backup: [], erase: [], 'import plays': [] }
    for (let round = 0; round < times; round++)
      for (const chore of chores) {
        const done = await world.do(chore)
        took[chore].push(done.ms)
        found(when, done.failures)
      }
    return took
  }
  try {
    await world.begin()
    world.load.start(world.service.port)
    await sleep(warmUp)
    await world.load.stop()
    await world.service.loaded()
    const idle = await each('idle', idleRounds)
    world.load.start(world.service.port)
    await sleep(1000)
    const busy = await each('under steady messages', rounds)
    found('while messages come in', await world.verify())
    await world.load.stop()
    const { times } = world.load
    for (const [status, count] of world.load.refused) failures.push(`${count} messages were answered with ${status}`)
    await world.service.loaded()
    await world.load.settle(world.service.port)
    found('after the messages', [...(await world.compare()), ...(await world.verify())])
    found('late plays', (await world.do('import plays')).failures)
    found('after late plays', await world.verify())
    await importOverfullDay(world, directory)
    found('after a viewer-day of more than 24 hours', await world.verify())
    await merge(world)
    found('after a merge', [...(await world.compare()), ...(await world.verify())])
    return { idle, busy, failures, times, editions: world.editions.size }
  } finally {
    await world.close()
    rmSync(directory, { recursive: true, force: true })
  }
}

/** One viewer, 26 hours of one day of the published week: a play of half an hour each, side by side. It is looked at, and is set aside. */
async function importOverfullDay({ service, days }: World, directory: string): Promise<void> {
  const iso = (at: number): string => new Date(at).toISOString()
  const lines = Array.from({ length: 52 }, (_, at) => {
    const start = days.published + at * 900_000
    const who = { service: 'endure', content: 'overfull', play: `overfull-${at}`, viewer: 'overfull' }
    const spans = [{ start: iso(start), stop: iso(start + 1_800_000), position: 0 }]
    return JSON.stringify({ ...who, sentAt: iso(start + 1_800_000), runtime: 2_700_000, spans })
  })
  const file = join(directory, 'overfull.ndjson')
  writeFileSync(file, `${lines.join('\n')}\n`)
  await service.ask(['import', 'plays', file])
  await service.ask(['chart', 'census', '--week', days.week])
}

/** The server ends, all parts of all spans become one, and it starts again. */
async function merge({ service }: World): Promise<void> {
  await service.end('SIGTERM')
  const engine = await openEngine({ directory: service.data })
  await engine.store.command('bench.merge', 'OPTIMIZE TABLE spans FINAL')
  await engine.close()
  await service.start()
}

/** 1× is 2,000 messages a second. */
export async function benchBusy(rounds: number, scale: number): Promise<void> {
  const rate = 2000 * scale
  const { idle, busy, failures, times, editions } = await measureBusy({ rate, rounds, seed: 1, warmUp: 10_000, imported: 2000 })
  const name = `${rate}/s`
  for (const chore of chores) {
    report(
      `${chore}, as a command, on the idle server`,
      name,
      's',
      idle[chore].map(ms => ms / 1000),
    )
    report(
      '  under steady messages',
      name,
      's',
      busy[chore].map(ms => ms / 1000),
    )
    report(
      '  longer by',
      name,
      's',
      busy[chore].map((ms, round) => (ms - idle[chore][round]!) / 1000),
      { atMost: 5 },
    )
  }
  times.sort((a, b) => a - b)
  report('p99 of the acknowledgement meanwhile', name, 'ms', [times[Math.floor(times.length * 0.99)] ?? Number.NaN])
  report(`what did not hold of figures and of ${editions} editions`, name, 'faults', [failures.length], { atMost: 0 })
  for (const failure of failures) process.stderr.write(`    ${failure}\n`)
}
