import type { SeasonReport } from '@sweeps/model'
import { Problem, type SeasonTable, seasonTables } from '@sweeps/model/plain'
import { type Command, Option } from 'commander'
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
  market?: string
  screen?: string
  service?: string
  accounts?: string
  /** True without a list. */
  peers?: string | true
  table?: SeasonTable
}

/** `sweeps season`: one season's audience. */
export function seasonCommand(root: Command): void {
  root
    .command('season')
    .argument('<season>', 'TITLE/N, such as hit-and-run/1; a film is its TITLE')
    .description('a season’s audience: who began, watched and finished it, and where they left')
    .option('--window <days>', 'days from the release, such as 7, 28 or 91', '28')
    .option('--tz <zone>', 'time zone of the release day, such as Europe/Berlin', 'UTC')
    .option('--market <code>', 'of accounts that watched most of it there: DE, unknown, or others: all that are too few')
    .option('--screen <name>', 'of accounts that watched most of it on tv, computer, tablet, phone, other, unknown, or others')
    .option('--service <name>', 'of accounts of one service, or others')
    .option('--accounts <how>', 'new: whose first viewing it was; returned: after 28 days of nothing; others; also beside one of the three')
    .option('--small-cells <how>', 'hide or show figures of few accounts: fewer than ten, or SWEEPS_FEWEST_ACCOUNTS', 'hide')
    .option('--peers [list]', 'and how others did at the same age: TITLE/N,TITLE/N… or the nearest by release; earlier seasons always')
    .addOption(new Option('--table <name>', 'one table of it as CSV, and nothing else').choices(seasonTables))
    .action(async (name: string, { data, json, window, tz, smallCells, peers: named, table, ...filters }: Options) => {
      if (table && (json || named !== undefined)) throw new Problem('usage', '--table prints CSV alone: leave out --json and --peers')
      const request = { ...seasonName(name), window, tz, smallCells }
      const report = await ask(data, 'season', { ...request, ...filters })
      if (table) return printCsv(report, table)
      const peers =
        named === undefined ? undefined : await ask(data, 'season-peers', { ...request, ...(named !== true && { peers: named }) })
      if (json) return printJson(peers ? { ...report, peers } : report)
      printSeason(report)
      if (peers) printPeers(peers)
    })
}

/** Only it needs the engine here, which takes a while to load. */
async function printCsv(report: SeasonReport, table: SeasonTable): Promise<void> {
  const { seasonTable } = await import('@sweeps/engine')
  process.stdout.write(seasonTable(report, table))
}
