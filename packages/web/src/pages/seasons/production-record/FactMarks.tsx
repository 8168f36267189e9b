import type { LedgerEntry, ProductionRecord } from '@sweeps/model'

/** Every source once, in the order in which the record names them; its number is its place from 1. */
export type SourceNumbers = ReadonlyMap<string, number>

export function sourcesOf({ facts }: Pick<ProductionRecord, 'facts'>, decisions: readonly LedgerEntry[]): SourceNumbers {
  const all = [...facts.map(({ source }) => source), ...decisions.flatMap(({ source }) => source ?? [])]
  return new Map([...new Set(all)].map((source, at) => [source, at + 1]))
}

/** A number that leads to the source in the list below. */
export function SourceMark({ source, sources }: { source: string | null; sources: SourceNumbers }) {
  const number = source === null ? undefined : sources.get(source)
  if (number === undefined) return null
  return (
    <a className="source-mark" href={`#source-${number}`} aria-label={`Source ${number}`}>
      [{number}]
    </a>
  )
}

/** Marks a fact that only those who decide may see. */
export const Confidential = () => <span className="confidential">confidential</span>
