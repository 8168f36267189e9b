import type { CatalogueFormat } from '@sweeps/engine'
import { type Command, Option } from 'commander'
import { ask } from '../ask.js'
import { print, printJson } from '../print.js'

interface Options {
  data?: string
  json?: boolean
  dryRun?: boolean
  whole?: boolean
  format?: CatalogueFormat
  service?: string
  contentId?: string
}

/** `sweeps import catalogue FILE`. */
export function importCatalogueCommand(parent: Command): void {
  parent
    .command('catalogue')
    .argument('<file>', 'CSV or JSON of one’s own, Schema.org JSON-LD, a show of TVmaze, or the items of a Jellyfin library')
    .option('--dry-run', 'say what would change and what is odd, change nothing')
    .option('--whole', 'the file is all there is of its services: rows it does not name are removed')
    .addOption(new Option('--format <format>', 'recognised when absent').choices(['csv', 'json', 'schema-org', 'tvmaze', 'jellyfin']))
    .option('--service <name>', 'who streams it, for formats that do not say it')
    .option(
      '--content-id <rule>',
      'how its content ids are made, for formats that have none: {slug}-{season}-{episode}; also {id}, {season:2}',
    )
    .description('which content id is which episode or film')
    .action(async (file: string, { data, json, ...options }: Options) => {
      const done = await ask(data, 'import-catalogue', { note: file, ...options }, file)
      if (json) return printJson(done)
      const removed = done.removed > 0 ? `, ${done.removed} removed` : ''
      print(
        `${done.read} rows: ${done.added} added, ${done.changed} changed${removed}, ${done.unchanged} as before. The catalogue is at version ${done.version}.`,
      )
      for (const change of done.dryRun ? done.changes : []) print(`  ${change}`)
      for (const note of done.odd) print(`  odd: ${note}`)
      if (done.dryRun) print('Nothing was changed (--dry-run).')
    })
}
