import { readFileSync } from 'node:fs'
import { Command } from 'commander'
import { announceCommands } from './commands/announce.js'
import { backtestCommand } from './commands/backtest.js'
import { benchCommand } from './commands/bench.js'
import { catalogueCommands } from './commands/catalogue.js'
import { chartCommands } from './commands/charts.js'
import { collectCommand } from './commands/collect.js'
import { decisionCommands } from './commands/decisions.js'
import { editionCommands } from './commands/editions.js'
import { explainCommand } from './commands/explain.js'
import { guardCommands } from './commands/guards.js'
import { importCommand } from './commands/import.js'
import { keepingCommands } from './commands/keeping.js'
import { matchCommand } from './commands/match.js'
import { minutesCommand } from './commands/minutes.js'
import { newsCommand } from './commands/news.js'
import { nodesCommand } from './commands/nodes.js'
import { noticeCommands } from './commands/notices.js'
import { panelCommands } from './commands/panel.js'
import { peopleCommands } from './commands/people.js'
import { questionCommands } from './commands/questions.js'
import { recordCommand } from './commands/record.js'
import { recordsCommand } from './commands/records.js'
import { rejectsCommand } from './commands/rejects.js'
import { remapCommand } from './commands/remap.js'
import { renewalCommand } from './commands/renewal.js'
import { searchCommands } from './commands/search.js'
import { seasonCommand } from './commands/season.js'
import { simulateCommand } from './commands/simulate.js'
import { sourceCommands } from './commands/sources.js'
import { startCommand } from './commands/start.js'
import { termsCommands } from './commands/terms.js'
import { titleCommand } from './commands/title.js'

const version = String(JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version)

/** The commands of each stage, as `--help` lists them. A further command is a function in a file of `commands`, and a row here. */
export const commands: ((root: Command) => void)[] = [
  startCommand,
  collectCommand,
  importCommand,
  minutesCommand,
  rejectsCommand,
  guardCommands,
  sourceCommands,
  catalogueCommands,
  remapCommand,
  matchCommand,
  explainCommand,
  questionCommands,
  searchCommands,
  chartCommands,
  titleCommand,
  recordsCommand,
  editionCommands,
  panelCommands,
  seasonCommand,
  recordCommand,
  decisionCommands,
  announceCommands,
  renewalCommand,
  termsCommands,
  backtestCommand,
  simulateCommand,
  peopleCommands,
  newsCommand,
  nodesCommand,
  noticeCommands,
  keepingCommands,
  benchCommand,
]

/** The command line. */
export function program(): Command {
  const root = new Command('sweeps')
    .description('The life of a streamed season: play → minutes → chart → season → decision → announcement')
    .version(version)
    // What stands after a command is its own: `renewal score` has options that `renewal` has too.
    .enablePositionalOptions()
    .exitOverride()
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({ outputError: (text, write) => write(oneLine(text)) })
  for (const add of commands) add(root)
  for (const command of leaves(root)) {
    command.option('--data <dir>', 'data directory (env SWEEPS_DATA; default ./data)')
    if (!command.options.some(option => option.long === '--json')) command.option('--json', 'the answer as JSON on stdout')
    command.exitOverride()
  }
  return root
}

/** Commander says what is wrong and what may have been meant on two lines. */
const oneLine = (text: string): string =>
  `sweeps: ${text
    .replace(/^error: /, '')
    .trim()
    .replaceAll('\n', ' ')} (--help says what there is)\n`

/** Every command that does something: `renewal` does, and has commands of its own besides. */
const leaves = (command: Command): Command[] => [
  ...(command.commands.length === 0 || command.registeredArguments.length > 0 ? [command] : []),
  ...command.commands.flatMap(leaves),
]
