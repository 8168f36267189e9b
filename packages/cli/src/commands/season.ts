import type { SeasonReport } from '@sweeps/model'
import { Problem, type SeasonTable, seasonTables } from '@sweeps/model/plain'
import { type Command, Option } from 'commander'
import { ask } from '../ask.js'
import { printJson } from '../print.js'
import { printPeers } from '../print-peers.js'
import { printRange } from '../print-range.js'
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
  from?: string
  to?: string
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
    .option('--from <day>', 'and weeks of it beside as many before: the day on which they begin, whole weeks after the release')
    .option('--to <day>', 'the day on which those weeks have ended')
    .option('--small-cells <how>', 'hide or show figures of few accounts: fewer than ten, or SWEEPS_FEWEST_ACCOUNTS', 'hide')
    .option('--peers [list]', 'and how others did at the same age: TITLE/N,TITLE/N… or the nearest by release; earlier seasons always')
    .addOption(new Option('--table <name>', 'one table of it as CSV, and nothing else').choices(seasonTables))
    .action(async (name: string, { data, json, window, tz, smallCells, peers: named, table, from, to, ...filters }: Options) => {
      if ((from === undefined) !== (to === undefined)) throw new Problem('usage', '--from and --to go together: name both days, or neither')
      if (table && (json || named !== undefined || from !== undefined))
        throw new Problem('usage', '--table prints CSV alone: leave out --json and --peers, --from and --to')
      const request = { ...seasonName(name), window, tz, smallCells }
      const report = await ask(data, 'season', { ...request, ...filters })
      if (table) return printCsv(report, table)
      const peers =
        named === undefined ? undefined : await ask(data, 'season-peers', { ...request, ...(named !== true && { peers: named }) })
      const { window: _, ...ofSeason } = request
      const range = from !== undefined && to !== undefined ? await ask(data, 'season-range', { ...ofSeason, from, to }) : undefined
      if (json) return printJson({ ...report, ...(range && { range }), ...(peers && { peers }) })
      printSeason(report)
      if (range) printRange(range)
      if (peers) printPeers(peers)
    })
}

/** Only it needs the engine here, which takes a while to load. */
async function printCsv(report: SeasonReport, table: SeasonTable): Promise<void> {
  const { seasonTable } = await import('@sweeps/engine')
  process.stdout.write(seasonTable(report, table))
}
