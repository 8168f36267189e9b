import type { Command } from 'commander'
import pc from 'picocolors'
import { ask } from '../ask.js'
import { print, printJson, printTable } from '../print.js'

/** `sweeps title`: a title's run through every chart. */
export function titleCommand(root: Command): void {
  root
    .command('title')
    .argument('<title>', 'its slug, such as hit-and-run')
    .description('chart run of a title over all weeks')
    .option('--market <code>', 'ISO country such as IL, or all; charts of several markets answer for their first when absent')
    .action(async (title: string, { data, json, market: named }: { data?: string; json?: boolean; market?: string }) => {
      const answer = await ask(data, 'title', { title, ...(named ? { market: named } : {}) })
      if (json) return printJson(answer)
      if (answer.status) print(`${pc.bold(answer.status.status)}, announced ${answer.status.announced.slice(0, 10)}\n`)
      for (const {
        chart,
        list,
        market,
        name,
        debut,
        lastWeek,
        weeksOnChart,
        weeksKnown,
        longestRun,
        peakRank,
        peakWeeks,
        reEntries,
      } of answer.lists) {
        const weeks = weeksOnChart ?? weeksKnown
        print(
          `${pc.bold(name)} · ${chart} ${list}${named ? ` ${market}` : ''}: ${weeks} ${weeks === 1 ? 'week' : 'weeks'}${weeksOnChart === null ? ' known' : ''}, peak ${peakRank === null ? 'not known' : `No. ${peakRank} (${peakWeeks}×)`}, ${debut === lastWeek ? `week of ${debut}` : `${debut} to ${lastWeek}`}, longest run ${longestRun}${reEntries > 0 ? `, ${reEntries} re-entries` : ''}`,
        )
      }
      print('')
      printTable(
        ['week', 'chart', ...(named ? ['market'] : []), 'list', 'rank', 'name', 'value'],
        answer.runs.map(row => [row.week, row.chart, ...(named ? [row.market] : []), row.list, row.rank, row.name, row.value]),
      )
    })
}
