import { encodeRecord } from '../plays/index.js'
import { jsonLine } from '../store/index.js'
import type { PanelViewing } from './accept-viewing.js'

/** A meter's message as a record of the journal: its row, and which days of the panel it touches. */
export function viewingRecord(panel: string, viewing: PanelViewing): Buffer {
  const days = new Set(viewing.spans.flatMap(([start, stop]) => [dayOf(start), dayOf(stop)]))
  for (const [, , start, stop] of viewing.presence) for (const instant of [start, stop]) days.add(dayOf(instant))
  const touched = [...days].map(day => `["${day}",${JSON.stringify(panel)}\n`).join('')
  const row = jsonLine([
    ...[panel, viewing.household, viewing.device, viewing.play, viewing.service, viewing.content, viewing.screen],
    viewing.spans,
    viewing.presence,
  ])
  return encodeRecord('panel', Math.max(1, viewing.spans.length), touched, row)
}

const dayOf = (instant: number): string => new Date(instant).toISOString().slice(0, 10)
