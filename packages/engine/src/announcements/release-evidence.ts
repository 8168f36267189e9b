import type { EvidenceFigure, ReleaseEdits, ReleaseEvidence } from '@sweeps/model'
import type { StoredEntry } from '../decisions/index.js'
import { dayInWords } from './words.js'

interface Evidence {
  entry: StoredEntry
  /** What would be frozen with the decision if it were written now. */
  today: readonly EvidenceFigure[]
  wanted: ReleaseEdits['figures']
  /** Epoch milliseconds. */
  now: number
}

/** The figures a release is written from, and what is said of them: those frozen with the decision, or today's. */
export function releaseEvidence({ entry, today, wanted, now }: Evidence): {
  figures: readonly EvidenceFigure[]
  evidence: ReleaseEvidence
} {
  const frozen = entry.evidence.figures
  const newer = !same(frozen, today)
  const written = `${entry.id} was written (${dayInWords(entry.written.slice(0, 10))})`
  if (wanted === 'today') {
    const at = new Date(now).toISOString()
    const words = `Figures as they are known on ${dayInWords(at.slice(0, 10))}${newer ? `, not as they stood when ${written}` : `; they stood so when ${written}`}.`
    return { figures: today, evidence: { figures: wanted, at, newer, words } }
  }
  const newerFigures = newer
    ? ' Others are held by now: take today’s into the draft (--figures today), or enter the decision again.'
    : ' No others are held.'
  const words = `${frozen.length === 0 ? 'No figures were held' : 'Figures as they stood'} when ${written}.${newerFigures}`
  return { figures: frozen, evidence: { figures: wanted, at: entry.written, newer, words } }
}

/** Whether two sets of figures say the same, in whatever order. What they cite may have come since. */
function same(one: readonly EvidenceFigure[], other: readonly EvidenceFigure[]): boolean {
  const lines = (figures: readonly EvidenceFigure[]): string[] =>
    figures
      .map(({ chart, list, week, name, metric, value, rank }) => JSON.stringify([chart, list, week.start, name, metric, value, rank]))
      .sort()
  return JSON.stringify(lines(one)) === JSON.stringify(lines(other))
}
