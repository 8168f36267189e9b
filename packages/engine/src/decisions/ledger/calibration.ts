import { type DecisionCalibration, settled } from '@sweeps/model'
import { seasonKey } from '../season-name.js'
import { seasonDecisions } from './chronological.js'
import type { StoredEntry } from './ledger.js'
import type { SettledOutside } from './settled-outside.js'
import { type LedgerReader, visibleRecommendation } from './visible-entry.js'

const edges = [0, 0.2, 0.4, 0.6, 0.8, 1]

/**
 * How past recommendations came out: every entry that froze a probability of return, against what its season came to. A season whose
 * latest entry settles nothing is open, unless an imported outcome has its end; one that was made for a single season is not scored.
 * Others than those who decide get what was recommended on public facts.
 */
export function ledgerCalibration(
  entries: readonly StoredEntry[],
  outside: ReadonlyMap<string, SettledOutside> = new Map(),
  reader: LedgerReader = 'decider',
): DecisionCalibration {
  const stated = entries.flatMap(entry => {
    const visible = visibleRecommendation(entry, reader)
    return visible?.p == null ? [] : [{ ...entry, answer: visible.answer, p: visible.p }]
  })
  const rows = stated.flatMap(entry => {
    const of = entries.filter(({ title, season }) => title === entry.title && season === entry.season)
    const { state, settled: end } = seasonDecisions(entry.title, entry.season, entry.name, of)
    const elsewhere = end === null ? outside.get(seasonKey(entry)) : undefined
    const outcome = end === null ? elsewhere?.outcome : state
    if (!outcome || elsewhere?.limited) return []
    const { id, title, season, name, on, answer, p } = entry
    return [{ ...{ id, title, season, name, answer, p, on, outcome }, returned: settled[outcome] === 'returns' }]
  })
  const returned = rows.filter(row => row.returned).length
  const base = returned / rows.length
  return {
    scored: rows.length,
    open: stated.length - rows.length,
    returned,
    brier: mean(rows.map(row => (row.p - Number(row.returned)) ** 2)),
    brierOfBaseRate: rows.length === 0 ? null : base * (1 - base),
    bins: edges.slice(1).map((to, index) => bin(rows, edges[index]!, to)),
    answers: [...new Set(rows.map(answerOf))].map(answer => {
      const those = rows.filter(row => answerOf(row) === answer)
      return { answer, count: those.length, returned: those.filter(row => row.returned).length }
    }),
    rows,
  }
}

function bin(rows: readonly { p: number; returned: boolean }[], from: number, to: number): DecisionCalibration['bins'][number] {
  const inside = rows.filter(({ p }) => p >= from && (p < to || to === 1))
  return {
    from,
    to,
    count: inside.length,
    meanP: mean(inside.map(({ p }) => p)),
    returnedShare: mean(inside.map(({ returned }) => Number(returned))),
  }
}

const answerOf = (row: { answer: string | null }): string => row.answer ?? 'none'

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
