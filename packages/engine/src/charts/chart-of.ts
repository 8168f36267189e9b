import { addDays, type Chart, metrics } from '@sweeps/model'
import type { ChartDefinition, ChartList } from './definition.js'
import { fillGaps } from './fill-gaps.js'
import { runOf } from './follow.js'
import type { HistoryWeek } from './history.js'
import { measureAt } from './measure-at.js'
import { notesOf } from './notes.js'

/** One list of one week as the chart that is shown, answered and published. */
export function chartOf(definition: ChartDefinition, list: ChartList, held: HistoryWeek): Chart {
  const { metric } = measureAt(definition, held.week)
  const listed = held.entries.map(({ point, ...entry }) => ({ ...entry, run: runOf(point, metric) }))
  const ranked = listed.flatMap(({ rank, ...entry }) => (rank === null ? [] : [{ rank, ...entry }]))
  const entries = definition.rank === 'published' ? fillGaps(listed, definition.size) : ranked
  return {
    chart: definition.id,
    name: definition.name,
    list: list.id,
    week: { start: held.week, end: addDays(held.week, 6) },
    metric,
    unit: metrics[metric].unit,
    source: definition.credit,
    closed: held.closed,
    entries,
    notes: notesOf(definition, held, entries),
  }
}
