import type { Command } from 'commander'
import { ask } from '../ask.js'
import { openAddress } from '../open-address.js'
import { print, printJson } from '../print.js'

interface Options {
  data?: string
  json?: boolean
  url?: string
}

/** `sweeps import KIND FILE`: from elsewhere into the path. */
export function importCommand(root: Command): void {
  const command = root.command('import').description('read a file: catalogue, plays, or published figures (FILE may be - for stdin)')

  command
    .command('catalogue')
    .argument('<file>', 'CSV or JSON')
    .description('which content id is which episode or film')
    .action(async (file: string, { data, json }: Options) => {
      const done = await ask(data, 'import-catalogue', { note: file }, file)
      if (json) return printJson(done)
      print(
        `${done.read} rows: ${done.added} added, ${done.changed} changed, ${done.unchanged} as before. The catalogue is at version ${done.version}.`,
      )
    })

  command
    .command('plays')
    .argument('<file>', 'messages, one JSON object a line')
    .description('messages as the collector takes them; sentAt counts as the moment each was heard')
    .action(async (file: string, { data, json }: Options) => {
      const done = await ask(data, 'import-plays', {}, file)
      if (json) return printJson(done)
      print(`${done.messages} messages with ${done.spans} spans taken in, ${done.rejected} refused.`)
      for (const { line, field, reason } of done.bad) print(`  line ${line}${field ? `, ${field}` : ''}: ${reason}`)
    })

  published(command, 'netflix-top10', 'the weekly Top 10 file (TSV) that Netflix offers for download')
  published(command, 'nielsen-top10', 'Nielsen’s weekly lists as CSV')
}

function published(command: Command, kind: 'netflix-top10' | 'nielsen-top10', description: string): void {
  command
    .command(kind)
    .argument('[file]')
    .option('--url <address>', 'fetch it from this address instead')
    .description(description)
    .action(async (file: string | undefined, { data, json, url }: Options) => {
      const source = await openAddress(file, url)
      try {
        const done = await ask(data, `import-${kind}`, { address: source.address }, source.path)
        if (json) return printJson(done)
        print(
          `${done.read} rows of ${done.weeks.from} to ${done.weeks.to}: ${done.changedLists} lists are new or changed, ${done.unchangedLists} as before.`,
        )
        for (const note of done.odd) print(`  ${note}`)
      } finally {
        source.remove()
      }
    })
}
