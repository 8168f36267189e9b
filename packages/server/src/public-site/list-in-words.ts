import { type Chart, isolated } from '@sweeps/model'
import { displayUnit } from './display-unit.js'
import { entryName } from './entry-name.js'

/** The head of a list in a sentence: `1. Outer Banks (1,160 million minutes), 2. All American (883 million minutes)…` */
export function listInWords(chart: Chart, most = 3): string {
  const unit = displayUnit(chart.entries, chart.unit)
  const lines = chart.entries
    .slice(0, most)
    .map(
      entry =>
        `${entry.rank}. ${isolated(entryName(entry))}${entry.value === null ? '' : ` (${[unit.format(entry.value), unit.word, chart.unit].filter(Boolean).join(' ')})`}`,
    )
  return lines.length === 0
    ? 'Nothing is known of this list in this week.'
    : `${lines.join(', ')}${chart.entries.length > most ? '…' : '.'}`
}
