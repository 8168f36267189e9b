import type { OutputOf } from '@sweeps/engine'
import pc from 'picocolors'
import { percentIfKnown } from './percent.js'
import { print, printTable } from './print.js'

/** The forecast's track record on the terminal. */
export function printBacktestForecast(answer: OutputOf<'backtest-forecast'>): void {
  print(pc.bold(`Forecast of the ${answer.target}`))
  if (answer.origins)
    print(
      `${answer.seasons} seasons of ${answer.source}, forecast from ${answer.origins.count} origins, ${answer.origins.first} to ${answer.origins.last}`,
    )
  print('')
  printTable(
    ['weeks seen', 'forecasts', 'median error', 'median ratio', 'mean ratio', 'last ratio', 'in 50 % interval', 'in 80 % interval'],
    answer.byWeeksSeen.map(({ weeksSeen, forecasts, error, coverage }) => [
      weeksSeen,
      forecasts,
      percentIfKnown(error.forecast, 1),
      percentIfKnown(error.medianRatio, 1),
      percentIfKnown(error.meanRatio, 1),
      percentIfKnown(error.lastRatio, 1),
      percentIfKnown(coverage.p50, 1),
      percentIfKnown(coverage.p80, 1),
    ]),
  )
  print('')
  for (const [rule, words] of Object.entries(answer.rules)) print(`${ruleNames[rule as keyof typeof ruleNames]}: ${words}`)
  for (const note of answer.notes) print(note)
}

const ruleNames = { medianRatio: 'median ratio', meanRatio: 'mean ratio', lastRatio: 'last ratio' }
