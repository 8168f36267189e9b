import type { TitleRun } from './titleQuery'

/** Weeks on a list; where weeks may be missing, those known, and said so. */
export function weeksWords({ weeksOnChart, weeksKnown }: Pick<TitleRun, 'weeksOnChart' | 'weeksKnown'>): string {
  const weeks = weeksOnChart ?? weeksKnown
  return `${weeks} ${weeks === 1 ? 'week' : 'weeks'}${weeksOnChart === null ? ' known' : ''}`
}
