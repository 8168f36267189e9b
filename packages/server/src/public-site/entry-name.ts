import { type ChartEntry, namedSeason, numberedName } from '@sweeps/model'

/**
 * What an entry is called; the season only where the name does not say it already (`Money Heist: Part 5`, `Stranger Things 4`, `Dark: Staffel
 * 2`). A first season that the name does not say is not printed: it may be a guess (`Maid: Limited Series`).
 */
export function entryName({ name, title, season }: Pick<ChartEntry, 'name' | 'title' | 'season'>): string {
  const called = name ?? title
  if (called === null) return 'Title not known'
  const said = season === null || season === 1 || namedSeason(called) !== undefined || numberedName(called)?.season === season
  return said ? called : `${called}; season ${season}`
}
