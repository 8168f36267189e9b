import { percentWords } from '@sweeps/model'
import type { PanelManagement } from './panel-management.js'

/** From where on somebody should look. */
const limits = { inTab: 0.8, silent: 0.05, empty: 0.2, index: [70, 140], churn: 0.02, designEffect: 2, largest: 10, moved: 0.25 } as const

const share = (value: number): string => percentWords(value, 1, ' ')

/** What of a panel's management is out of the usual, in words, with what to do. */
export function alertsOf({
  homes,
  days,
  silent,
  buttons,
  cells,
  weeks,
  weights,
}: Omit<PanelManagement, 'alerts'>): PanelManagement['alerts'] {
  const alerts: PanelManagement['alerts'] = []
  for (const { day, rate } of days)
    if (rate !== null && rate < limits.inTab)
      alerts.push({
        kind: 'in-tab',
        text: `On ${day} ${share(rate)} of homes are in-tab, fewer than ${share(limits.inTab)}: see the reasons.`,
      })
  if (homes > 0 && silent.count > limits.silent * homes)
    alerts.push({ kind: 'silent', text: `${silent.count} of ${homes} homes have been silent for three days or more: ring them.` })
  if (buttons.empty !== null && buttons.empty > limits.empty)
    alerts.push({
      kind: 'buttons',
      text: `${share(buttons.empty)} of minutes play to nobody, more than ${share(limits.empty)}: buttons are forgotten, and no error of sampling says so.`,
    })
  for (const { margin, level, index } of cells)
    if (index !== null && (index < limits.index[0] || index > limits.index[1]))
      alerts.push({
        kind: 'cells',
        text: `${margin} ${level}: its share of the in-tab sample is ${Math.round(index)} where that of the population is 100: ${index < 100 ? 'recruit' : 'recruit others'}.`,
      })
  const last = weeks.at(-1)
  if (last?.churn && last.churn > limits.churn)
    alerts.push({ kind: 'churn', text: `${last.left} of ${last.homes} homes left in the week: more than ${share(limits.churn)}.` })
  const set = weights.at(-1)
  if (set && set.designEffect > limits.designEffect)
    alerts.push({
      kind: 'weights',
      text: `Weights of ${set.set} make ${set.persons} persons tell as much as ${Math.round(set.effectiveSize)}: recruit for thin cells.`,
    })
  if (set && set.largest > limits.largest)
    alerts.push({
      kind: 'weights',
      text: `The largest weight of ${set.set} is ${set.largest.toFixed(1)} times the median: recruit, join levels, or trim.`,
    })
  if (set?.moved && set.moved > limits.moved)
    alerts.push({
      kind: 'weights',
      text: `Weights of ${set.set} moved by ${share(set.moved)} since the week before: look at what changed in the files.`,
    })
  return alerts
}
