import { figureWords } from '@sweeps/model/plain'
import type { Command } from 'commander'
import { ask } from '../ask.js'
import { print, printJson, printTable } from '../print.js'

interface Options {
  data?: string
  json?: boolean
  from: string
  to: string
  tz?: string
  by?: string
  metric?: string
  firstDay?: string
  service?: string
  title?: string
}

/** `sweeps minutes`: the figures of a period, sliced. */
export function minutesCommand(root: Command): void {
  root
    .command('minutes')
    .description('watched time, plays, viewers, accounts and views of a period')
    .requiredOption('--from <day>', 'first day, such as 2021-08-09')
    .requiredOption('--to <day>', 'the day after the last')
    .option('--tz <zone>', 'time zone, such as Europe/Berlin', 'UTC')
    .option('--by <dimensions>', 'comma-separated: service, title, season, episode, content, market, screen, hour, day, week')
    .option('--metric <metrics>', 'comma-separated: watched, minutes, hours, views, plays, viewers, accounts')
    .option('--first-day <weekday>', 'first day of the week', 'monday')
    .option('--service <id>', 'this service only')
    .option('--title <slug>', 'this title only')
    .action(async ({ data, json, ...request }: Options) => {
      const answer = await ask(data, 'minutes', request)
      if (json) return printJson(answer)
      if (answer.rows.length === 0) print(`Nothing was watched from ${answer.from} to ${answer.to} (${answer.tz}).`)
      else {
        const head = [...new Set(answer.rows.flatMap(row => Object.keys(row)))]
        printTable(
          head,
          answer.rows.map(row => head.map(name => row[name] ?? null)),
        )
      }
      for (const { rule, spans, watchedMs } of answer.setAside)
        print(`set aside by the rule ${rule}: ${spans} spans, ${figureWords(watchedMs / 60_000)} minutes`)
    })
}
