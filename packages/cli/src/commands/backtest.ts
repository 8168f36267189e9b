import type { Command } from 'commander'
import { ask } from '../ask.js'
import { printJson } from '../print.js'
import { printBacktestForecast } from '../print-backtest-forecast.js'
import { printBacktestRenewal } from '../print-backtest-renewal.js'

/** `sweeps backtest`: how good forecasts and probabilities were, out of time. */
export function backtestCommand(root: Command): void {
  const command = root.command('backtest').description('out-of-time track record')

  command
    .command('forecast')
    .description('the forecast of a season’s first four weeks from its first one, two and three, each learned from what was over before')
    .option('--from <day>', 'only forecasts made from this day on')
    .option('--to <day>', 'only forecasts made before this day')
    .option('--learned-to <day>', 'learn once, from what was over before this day, instead of every quarter')
    .action(async ({ data, json, ...request }: { data?: string; json?: boolean; from?: string; to?: string; learnedTo?: string }) => {
      const answer = await ask(data, 'backtest-forecast', request)
      if (json) return printJson(answer)
      printBacktestForecast(answer)
    })

  command
    .command('renewal')
    .description('the probability of return, quarter by quarter of release, each learned on its own day')
    .action(async ({ data, json }: { data?: string; json?: boolean }) => {
      const answer = await ask(data, 'backtest-renewal', {})
      if (json) return printJson(answer)
      printBacktestRenewal(answer)
    })
}
