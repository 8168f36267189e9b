import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Service } from '../service.js'
import { writeHistory } from '../source-files.js'
import type { Finding } from './finding.js'

/** Bytes of a Segment file for each play that it has, about. */
const bytesPerPlay = 9000
const promisedMB = 300

export interface LargeFileOptions {
  gigabytes: number
  onProgress?: (text: string) => void
}

/** Imports a file of Segment's events as a person does, and watches the memory of the command beside that of an idle server. */
export async function endureLargeFile({ gigabytes, onProgress = () => {} }: LargeFileOptions): Promise<Finding> {
  const directory = mkdtempSync(join(tmpdir(), 'sweeps-endure-'))
  const failures: string[] = []
  let [bytes, lines, idle, most, ms] = [0, 0, 0, 0, 0]
  try {
    const file = join(directory, 'events.ndjson')
    lines = await writeHistory.segment(file, Math.round((gigabytes * 1e9) / bytesPerPlay))
    bytes = statSync(file).size
    onProgress(`wrote ${lines} lines, ${(bytes / 1e9).toFixed(2)} GB`)
    const service = new Service(join(directory, 'data'))
    await service.start()
    await sleep(3000)
    idle = service.residentMB
    await service.end('SIGTERM')
    const ran = await service.run(['import', 'plays', file, '--from', 'segment', '--service', 'home'], {
      patience: Number.POSITIVE_INFINITY,
      onStarted: child =>
        void watch(child, resident => {
          if (resident > most + 20) onProgress(`${Math.round(resident)} MB resident`)
          most = Math.max(most, resident)
        }),
    })
    ms = ran.ms
    if (ran.status !== 0) failures.push(`the import failed: ${ran.err.trim() || ran.out.trim()}`)
    else {
      const { rejected } = JSON.parse(ran.out) as { rejected: number }
      if (rejected > 0) failures.push(`${rejected} messages were refused`)
    }
    if (most - idle > promisedMB) failures.push(`${Math.round(most - idle)} MB above an idle server; ${promisedMB} were promised`)
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
  return {
    promise: `A large file of another program is imported in ${promisedMB} MB above an idle server`,
    how: `\`npm run endure -- --only large --gigabytes ${gigabytes}\``,
    figure: `${(bytes / 1e9).toFixed(1)} GB of Segment's events, ${(lines / 1e6).toFixed(1)} million: ${(ms / 60_000).toFixed(1)} min, ${Math.round((lines * 1000) / ms)} a second; at most ${Math.round(most)} MB resident, an idle server ${Math.round(idle)} MB`,
    failures,
  }
}

/** Tells the resident memory of a process, in MB, ten times a second until it ends. */
async function watch(child: ChildProcess, onResident: (megabytes: number) => void): Promise<void> {
  while (child.exitCode === null && child.signalCode === null) {
    try {
      onResident(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1000)
    } catch {
      // It ended between the two looks.
      return
    }
    await sleep(100)
  }
}
