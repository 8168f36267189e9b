import type { Command } from 'commander'
import pc from 'picocolors'
import { ask } from '../ask.js'
import { print, printJson, printTable } from '../print.js'

/** `sweeps records`: all-time and yearly tables of a list, and its records. */
export function recordsCommand(root: Command): void {
  root
    .command('records')
    .argument('<chart>', 'such as census, netflix-global, nielsen-us')
    .description('all-time and yearly tables of a list, and its records')
    .option('--list <list>', 'the list; the first when absent')
    .option('--market <code>', 'ISO country such as IL; the chart’s first when absent')
    .action(async (chart: string, { data, json, list, market }: { data?: string; json?: boolean; list?: string; market?: string }) => {
      const answer = await ask(data, 'records', { chart, ...(list ? { list } : {}), ...(market ? { market } : {}) })
      if (json) return printJson(answer)
      print(pc.bold(`${answer.name}: ${answer.listName}`))
      if (answer.tables.length === 0) return print('No week is held yet, so there is no record.')
      const section = (heading: string, head: string[], rows: (string | number | null)[][]) => {
        if (rows.length === 0) return
        print(`\n${pc.bold(heading)}`)
        printTable(head, rows)
      }
      section(
        'Biggest debut',
        ['name', 'week', 'rank', 'value', 'metric'],
        answer.biggestDebut.map(({ name, week, rank, value, metric }) => [name, week, rank, value, metric]),
      )
      section(
        'Biggest jump',
        ['name', 'week', 'from', 'to'],
        answer.biggestJump.map(({ name, week, from, to }) => [name, week, from, to]),
      )
      section(
        'Longest at No. 1',
        ['name', 'weeks', 'from', 'to'],
        answer.longestAtOne.map(({ name, weeks, from, to }) => [name, weeks, from, to]),
      )
      section(
        'Most weeks',
        ['name', 'weeks', 'last week'],
        answer.mostWeeks.map(({ name, weeks, counted, lastWeek }) => [name, `${weeks}${counted ? '' : ' known'}`, lastWeek]),
      )
      for (const { period, metric, from, to, entries } of answer.tables)
        section(
          `${period === 'all' ? 'All time' : period}, ${metric} on the list, weeks of ${from} to ${to}`,
          ['name', metric, 'weeks', 'peak'],
          entries.map(({ name, value, weeks, peakRank }) => [name, value, weeks, peakRank]),
        )
    })
}
