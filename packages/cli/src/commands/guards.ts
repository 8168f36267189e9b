import type { Command } from 'commander'
import { ask } from '../ask.js'
import { print, printJson, printTable } from '../print.js'

interface Options {
  data?: string
  json?: boolean
}

/** `sweeps guards …`: what the guard rules set aside, and who is a test viewer. */
export function guardCommands(root: Command): void {
  const command = root.command('guards').description('rules that set invalid viewing aside: how much, and who is a test viewer')
  command
    .command('report')
    .description('what each rule set aside in a period')
    .requiredOption('--from <day>', 'first day (UTC)')
    .requiredOption('--to <day>', 'the day after the last')
    .action(async ({ data, json, from, to }: Options & { from: string; to: string }) => {
      const answer = await ask(data, 'guards', { from, to })
      if (json) return printJson(answer)
      if (answer.setAside.length === 0) return print('No rule set anything aside.')
      printTable(
        ['rule', 'spans', 'minutes'],
        answer.setAside.map(({ rule, spans, watchedMs }) => [rule, spans, watchedMs / 60_000]),
      )
    })
  testViewer(command, 'test-viewer', 'all that this viewer watches is set aside', true)
  testViewer(command, 'real-viewer', 'what this viewer watches counts again', false)
}

function testViewer(command: Command, name: string, description: string, test: boolean): void {
  command
    .command(name)
    .argument('<viewer>', 'the id that the service sends')
    .requiredOption('--service <id>', 'the service')
    .description(description)
    .action(async (viewer: string, { data, json, service }: Options & { service: string }) => {
      const done = await ask(data, 'test-viewer', { service, viewer, test })
      if (json) return printJson(done)
      print(test ? 'Set aside from now on, and all that was watched before.' : 'Counts again, and all that was watched before.')
    })
}
