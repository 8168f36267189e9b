import { addDays, type Chart, metrics } from '@sweeps/model'
import type { HistoryWeek } from './chart-history.js'
import type { ChartDefinition, ChartList } from './definition.js'
import { fillGaps } from './fill-gaps.js'
import { runOf } from './follow.js'
import { measureAt } from './measure-at.js'
import { notesOf } from './notes.js'

/** One list of one week as the chart that is shown, answered and published. */
export function chartOf(definition: ChartDefinition, list: ChartList, of: HistoryWeek): Chart {
  const { metric } = measureAt(definition, of.week)
  const listed = of.entries.map(({ point, ...entry }) => ({ ...entry, run: runOf(point, metric) }))
  const ranked = listed.flatMap(({ rank, ...entry }) => (rank === null ? [] : [{ rank, ...entry }]))
  const entries = definition.rank === 'published' ? fillGaps(listed, definition.size) : ranked
  return {
    chart: definition.id,
    name: definition.name,
    list: list.id,
    market: definition.market,
    week: { start: of.week, end: addDays(of.week, 6) },
    metric,
    unit: metrics[metric].unit,
    source: definition.credit,
    closed: of.closed,
    entries,
    notes: notesOf(definition, of, entries),
    ...(of.panel && { panel: of.panel }),
  }
}
