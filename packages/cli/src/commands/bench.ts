import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Problem } from '@sweeps/model/plain'
import type { Command } from 'commander'

/** `sweeps bench`: the project's benchmarks, from a checkout. */
export function benchCommand(root: Command): void {
  root
    .command('bench')
    .description('ingest, close, query: medians, with limits side by side')
    .option('--quick', 'a tenth of the data, fewer runs')
    .option('--only <part>', 'ingest, flood, store, season, charts, pages, panel, decisions, sources, live, nodes, peers or busy')
    .option('--scale <factor>', 'of the parts pages, sources, live, nodes, peers and busy: how much of the usual data, such as 0.1')
    .action((options: { quick?: boolean; json?: boolean; only?: string; scale?: string }) => {
      const script = fileURLToPath(new URL('../../../../bench/run.ts', import.meta.url))
      if (!existsSync(script)) throw new Problem('usage', 'the benchmarks are part of a checkout of the project')
      const args = [
        '--import',
        'tsx',
        script,
        ...(options.quick ? ['--quick'] : []),
        ...(options.json ? ['--json'] : []),
        ...(options.only ? ['--only', options.only] : []),
        ...(options.scale ? ['--scale', options.scale] : []),
      ]
      process.exitCode = spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1
    })
}
