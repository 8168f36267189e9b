import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { cpuSeconds } from '../cpu-seconds.js'
import { type Finding, middle, p99 } from './finding.js'
import { type Chore, chores, World } from './world.js'

export interface SoakOptions {
  minutes: number
  seed: number
  rate: number
  onProgress?: (text: string) => void
}

const minute = 60_000

/** Steady messages for a long time, and every minute publish, verify, backup, erase and import plays. */
export async function endureSoak({ minutes, seed, rate, onProgress = () => {} }: SoakOptions): Promise<Finding[]> {
  const directory = mkdtempSync(join(tmpdir(), 'sweeps-endure-'))
  const world = new World({ directory, seed, rate, imported: 2000 })
  const failures: string[] = []
  const took = new Map<Chore, number[]>(chores.map(chore => [chore, []]))
  const memory: number[] = []
  let [cpu, times] = [0, [] as number[]]
  try {
    await world.begin()
    world.load.start(world.service.port)
    for (let at = 1; at <= minutes; at++) {
      const until = Date.now() + minute
      for (const chore of chores) {
        const { ms, failures: found } = await world.do(chore)
        took.get(chore)!.push(ms)
        failures.push(...found.map(failure => `minute ${at} of seed ${seed}: ${failure}`))
      }
      rmSync(join(directory, `backup-${at - 1}`), { recursive: true, force: true })
      memory.push(world.service.residentMB)
      const last = chores.map(chore => `${chore} ${(took.get(chore)!.at(-1)! / 1000).toFixed(1)} s`).join(', ')
      onProgress(
        `minute ${at}: ${last}; ${memory.at(-1)!.toFixed(0)} MB; backlog ${await world.service.backlog()} bytes; ${failures.length} failures`,
      )
      await sleep(Math.max(0, until - Date.now()))
    }
    cpu = cpuSeconds(world.service.pid)
    await world.load.stop()
    times = world.load.times
    for (const [status, count] of world.load.refused) failures.push(`${count} messages were answered with ${status}`)
    await world.service.loaded(600_000)
    await world.load.settle(world.service.port)
    await world.service.loaded()
    failures.push(...(await world.compare()), ...(await world.verify()))
    const ended = await world.service.end('SIGTERM')
    if (ended !== 0) failures.push(`told to end, it ended with ${ended}`)
  } catch (error) {
    failures.push(error instanceof Error ? error.message : String(error))
  } finally {
    await world.close()
    rmSync(directory, { recursive: true, force: true })
  }
  const how = `\`npm run endure -- --only soak --minutes ${minutes} --rate ${rate} --seed ${seed}\``
  const seconds = (ms: number): string => (ms / 1000).toFixed(1)
  return [
    {
      promise: `Under steady messages figures are exact, editions verify, and chores go on`,
      how,
      figure: `${times.length} messages acknowledged at ${rate} a second (p99 ${p99(times).toFixed(0)} ms, ${world.load.late} due while all players waited), ${world.editions.size} editions, ${world.victims.count} erased; ${((cpu / minutes / 60) * 100).toFixed(0)} % of a core; resident ${memory[0]?.toFixed(0)} MB after a minute, ${memory.at(-1)?.toFixed(0)} MB at the end, ${Math.max(0, ...memory).toFixed(0)} MB at most`,
      failures,
    },
    {
      promise: 'Publish, verify, backup, erase and import plays end soon under steady messages',
      how,
      figure: chores
        .map(chore => `${chore} ${seconds(middle(took.get(chore)!))} s (longest ${seconds(Math.max(0, ...took.get(chore)!))} s)`)
        .join(', '),
      failures: [],
    },
  ]
}
