import type { Command } from 'commander'
import { ask } from '../ask.js'
import { printJson } from '../print.js'
import { printPeers } from '../print-peers.js'
import { printSeason } from '../print-season.js'
import { seasonName } from '../season-name.js'

interface Options {
  data?: string
  json?: boolean
  window: string
  tz: string
  smallCells: string
  /** True without a list. */
  peers?: string | true
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
    .option('--peers [list]', 'and how others did at the same age: TITLE/N,TITLE/N… or the nearest by release; earlier seasons always')
    .action(async (name: string, { data, json, window, tz, smallCells, peers: named }: Options) => {
      const request = { ...seasonName(name), window, tz, smallCells }
      const report = await ask(data, 'season', request)
      const peers =
        named === undefined ? undefined : await ask(data, 'season-peers', { ...request, ...(named !== true && { peers: named }) })
      if (json) return printJson(peers ? { ...report, peers } : report)
      printSeason(report)
      if (peers) printPeers(peers)
    })
}
