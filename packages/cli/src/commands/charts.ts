import { writeFileSync } from 'node:fs'
import { chartCsv } from '@sweeps/engine/chart-csv'
import { Problem } from '@sweeps/model/plain'
import type { Command } from 'commander'
import { ask } from '../ask.js'
import { print, printJson, printTable } from '../print.js'
import { printChart } from '../print-chart.js'
import { printWeekOfMarkets } from '../print-week-of-markets.js'
import { wholeNumber } from '../whole-number.js'
import { exportSiteCommand } from './export-site.js'

interface Options {
  data?: string
  json?: boolean
}

interface ChartOptions extends Options {
  week: string
  list?: string
  market?: string
  size?: string
}

/** `sweeps charts`, `sweeps chart`, `sweeps export chart`. */
export function chartCommands(root: Command): void {
  root
    .command('charts')
    .description('the chart definitions, and the markets and weeks they have')
    .option('--market <code>', 'weeks of this market, in charts of several; else of their first')
    .action(async ({ data, json, market }: Options & { market?: string }) => {
      const { charts } = await ask(data, 'charts', market === undefined ? {} : { market })
      if (json) return printJson({ charts })
      printTable(
        ['chart', 'name', 'metric', 'markets', 'lists', 'weeks', 'latest'],
        charts.map(chart => [
          chart.id,
          chart.name,
          chart.metric,
          chart.markets.length > 1
            ? `${chart.market} and ${chart.markets.filter(market => market !== chart.market).length} more`
            : chart.market,
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
    .option('--market <code>', 'ISO country such as IL, or all for a table of the week by country; the chart’s first when absent')
    .option('--size <places>', 'so many places instead of those of the definition')
    .action(async (chart: string, { data, json, week, list, market, size }: ChartOptions) => {
      const places = size === undefined ? undefined : wholeNumber('size', size, 1000)
      if (places === 0) throw new Problem('usage', '--size: at least 1')
      const answer = await ask(data, 'chart', { chart, week, list: list || undefined, market: market || undefined, size: places })
      if (json) return printJson(answer)
      if ('rows' in answer) return printWeekOfMarkets(answer.rows)
      printChart(answer)
    })

  const out = root.command('export').description('write charts as files')
  exportSiteCommand(out)
  out
    .command('chart')
    .argument('<chart>')
    .option('--format <format>', 'csv or json', 'csv')
    .option('--market <code>', 'ISO country such as IL, or all; the chart’s first when absent')
    .option('--out <file>', 'write to this file instead of stdout')
    .action(async (chart: string, { data, json, format, market, out }: Options & { format: string; market?: string; out?: string }) => {
      if (!['csv', 'json'].includes(format)) throw new Problem('usage', `--format: "${format}" is not known; use csv or json`)
      const { rows } = await ask(data, 'export-chart', { chart, ...(market ? { market } : {}) })
      const text = json || format === 'json' ? `${JSON.stringify({ chart, rows }, null, 2)}\n` : chartCsv(rows)
      if (out) {
        writeFileSync(out, text)
        print(`${rows.length} rows written to ${out}`)
      } else process.stdout.write(text)
    })
}
