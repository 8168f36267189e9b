import { createReadStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEngine, operations } from '@sweeps/engine'
import { report } from './report.js'
import { writeHistory } from './source-files.js'
import { readAlone } from './source-readers.js'

/** Sittings at 1×; sessions are some tens of records each, so there are fewer of them. */
const plays: Record<keyof typeof writeHistory, number> = {
  cmcd: 50_000,
  segment: 50_000,
  tautulli: 1_000_000,
  'playback-reporting': 1_000_000,
  jellystat: 1_000_000,
  'netflix-viewing': 1_000_000,
}

/** Records a second from a file of each source to minutes by title, beside reading the file with the format's own library. */
export async function benchSources(rounds: number, scale: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sweeps-bench-'))
  const name = scale < 1 ? `1/${Math.round(1 / scale)}` : `${scale}×`
  try {
    for (const source of Object.keys(plays) as (keyof typeof writeHistory)[]) {
      const file = join(folder, `${source}.txt`)
      const records = await writeHistory[source](file, Math.round(plays[source] * scale))
      const alone: number[] = []
      const whole: number[] = []
      for (let round = 0; round < rounds; round++) {
        alone.push((records * 1000) / (await timed(() => readAlone[source](file))))
        whole.push((records * 1000) / (await timed(() => importOnce(join(folder, `${source}-${round}`), source, file))))
      }
      report(`${source}: reading the file alone`, name, 'records/s', alone)
      report(`${source}: from the file to figures`, name, 'records/s', whole)
      report(
        `${source}: seconds`,
        name,
        's',
        whole.map(rate => records / rate),
        source === 'tautulli' ? { atMost: 60 } : {},
      )
      rmSync(file)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

/** Into an empty directory, until the minutes of all titles are had. */
async function importOnce(directory: string, source: string, path: string): Promise<void> {
  const engine = await openEngine({ directory })
  try {
    const call = { actor: 'bench', progress: () => {}, file: createReadStream(path) }
    const done = await operations['import-plays'].run(engine, { from: source, service: 'home', timeZone: 'UTC' }, call)
    if (done.messages === 0 || done.rejected > 0) throw new Error(`${source}: ${done.messages} messages, ${done.rejected} refused`)
    await operations.minutes.run(engine, { from: '2021-07-26', to: '2021-10-01', by: 'title' }, { ...call, file: createReadStream(path) })
  } finally {
    await engine.close()
  }
}
