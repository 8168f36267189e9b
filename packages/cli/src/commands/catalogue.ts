import { Problem } from '@sweeps/model/plain'
import { type Command, Option } from 'commander'
import { ask } from '../ask.js'
import { print, printJson, printTable } from '../print.js'
import { printChanged } from '../print-changed.js'
import { wholeNumber } from '../whole-number.js'

interface Options {
  data?: string
  json?: boolean
}

/** `sweeps catalogue …`: its versions, what is not in it, what to take out of it. */
export function catalogueCommands(root: Command): void {
  const command = root.command('catalogue').description('which content id is which episode (sweeps import catalogue FILE)')

  command
    .command('versions')
    .description('who changed it, when and how')
    .action(async ({ data, json }: Options) => {
      const { versions } = await ask(data, 'catalogue-versions', {})
      if (json) return printJson({ versions })
      if (versions.length === 0) return print('The catalogue is empty: sweeps import catalogue FILE')
      printTable(
        ['version', 'made', 'by', 'from', 'added', 'changed', 'removed'],
        versions.map(({ version, made, actor, note, added, changed, removed }) => [
          ...[String(version), made.slice(0, 16).replace('T', ' '), actor, note],
          ...[added, changed, removed],
        ]),
      )
    })

  command
    .command('undo')
    .description('bring back the version before, as a new one; again, the one before that')
    .action(async ({ data, json }: Options) => {
      const done = await ask(data, 'catalogue-undo', {})
      if (json) return printJson(done)
      printChanged(done)
    })

  command
    .command('remove')
    .argument('<names...>', 'titles, seasons or episodes, as hit-and-run, hit-and-run/1, hit-and-run/1/3; with --content SERVICE ID')
    .option('--content', 'one content of a service instead')
    .option('--dry-run', 'say what would change and which figures move, change nothing')
    .description('take something out; what was played of it stays, under its own content id')
    .action(async (names: string[], { data, json, content, dryRun = false }: Options & { content?: boolean; dryRun?: boolean }) => {
      if (content && names.length !== 2) throw new Problem('usage', '--content takes SERVICE ID')
      const removal = content ? { service: names[0]!, content: names[1]! } : { places: names }
      const done = await ask(data, 'catalogue-remove', { ...removal, dryRun })
      if (json) return printJson(done)
      printChanged(done)
    })

  command
    .command('unmatched')
    .option('--limit <rows>', 'how many, the most watched first', '50')
    .description('what was played and is not in the catalogue, each with where it may belong')
    .action(async ({ data, json, limit }: Options & { limit: string }) => {
      const { unmatched } = await ask(data, 'catalogue-unmatched', { limit: wholeNumber('limit', limit, 100_000) })
      if (json) return printJson({ unmatched })
      if (unmatched.length === 0) return print('Everything that was played is in the catalogue.')
      printTable(
        ['service', 'content', 'plays', 'minutes', 'first', 'last', 'may be'],
        unmatched.map(({ service, content, plays, minutes, firstSeen, lastSeen, suggestion }) => [
          ...[service, content, plays, minutes, firstSeen, lastSeen],
          suggestion && `${suggestion.place} (${suggestion.because})`,
        ]),
      )
      print('\nAssign one with: sweeps remap --content SERVICE ID TITLE/N/E')
    })

  command
    .command('export')
    .addOption(new Option('--format <format>', 'csv when absent').choices(['csv', 'json']).default('csv'))
    .description('all of it to stdout, as sweeps import catalogue reads it')
    .action(async ({ data, json, format }: Options & { format: 'csv' | 'json' }) => {
      const { text } = await ask(data, 'catalogue-export', { format: json ? 'json' : format })
      print(text.trimEnd())
    })
}
