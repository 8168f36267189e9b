import type { EvidenceFigure, LedgerEntry, Recommendation } from '@sweeps/model'
import type { StoredEntry } from './ledger.js'

/**
 * Who reads: those who decide see all of it; people who work here see what was decided, without the case, what was recommended and the
 * reason, which may name what is confidential; anybody sees what was reported outside.
 */
export type LedgerReader = 'decider' | 'staff' | 'anybody'

/** An entry as a reader may see it; undefined when it is not for them at all. */
export function visibleEntry(entry: StoredEntry, reader: LedgerReader): LedgerEntry | undefined {
  if (reader === 'decider') return entry
  const reported = entry.source !== null
  if (reader === 'anybody' && !reported) return undefined
  const { salt: _salt, openRecommendation: _open, ...visible } = entry
  return {
    ...visible,
    reason: reported ? entry.reason : null,
    note: reported ? entry.note : '',
    recommendation: null,
    evidence: {
      ...entry.evidence,
      recordVersion: null,
      figures: entry.evidence.figures.filter(figure => isFor(reader, figure)),
      case: null,
    },
  }
}

export const visibleEntries = (entries: readonly StoredEntry[], reader: LedgerReader): LedgerEntry[] =>
  entries.flatMap(entry => visibleEntry(entry, reader) ?? [])

/** One's own figures that no edition has are nobody else's business; outside, an edition may still be under embargo. */
const isFor = (reader: LedgerReader, { published, edition }: EvidenceFigure): boolean =>
  published || (reader === 'staff' && edition !== null)

/**
 * What an entry recommended, as far as a reader may know it. A recommendation is as confidential as the facts and terms it was made with, so
 * others get the one made on public facts alone. Entries of earlier versions have none of those: of them only the probability is visible, in
 * which nothing confidential ever is.
 */
export function visibleRecommendation({ recommendation, openRecommendation }: StoredEntry, reader: LedgerReader): Recommendation | null {
  if (reader === 'decider') return recommendation
  if (openRecommendation !== undefined) return openRecommendation
  return recommendation && { ...recommendation, answer: null }
}
