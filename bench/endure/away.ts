import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Audience, catalogueOf } from '../audience.js'
import { compareCounts } from '../compare-counts.js'
import { Service } from '../service.js'
import { SteadyLoad } from '../steady-load.js'
import { Database } from './database.js'
import { daysOf } from './days.js'
import { verifyAll } from './edition-check.js'
import { type Finding, p99 } from './finding.js'

export interface AwayOptions {
  minutes: number
  seed: number
  rate: number
  onProgress?: (text: string) => void
}

/** Messages come in steadily while the ClickHouse that holds the data is gone; then it comes back. */
export async function endureAway({ minutes, seed, rate, onProgress = () => {} }: AwayOptions): Promise<Finding> {
  const directory = mkdtempSync(join(tmpdir(), 'sweeps-endure-'))
  const failures: string[] = []
  const database = new Database(join(directory, 'clickhouse'))
  await database.start()
  const service = new Service(join(directory, 'data'), { env: { SWEEPS_CLICKHOUSE_URL: database.address } })
  const { published: day, week } = daysOf()
  const audience = new Audience({ contents: Array.from({ length: 8 }, (_, at) => `c${at}`), day, seed, name: 'player' })
  let [away, caughtUp, most] = [0, 0, 0]
  let times: number[] = []
  try {
    writeFileSync(join(directory, 'catalogue.csv'), catalogueOf(audience.contents))
    await service.ask(['import', 'catalogue', join(directory, 'catalogue.csv')])
    const { secret } = await service.ask<{ secret: string }>(['keys', 'create', '--service', 'endure'])
    const load = new SteadyLoad({ audience, rate, key: secret })
    await service.start()
    load.start(service.port)
    await sleep(5000)
    await database.kill()
    const began = Date.now()
    while (Date.now() - began < minutes * 60_000) {
      await sleep(Math.min(15_000, minutes * 60_000))
      most = Math.max(most, service.residentMB)
      onProgress(
        `without the database for ${Math.round((Date.now() - began) / 1000)} s: ${load.times.length} acknowledged, ${Math.round(most)} MB`,
      )
    }
    away = Date.now() - began
    await database.start()
    await sleep(5000)
    await load.stop()
    times = load.times
    for (const [status, count] of load.refused) failures.push(`${count} messages were answered with ${status}`)
    if (load.unsettled.length > 0) failures.push(`${load.unsettled.length} messages were not acknowledged`)
    caughtUp = await service.loaded(600_000)
    await load.settle(service.port)
    failures.push(...(await compareCounts(service, audience, { from: day, exactly: true })))
    await service.ask(['publish', 'census', '--week', week])
    failures.push(...(await verifyAll(service, new Set())))
  } catch (error) {
    failures.push(error instanceof Error ? error.message : String(error))
  } finally {
    await service.end('SIGKILL').catch(() => {})
    await database.kill()
    rmSync(directory, { recursive: true, force: true })
  }
  return {
    promise: 'Without the database messages are acknowledged, and loaded when it is back',
    how: `\`npm run endure -- --only away --minutes ${minutes} --rate ${rate} --seed ${seed}\``,
    figure: `${(away / 60_000).toFixed(1)} min away; ${times.length} messages acknowledged (p99 ${p99(times).toFixed(0)} ms), all loaded ${(caughtUp / 1000).toFixed(0)} s after it was back; at most ${most.toFixed(0)} MB resident`,
    failures,
  }
}
