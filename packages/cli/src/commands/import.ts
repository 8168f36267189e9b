import { readFileSync } from 'node:fs'
import type { InputOf } from '@sweeps/engine'
import { decodeText, Problem } from '@sweeps/model/plain'
import type { Command } from 'commander'
import { ask } from '../ask.js'
import { openAddress } from '../open-address.js'
import { print, printJson } from '../print.js'
import { importCatalogueCommand } from './import-catalogue.js'
import { importOutcomesCommand } from './import-outcomes.js'
import { importPanelCommand } from './import-panel.js'
import { importPlaysCommand } from './import-plays.js'

interface Options {
  data?: string
  json?: boolean
  url?: string
}

/** `sweeps import KIND FILE`: from elsewhere into the path. */
export function importCommand(root: Command): void {
  const command = root.command('import').description('read a file: catalogue, plays, or published figures (FILE may be - for stdin)')

  importCatalogueCommand(command)

  importPlaysCommand(command)

  command
    .command('record')
    .argument('<file>', 'JSON')
    .option('--dry-run', 'say what would change, change nothing')
    .description('how a season was made and received, and decisions that were reported: facts with their sources')
    .action(async (file: string, { data, json, dryRun }: Options & { dryRun?: boolean }) => {
      const done = await ask(data, 'import-record', { note: file, ...(dryRun && { dryRun }) }, file)
      if (json) return printJson(done)
      const { added, removed, changes, decisions } = done
      print(`${done.title}/${done.season}: ${added} facts added, ${removed} removed; ${done.facts} in version ${done.version}.`)
      for (const change of dryRun ? changes : []) print(`  ${change}`)
      if (decisions.length > 0) print(`The ledger has ${decisions.length} more: ${decisions.map(one => one.outcome).join(', ')}.`)
      if (dryRun) print('Nothing was changed (--dry-run).')
    })

  published(command, 'netflix-top10', 'the weekly Top 10 file (TSV) that Netflix offers for download')
  published(command, 'netflix-country', 'the weekly Top 10 file (TSV) of all countries that Netflix offers for download')
  published(command, 'netflix-engagement', 'Netflix’s half-yearly engagement report, XLSX or CSV').option(
    '--period <half-year>',
    'for a spreadsheet whose heading does not say it, as 2024H1',
  )
  importOutcomesCommand(command)
  importPanelCommand(command)
  published(command, 'nielsen-top10', 'Nielsen’s weekly lists as CSV')
  published(command, 'figures', 'any CSV, with a mapping of its columns').requiredOption('--map <mapping>', 'the mapping, a JSON file')
}

type Published = 'netflix-top10' | 'netflix-country' | 'netflix-engagement' | 'nielsen-top10' | 'figures'

function published(command: Command, kind: Published, description: string): Command {
  return command
    .command(kind)
    .argument('[file]')
    .option('--url <address>', 'fetch it from this address instead')
    .option('--dry-run', 'say what would be read and what is odd, change nothing')
    .description(description)
    .action(async (file: string | undefined, { data, json, url, dryRun, period, map }: PublishedOptions) => {
      const source = await openAddress(file, url)
      try {
        const input = {
          address: source.address,
          ...(dryRun && { dryRun }),
          ...(period && { period }),
          ...(map && { mappingName: map, mapping: readMappingFile(map) }),
        }
        const done = await ask(data, `import-${kind}`, input as InputOf<`import-${Published}`>, source.path)
        if (json) return printJson(done)
        const what = done.dryRun ? 'would be new or changed' : 'are new or changed'
        print(
          `${done.read} rows of ${done.weeks.from} to ${done.weeks.to}: ${done.changedLists} lists ${what}, ${done.unchangedLists} as before.`,
        )
        for (const note of done.odd) print(`  ${note}`)
        if (done.dryRun) print('Nothing was changed (--dry-run).')
      } finally {
        source.remove()
      }
    })
}

interface PublishedOptions extends Options {
  dryRun?: boolean
  period?: string
  map?: string
}

function readMappingFile(path: string): string {
  try {
    const read = decodeText(readFileSync(path))
    if ('refused' in read) throw new Problem('invalid-file', `${path}: ${read.refused}: ${read.advice}`)
    const { text } = read
    // It travels in the address of a request, which must stay below 16 KB.
    if (encodeURIComponent(JSON.stringify(text)).length > 12_000)
      throw new Problem('invalid-file', `${path} is too long for a mapping: name only the columns to read, with little space around them`)
    return text
  } catch (error) {
    if (error instanceof Problem) throw error
    throw new Problem('usage', `${path} cannot be read (${(error as NodeJS.ErrnoException).code}): check the path`)
  }
}
