import { readFileSync } from 'node:fs'
import type { NoticeKind } from '@sweeps/engine'
import { Problem } from '@sweeps/model/plain'
import type { Command } from 'commander'
import { ask } from '../ask.js'
import { print, printJson, printTable } from '../print.js'
import { wholeNumber } from '../whole-number.js'

interface Options {
  data?: string
  json?: boolean
}

/** `sweeps notices …`: what was noticed, and who is told of it. */
export function noticeCommands(root: Command): void {
  const command = root.command('notices').description('what was noticed, and who is told of it by webhook and mail')
  command
    .command('list')
    .description('what was noticed, the latest first')
    .option('--limit <n>', 'how many', '50')
    .action(async ({ data, json, limit }: Options & { limit: string }) => {
      const { notices } = await ask(data, 'notices', { limit: wholeNumber('limit', limit, 9999) })
      if (json) return printJson({ notices })
      printTable(
        ['at', 'of', 'what'],
        notices.map(({ at, kind, subject }) => [at, kind, subject]),
      )
    })
  command
    .command('rules')
    .description('who is told of what, and how telling went the last time')
    .action(async ({ data, json }: Options) => {
      const { rules } = await ask(data, 'notice-rules', {})
      if (json) return printJson({ rules })
      printTable(
        ['id', 'name', 'way', 'address', 'of', 'last'],
        rules.map(({ id, name, way, address, kinds, last }) => [
          ...[id, name, way, address, kinds.join(', ') || 'everything'],
          last && `${last.at}${last.trouble ? `: ${last.trouble}` : ''}`,
        ]),
      )
    })
  command
    .command('tell')
    .argument('<address>', 'of a mailbox, or of the web (https://…) for a webhook')
    .option(
      '--of <kind...>',
      'what of (default: everything): source, rejects, guards, backlog, disk, damage, edition, release, season, decision',
    )
    .option('--name <name>', 'what it is for')
    .option('--secret-file <file>', 'of a webhook: what its bodies are signed with')
    .option('--id <id>', 'of a rule that is there: change it')
    .description('tell somebody of what is noticed from now on')
    .action(async (address: string, options: Options & { of?: string[]; name?: string; secretFile?: string; id?: string }) => {
      const { data, json, of, name, secretFile, id } = options
      const rule = await ask(data, 'notice-rule-set', {
        ...{ address, way: /^https?:/.test(address) ? ('webhook' as const) : ('mail' as const) },
        ...(of && { kinds: of as NoticeKind[] }),
        ...(name !== undefined && { name }),
        ...(id !== undefined && { id }),
        ...(secretFile !== undefined && { secret: secretIn(secretFile) }),
      })
      if (json) return printJson(rule)
      print(`${rule.address} is told of ${rule.kinds.join(', ') || 'everything'} (rule ${rule.id}). Try it: sweeps notices test ${rule.id}`)
    })
  command
    .command('test')
    .argument('<id>', 'of a rule')
    .description('send a notice by a rule, to see whether it arrives')
    .action(async (id: string, { data, json }: Options) => {
      const notice = await ask(data, 'notice-rule-test', { id })
      if (json) return printJson(notice)
      print('A running server sends it within seconds: sweeps notices rules says how that went.')
    })
  command
    .command('end')
    .argument('<id>', 'of a rule')
    .description('tell somebody of nothing any more')
    .action(async (id: string, { data, json }: Options) => {
      const done = await ask(data, 'notice-rule-remove', { id })
      if (json) return printJson(done)
      print(`The rule ${id} is removed.`)
    })
}

/** Throws `usage` for a file that cannot be read. */
function secretIn(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    throw new Problem('usage', `--secret-file: ${file} cannot be read (${(error as NodeJS.ErrnoException).code})`)
  }
}
