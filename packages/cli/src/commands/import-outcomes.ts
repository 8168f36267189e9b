import type { Command } from 'commander'
import { ask } from '../ask.js'
import { openAddress } from '../open-address.js'
import { print, printJson } from '../print.js'

interface Options {
  data?: string
  json?: boolean
  url?: string
  dryRun?: boolean
}

/** `sweeps import outcomes FILE`: what became of past seasons. */
export function importOutcomesCommand(command: Command): void {
  command
    .command('outcomes')
    .argument('[file]')
    .option('--url <address>', 'fetch it from this address instead')
    .option('--dry-run', 'say what would be read and what is odd, change nothing')
    .description('what became of past seasons, as CSV: show, season, released, outcome, next_season_seen, runtime_minutes, charted_top10')
    .action(async (file: string | undefined, { data, json, url, dryRun }: Options) => {
      const source = await openAddress(file, url)
      try {
        const done = await ask(data, 'import-outcomes', { address: source.address, ...(dryRun && { dryRun }) }, source.path)
        if (json) return printJson(done)
        const { read, added, changed, unchanged, released } = done
        print(
          `${read} seasons${released ? ` released ${released.from} to ${released.to}` : ''}: ${added} ${done.dryRun ? 'would be new' : 'new'}, ${changed} changed, ${unchanged} as before.`,
        )
        for (const [outcome, count] of Object.entries(done.outcomes)) print(`  ${outcome}: ${count}`)
        for (const note of done.odd) print(`  ${note}`)
        if (done.dryRun) print('Nothing was changed (--dry-run).')
      } finally {
        source.remove()
      }
    })
}
