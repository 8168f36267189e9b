import type { GuardCount } from '../plays/index.js'
import type { Season } from './find-season.js'
import type { SeasonMeasures } from './measure-season.js'
import type { SeasonQuery } from './season-query.js'

/** What a reader must know about a season's report: what is not known of it, first of all. */
export function notesOn(
  { smallCells, fewest }: SeasonQuery & { fewest: number },
  season: Season,
  { watchedMs, accounts }: SeasonMeasures,
  setAside: readonly GuardCount[],
  closed: boolean,
): string[] {
  const notes: string[] = []
  const unknown = season.episodes.filter(({ runtimeMs }) => runtimeMs === 0).map(({ episode }) => episode)
  if (unknown.length > 0) {
    const what =
      season.season === 0 ? 'The film’s runtime' : `The runtime of ${unknown.length === 1 ? 'episode' : 'episodes'} ${unknown.join(', ')}`
    notes.push(`${what} is not known: watchers, completers, views and what follows from them are left out.`)
  }
  if (smallCells === 'shown' && watchedMs === 0) notes.push('Nothing of it was watched in this window.')
  // The same words for nobody and for a few: which of them it is must not be told.
  if (smallCells === 'hidden' && accounts.reach < fewest)
    notes.push(`Fewer than ${fewest} accounts, or none, watched any of it in this window.`)
  if (!closed) notes.push('The window still runs: its figures will grow.')
  const late = season.episodes.filter(({ released }) => released !== null && released > season.released)
  if (late.length > 0)
    notes.push(`${late.length} of ${season.episodes.length} episodes came later than the first; the window counts from the first.`)
  if (smallCells === 'hidden')
    notes.push(`Figures of fewer than ${fewest} accounts are not shown, nor those from which one could be had by subtraction.`)
  for (const { rule, spans, watchedMs } of setAside)
    notes.push(`Set aside in the window, of all viewing, by the rule ${rule}: ${spans} spans, ${(watchedMs / 60_000).toFixed(1)} minutes.`)
  return notes
}
