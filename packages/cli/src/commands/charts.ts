import { writeFileSync } from 'node:fs'
import { chartCsv } from '@sweeps/engine/chart-csv'
import { Problem } from '@sweeps/model/plain'
import type { Command } from 'commander'
import { ask } from '../ask.js'
import { print, printJson, printTable } from '../print.js'
import { printChart } from '../print-chart.js'
import { exportSiteCommand } from './export-site.js'

interface Options {
  data?: string
  json?: boolean
}

/** `sweeps charts`, `sweeps chart`, `sweeps export chart`. */
export function chartCommands(root: Command): void {
  root
    .command('charts')
    .description('the chart definitions, and the weeks they have')
    .action(async ({ data, json }: Options) => {
      const { charts } = await ask(data, 'charts', {})
      if (json) return printJson({ charts })
      printTable(
        ['chart', 'name', 'metric', 'lists', 'weeks', 'latest'],
        charts.map(chart => [
          chart.id,
          chart.name,
          chart.metric,
          chart.lists.map(list => list.id).join(', '),
          chart.weeks.length,
          chart.weeks.at(-1) ?? null,
        ]),
      )
    })

  root
    .command('chart')
    .argument('<chart>', 'such as census, netflix-global, nielsen-us')
    .description('one week of a chart: rank, movement, previous, peak, weeks on chart')
    .requiredOption('--week <day>', 'any day of the week, such as 2021-08-09')
    .option('--list <list>', 'the list; the first when absent')
    .action(async (chart: string, { data, json, week, list }: Options & { week: string; list?: string }) => {
      const answer = await ask(data, 'chart', { chart, week, ...(list ? { list } : {}) })
      if (json) return printJson(answer)
      printChart(answer)
    })

  const out = root.command('export').description('write charts as files')
  exportSiteCommand(out)
  out
    .command('chart')
    .argument('<chart>')
    .option('--format <format>', 'csv or json', 'csv')
    .option('--out <file>', 'write to this file instead of stdout')
    .action(async (chart: string, { data, json, format, out }: Options & { format: string; out?: string }) => {
      if (!['csv', 'json'].includes(format)) throw new Problem('usage', `--format: "${format}" is not known; use csv or json`)
      const { rows } = await ask(data, 'export-chart', { chart })
      const text = json || format === 'json' ? `${JSON.stringify({ chart, rows }, null, 2)}\n` : chartCsv(rows)
      if (out) {
        writeFileSync(out, text)
        print(`${rows.length} rows written to ${out}`)
      } else process.stdout.write(text)
    })
}
