import { figureWords, Problem } from '@sweeps/model/plain'
import type { Command } from 'commander'
import { ask } from '../ask.js'
import { percent } from '../percent.js'
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
  panel?: string
}

/** `sweeps minutes`: the figures of a period, sliced. */
export function minutesCommand(root: Command): void {
  root
    .command('minutes')
    .description('watched time, plays, viewers, accounts and views of a period')
    .requiredOption('--from <day>', 'first day, such as 2021-08-09')
    .requiredOption('--to <day>', 'the day after the last')
    .option('--tz <zone>', 'time zone, such as Europe/Berlin; UTC when absent')
    .option(
      '--by <dimensions>',
      'comma-separated: service, title, season, episode, content, market, screen, hour, day, week; of a panel title, season, service, screen, day and what its files say of persons and households',
    )
    .option('--metric <metrics>', 'comma-separated: watched, minutes, hours, views, plays, viewers, accounts')
    .option('--first-day <weekday>', 'first day of the week; monday when absent')
    .option('--service <id>', 'this service only')
    .option('--title <slug>', 'this title only')
    .option('--panel <id>', 'minutes that a panel projects, with their errors, in place of those counted')
    .action(async ({ panel, ...options }: Options) => {
      if (panel !== undefined) return ofPanel(panel, options)
      const { data, json, ...request } = options
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

async function ofPanel(panel: string, { data, json, tz, metric, firstDay, ...request }: Options): Promise<void> {
  for (const [option, value] of Object.entries({ '--tz': tz, '--metric': metric, '--first-day': firstDay }))
    if (value !== undefined) throw new Problem('usage', `${option} does not go with --panel: a panel has minutes of days in its own zone`)
  const answer = await ask(data, 'panel-minutes', { panel, ...request })
  if (json) return printJson(answer)
  if (answer.rows.length === 0) return print(`Nobody of the panel watched anything from ${answer.from} to ${answer.to} (${answer.tz}).`)
  printTable(
    [...answer.by, 'minutes', '95 of 100 samples', 'error', 'persons', 'of the panel', 'homes'],
    answer.rows.map(row => [
      ...answer.by.map(dimension => row.levels[dimension] ?? null),
      row.minutes === null ? 'withheld' : Math.round(row.minutes),
      row.interval === null ? '' : `${figureWords(Math.round(row.interval.low))} to ${figureWords(Math.round(row.interval.high))}`,
      row.relativeError === null ? '' : `${percent(row.relativeError, 1)}${row.uncertain ? ' !' : ''}`,
      row.averageAudience === null ? null : Math.round(row.averageAudience),
      row.persons,
      row.households,
    ]),
  )
  const withheld = answer.rows.filter(row => row.withheld !== null).length
  if (withheld > 0) print(`${withheld} withheld: too few of the panel, too large an error, or they would tell one that is.`)
  print(`Days are those of ${answer.tz}. “persons” is the audience of a mean minute. How: docs/methods/panel/slices.md`)
}
