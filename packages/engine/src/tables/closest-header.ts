/** A kind of file, by the columns that its header must name. */
export interface Header<Kind extends string> {
  kind: Kind
  required: readonly string[]
}

/** `certain`: all columns are there; `likely`: most of them. */
export type Certainty = 'certain' | 'likely'

const plain = (name: string): string =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')

/** The kind whose header these columns are: the one with all of its columns, the longest of several; else one with two thirds of them. */
export function closestHeader<Kind extends string>(
  columns: readonly string[],
  headers: readonly Header<Kind>[],
): { kind: Kind; sure: Certainty } | undefined {
  const names = new Set(columns.map(plain))
  const shares = headers
    .map(({ kind, required }) => ({ kind, all: required.length, found: required.filter(name => names.has(plain(name))).length }))
    .sort((one, other) => other.found / other.all - one.found / one.all || other.all - one.all)
  const [best] = shares
  if (!best || best.found * 3 < best.all * 2 || best.found < 2) return undefined
  return { kind: best.kind, sure: best.found === best.all ? 'certain' : 'likely' }
}
