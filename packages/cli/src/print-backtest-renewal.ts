import type { Quality, RenewalBacktest } from '@sweeps/engine'
import { decimalWords } from '@sweeps/model/plain'
import { percent, percentIfKnown } from './percent.js'
import { print, printTable } from './print.js'

/** The track record of the probability of return, for people. */
export function printBacktestRenewal(backtest: RenewalBacktest): void {
  const { quarters, all, open, rules, withoutRecorded, baseRate, calibrationTable, notes } = backtest
  if (all && open) {
    printTable(
      ['released', 'learned on', 'from', 'seasons', 'returned', 'AUC', 'Brier', 'skill', 'slope'],
      [
        ...quarters.map(one => [one.quarter, one.asOf, one.learnedFrom, ...cells(one)]),
        ['all', '', null, ...cells(all)],
        ['open on the day', '', null, ...cells(open)],
        ...(withoutRecorded ? [[`without ${withoutRecorded.drivers.join(', ')}`, '', null, ...cells(withoutRecorded)]] : []),
        ...(baseRate ? [['base rate known then', '', null, ...cells(baseRate)]] : []),
        ...rules.map(rule => [`${rule.name} alone`, '', null, ...cells(rule)]),
      ],
    )
    print('\nSkill: how much better the Brier score is than that of the share that returned in the end.\n')
    printTable(
      ['stated', 'seasons', 'mean stated', 'returned'],
      calibrationTable.map(one => [
        ...[`${percent(one.from)} – ${percent(one.to)}`, one.n],
        ...[percentIfKnown(one.meanProbability), percentIfKnown(one.share)],
      ]),
    )
  }
  for (const note of notes) print(note)
}

const cells = ({ n, returned, auc, brier, brierSkill, calibration }: Quality): (string | number | null)[] => [
  ...[n, returned, auc === null ? null : decimalWords(auc, 3), decimalWords(brier, 4)],
  ...[percentIfKnown(brierSkill, 1), calibration === null ? null : decimalWords(calibration.slope, 2)],
]
