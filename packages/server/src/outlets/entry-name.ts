import type { ChartEntry } from '@sweeps/model'

const seasonWord = /\b(season|part|volume|vol\.|chapter|series|limited|book)\b/i

/** What an entry is called; the season only where the name does not say it already (`Money Heist: Part 5`, `Stranger Things 4`). */
export function entryName({ name, title, season }: Pick<ChartEntry, 'name' | 'title' | 'season'>): string {
  const called = name ?? title
  if (called === null) return 'Title not known'
  return season === null || seasonWord.test(called) || called.endsWith(` ${season}`) ? called : `${called}; season ${season}`
}
