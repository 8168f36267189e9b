import type { EvidenceFigure, LedgerEntry } from '@sweeps/model'
import type { KeptEntry } from './ledger.js'

/**
 * Who reads: those who decide see all of it; people who work here see what was decided, without the case, what was recommended and the
 * reason, which may name what is confidential; anybody sees what was reported outside.
 */
export type LedgerReader = 'decider' | 'staff' | 'anybody'

/** An entry as a reader may see it; undefined when it is not for them at all. */
export function seenEntry(entry: KeptEntry, reader: LedgerReader): LedgerEntry | undefined {
  if (reader === 'decider') return entry
  const reported = entry.source !== null
  if (reader === 'anybody' && !reported) return undefined
  return {
    ...entry,
    reason: reported ? entry.reason : null,
    recommendation: null,
    evidence: {
      ...entry.evidence,
      recordVersion: null,
      figures: entry.evidence.figures.filter(figure => isFor(reader, figure)),
      case: null,
    },
  }
}

export const seenEntries = (entries: readonly KeptEntry[], reader: LedgerReader): LedgerEntry[] =>
  entries.flatMap(entry => seenEntry(entry, reader) ?? [])

/** One's own figures that no edition has are nobody else's business; outside, an edition may still be under embargo. */
const isFor = (reader: LedgerReader, { published, edition }: EvidenceFigure): boolean =>
  published || (reader === 'staff' && edition !== null)
