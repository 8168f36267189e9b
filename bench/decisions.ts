import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openEngine, renewalCase } from '@sweeps/engine'
import { report } from './report.js'

const cli = fileURLToPath(new URL('../packages/cli/bin/sweeps.js', import.meta.url))
const shared = fileURLToPath(new URL('../../shared/data/', import.meta.url))
const files = {
  'netflix-top10': `${shared}netflix-top10/global-to-2024.tsv`,
  'netflix-engagement': `${shared}netflix-engagement/engagement-2023H1-2024H1.csv`,
  outcomes: `${shared}outcomes/first-seasons-to-2023-06.csv`,
}

/**
 * Cases, board and backtests over real history. What is said to be a command is timed as somebody types it: the program's start and the
 * opening of the store are in it. The data is not the project's to hand on, so it lies beside the checkout; without it this part is left out.
 */
export async function benchDecisions(rounds: number): Promise<void> {
  const missing = Object.values(files).filter(file => !existsSync(file))
  if (missing.length > 0) {
    process.stderr.write(`NOT MEASURED: cases, board and backtests need ${missing.join(' and ')}.\n`)
    return
  }
  const data = join(mkdtempSync(join(tmpdir(), 'sweeps-bench-')), 'data')
  const sweeps = (...args: string[]): number => {
    const began = performance.now()
    execFileSync(process.execPath, [cli, ...args, '--json', '--data', data], { stdio: ['ignore', 'ignore', 'inherit'], maxBuffer: 2 ** 28 })
    return performance.now() - began
  }
  const each = (...args: string[]): number[] => Array.from({ length: rounds }, () => sweeps(...args))
  try {
    for (const [what, file] of Object.entries(files)) report(`importing ${what}`, 'all', 's', [sweeps('import', what, file) / 1000])
    report('a season’s case as a command, first time', 'all', 'ms', [sweeps('renewal', 'hit-and-run/1')])
    report('a season’s case as a command', 'all', 'ms', each('renewal', 'hit-and-run/1'))
    const cold: number[] = []
    const costed: number[] = []
    for (let round = 0; round < rounds; round++) {
      const engine = await openEngine({ directory: data })
      const timed = async (given: { cost?: number }): Promise<number> => {
        const began = performance.now()
        await renewalCase(engine, { title: 'hit-and-run', season: 1, confidential: true, ...given })
        return performance.now() - began
      }
      cold.push(await timed({}))
      costed.push(await timed({ cost: 60_000_000 }))
      await engine.close()
    }
    report('a season’s case, the first question to an open store', 'all', 'ms', cold, { atMost: 1000 })
    report('again with a stated cost: 10,000 draws', 'all', 'ms', costed, { atMost: 1000 })
    report('the board, with cases, as a command', 'all', 'ms', each('board', '--tab', 'published', '--older'))
    const forecast = each('backtest', 'forecast')
    const renewal = each('backtest', 'renewal')
    const both = forecast.map((value, round) => (value + renewal[round]!) / 1000)
    report('both backtests, training at every step', 'all', 's', both, { atMost: 10 })
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
}
