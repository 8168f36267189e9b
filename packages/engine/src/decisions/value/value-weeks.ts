import { addDays, type RenewalCase, type ValueWeek } from '@sweeps/model'
import { SmallCells } from '../../seasons/index.js'
import type { FeePart, FeesFrom, FeeWeek } from './fee-share.js'

/**
 * A season's fee share week by week, for anybody to see: what fewer than `fewest` accounts paid is not given, nor what could be had from the
 * rest by subtraction. In the currency's unit.
 */
export function weeksOfFees({ byWeek, from, to }: FeePart, premiere: string, minimumCell: number): ValueWeek[] {
  const cells = visibleCells(byWeek, minimumCell)
  const begin = premiere > from ? premiere : from
  const visible = (name: string, { cents }: FeesFrom): number | null => (cells.has(name) ? cents / 100 : null)
  return byWeek.map(({ week, ...of }) => ({
    week,
    value: visible(week, of.all),
    newViewers: visible(`${week} new`, of.new),
    lightViewers: visible(`${week} light`, of.light),
    state: !cells.has(week) ? 'protected' : cut(week, begin, to) ? 'partial' : 'whole',
  }))
}

/** Hours seen × what an hour is taken to be worth. A week that is not known is worth no zero, and keeps the state that says why. */
export function weeksOfHours(visible: RenewalCase['forecast']['visible'], perHour: number, premiere: string | null): ValueWeek[] {
  return visible.map(({ week, hours, state }) => ({
    week,
    value: hours === null ? null : hours * perHour,
    ...{ newViewers: null, lightViewers: null },
    state: state !== 'seen' ? state : premiere !== null && cut(week, premiere, '9999') ? 'partial' : 'whole',
  }))
}

/** Whether fewer than seven days of a week lie between two days. */
const cut = (week: string, from: string, to: string): boolean => (from > week && from <= addDays(week, 6)) || addDays(week, 6) > to

/** The weeks that are visible by their names, and with `new` and `light` their parts: the sums of all three stand beside them. */
function visibleCells(byWeek: readonly FeeWeek[], minimumCell: number): SmallCells {
  const cells = new SmallCells(minimumCell)
  cells.addParts(
    byWeek.map(({ week, all }) => ({ name: week, accounts: all.accounts, value: all.cents })),
    true,
  )
  for (const kind of ['new', 'light'] as const) {
    // A part tells of the others too: the fewer of the two must be enough, or nobody.
    const parts = byWeek.map(({ week, all, [kind]: part }) => {
      const others = all.accounts - part.accounts
      return { name: `${week} ${kind}`, week, accounts: others > 0 && others < minimumCell ? others : part.accounts, value: part.cents }
    })
    cells.addParts(
      parts.filter(({ week }) => cells.has(week)),
      true,
    )
    // Nobody can be recognised in a group of nobody.
    for (const { name, week, value } of parts) if (value === 0 && cells.has(week)) cells.show(name)
  }
  return cells
}
