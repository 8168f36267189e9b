import type { LedgerEntry, ProductionRecord } from '@sweeps/model'

/** Every source once, in the order in which the record names them; its number is its place from 1. */
export type SourceNumbers = ReadonlyMap<string, number>

export function sourcesOf({ facts }: Pick<ProductionRecord, 'facts'>, decisions: readonly LedgerEntry[]): SourceNumbers {
  const all = [...facts.map(({ source }) => source), ...decisions.flatMap(({ source }) => source ?? [])]
  return new Map([...new Set(all)].map((source, at) => [source, at + 1]))
}
