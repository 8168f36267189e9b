import type { Command } from 'commander'
import { ask } from '../ask.js'
import { print, printJson, printTable } from '../print.js'
import { wholeNumber } from '../whole-number.js'

/** `sweeps rejects`: what was refused, and why. */
export function rejectsCommand(root: Command): void {
  root
    .command('rejects')
    .description('messages that were refused in the last 30 days, and why')
    .option('--service <id>', 'of this service only')
    .option('--limit <n>', 'how many messages', '20')
    .action(async (options: { data?: string; json?: boolean; service?: string; limit: string }) => {
      const answer = await ask(options.data, 'rejects', {
        limit: wholeNumber('limit', options.limit, 9999),
        ...(options.service ? { service: options.service } : {}),
      })
      if (options.json) return printJson(answer)
      if (answer.summary.length === 0) return print('Nothing was refused in the last 30 days.')
      printTable(
        ['service', 'field', 'reason', 'messages', 'latest'],
        answer.summary.map(row => [row.service, row.field, row.reason, row.messages, row.latest]),
      )
      print('')
      for (const reject of answer.rejects) print(`${reject.heard} ${reject.field}: ${reject.reason}\n  ${reject.body}`)
    })
}
