import { Problem } from '@sweeps/model/plain'
import type { Command } from 'commander'
import { ask } from '../ask.js'
import { printJson } from '../print.js'
import { printSeason } from '../print-season.js'

interface Options {
  data?: string
  json?: boolean
  window: string
  tz: string
  smallCells: string
}

/** `sweeps season`: one season's audience. */
export function seasonCommand(root: Command): void {
  root
    .command('season')
    .argument('<season>', 'TITLE/N, such as hit-and-run/1; a film is its TITLE')
    .description('a season’s audience: who began, watched and finished it, and where they left')
    .option('--window <days>', 'days from the release, such as 7, 28 or 91', '28')
    .option('--tz <zone>', 'time zone of the release day, such as Europe/Berlin', 'UTC')
    .option('--small-cells <how>', 'hide or show figures of fewer than ten accounts', 'hide')
    .action(async (name: string, { data, json, window, tz, smallCells }: Options) => {
      const match = /^([^/]+)(?:\/(\d{1,4}))?$/.exec(name)
      if (!match) throw new Problem('usage', `"${name}" is no season: write TITLE/N, such as hit-and-run/1`)
      const report = await ask(data, 'season', { title: match[1]!, season: match[2] ?? 0, window, tz, smallCells })
      if (json) return printJson(report)
      printSeason(report)
    })
}
