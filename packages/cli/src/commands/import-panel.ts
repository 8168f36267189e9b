import type { Command } from 'commander'
import { ask } from '../ask.js'
import { panelBundle, panelPaths } from '../panel-bundle.js'
import { print, printJson } from '../print.js'

interface Options {
  data?: string
  json?: boolean
  panel?: string
  dryRun?: boolean
}

/** `sweeps import panel DIR`. */
export function importPanelCommand(command: Command): void {
  command
    .command('panel')
    .argument(
      '<directory>',
      'with panel.json, households.csv, persons.csv, targets.csv, days.csv, viewing.ndjson, or rows of Barb’s API; or one of these files',
    )
    .option('--panel <id>', 'whose file it is, when there are several panels and no panel.json beside it')
    .option('--dry-run', 'say what would change, change nothing')
    .description('a panel of households that stands for a population: all files or none, as its next version')
    .action(async (directory: string, { data, json, panel, dryRun }: Options) => {
      const paths = await panelPaths(directory)
      const input = { note: directory, ...(panel && { panel }), ...(dryRun && { dryRun }) }
      const done = await ask(data, 'import-panel', input, () => panelBundle(paths))
      if (json) return printJson(done)
      print(`Panel ${done.panel}, version ${done.version}${dryRun ? ' (--dry-run: nothing was changed)' : ''}.`)
      for (const { file, lines, changed } of done.files) print(`  ${file}: ${lines} lines, ${changed ? 'changed' : 'as before'}`)
      if (done.viewing) print(`  viewing: ${done.viewing.messages} messages with ${done.viewing.spans} spans`)
      for (const note of done.odd) print(`  ${note}`)
    })
}
