import type { RemapRequest } from '@sweeps/engine'
import { Problem } from '@sweeps/model/plain'
import type { Command } from 'commander'
import { ask } from '../ask.js'
import { printJson } from '../print.js'
import { printChanged } from '../print-changed.js'
import { wholeNumber } from '../whole-number.js'

interface Options {
  data?: string
  json?: boolean
  content?: boolean
  episodes?: string
  first?: string
  merge?: boolean
  new?: boolean
  name?: string
  file?: string
  dryRun?: boolean
}

/** `sweeps remap FROM TO`: history moves with it; `sweeps remap undo` moves it back. */
export function remapCommand(root: Command): void {
  root
    .command('remap')
    .argument(
      '[names...]',
      'FROM TO, as hit-and-run/1/9 hit-and-run/2/1, show/1 show/2, old-title new-title; SERVICE ID TO with --content; or undo',
    )
    .option('--content', 'move one content of a service, known or only played: SERVICE ID TITLE/N/E, or TITLE for a film')
    .option('--episodes <range>', 'only these of a season, as 5-8; in the target they are numbered from --first on, or from 1')
    .option('--first <number>', 'the number that the first moved episode of a season gets; without it (and --episodes) they keep theirs')
    .option('--merge', 'what moves may meet an episode that is there: both contents are then that episode')
    .option('--new', 'the target’s title may be a new one')
    .option('--name <name>', 'how the new title is shown (with --new)')
    .option('--file <file>', 'many remaps as one version: CSV with from,to or service,content,to, and perhaps episodes,first,merge,new')
    .option('--dry-run', 'say which rows change and which figures move, change nothing')
    .description('an episode moved, two titles were one, a season is split: history moves with it, and undo moves it back')
    .action(async (names: string[], { data, json, file, dryRun = false, ...options }: Options) => {
      const done =
        names.length === 1 && names[0] === 'undo' && !file
          ? await undo(data, dryRun)
          : file
            ? await ask(data, 'remap', { dryRun }, alone(names, file))
            : await ask(data, 'remap', { dryRun, remap: requestOf(names, options) })
      if (json) return printJson(done)
      printChanged(done)
    })
}

function undo(data: string | undefined, dryRun: boolean) {
  if (dryRun) throw new Problem('usage', 'undo has no --dry-run: it can be undone itself, by the remap again')
  return ask(data, 'catalogue-undo', { remap: true })
}

function alone(names: string[], file: string): string {
  if (names.length > 0) throw new Problem('usage', '--file has the names in it: leave them out')
  return file
}

function requestOf(names: string[], { content, episodes, first, merge, new: fresh, name }: Options): RemapRequest {
  if (names.length !== (content ? 3 : 2))
    throw new Problem('usage', content ? '--content takes SERVICE ID TITLE/N/E' : 'remap takes FROM TO, as hit-and-run/1/9 hit-and-run/2/1')
  if (name !== undefined && !fresh) throw new Problem('usage', '--name names a title that is made: give --new with it')
  return {
    from: content ? { service: names[0]!, content: names[1]! } : names[0]!,
    to: names.at(-1)!,
    ...(episodes !== undefined && { episodes }),
    ...(first !== undefined && { first: wholeNumber('first', first, 9999) }),
    ...(merge && { merge }),
    ...(fresh && { new: name ?? true }),
  }
}
