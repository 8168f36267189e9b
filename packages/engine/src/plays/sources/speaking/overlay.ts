/** A stretch of time in which one source speaks for a service. */
export interface Term {
  source: string
  /** Epoch milliseconds; `to` exclusive. */
  from: number
  to: number
}

/** The first and the last instant there is. */
export const always = { from: 0, to: 253_402_300_800_000 } as const

/** A list of terms with one more, which holds where it lies. Neighbours of one source become one. */
export function overlay(terms: readonly Term[], term: Term): Term[] {
  const around = terms.flatMap(other => [
    { ...other, to: Math.min(other.to, term.from) },
    { ...other, from: Math.max(other.from, term.to) },
  ])
  const joined: Term[] = []
  for (const next of [...around, term].filter(({ from, to }) => to > from).sort((one, other) => one.from - other.from)) {
    const last = joined.at(-1)
    if (last && last.source === next.source && last.to === next.from) last.to = next.to
    else joined.push({ ...next })
  }
  return joined
}
