import { isSourceId, sources } from '@sweeps/model'
import type { GuardCount } from '../plays/index.js'
import type { ContradictedRuntime } from './contradicted-runtimes.js'
import type { Season } from './find-season.js'
import type { SeasonMeasures } from './measure-season.js'
import type { SeasonQuery } from './season-query.js'
import type { SeasonSource } from './season-sources.js'

/** What a reader must know about a season's report: what is not known of it, first of all. */
export function notesOn(
  { smallCells, minimumCell, filtered }: Pick<SeasonQuery, 'smallCells'> & { minimumCell: number; filtered: boolean },
  season: Season,
  { watchedMs, accounts }: SeasonMeasures,
  setAside: readonly GuardCount[],
  closed: boolean,
  reporters: readonly SeasonSource[],
  contradicted: readonly ContradictedRuntime[],
): string[] {
  const notes: string[] = []
  const unknown = season.episodes.filter(({ runtimeMs }) => runtimeMs === 0).map(({ episode }) => episode)
  if (unknown.length > 0) {
    const what =
      season.season === 0 ? 'The film’s runtime' : `The runtime of ${unknown.length === 1 ? 'episode' : 'episodes'} ${unknown.join(', ')}`
    notes.push(`${what} is not known: watchers, completers, views and what follows from them are left out.`)
  }
  if (smallCells === 'shown' && watchedMs === 0) notes.push('Nothing of it was watched in this window.')
  // The same words for nobody and for a few: which of them it is must not be said.
  if (smallCells === 'hidden' && accounts.reach < minimumCell && !filtered)
    notes.push(`Fewer than ${minimumCell} accounts, or none, watched any of it in this window.`)
  if (!closed) notes.push('The window still runs: its figures will grow.')
  const late = season.episodes.filter(({ released }) => released !== null && released > season.released)
  if (late.length > 0)
    notes.push(`${late.length} of ${season.episodes.length} episodes came later than the first; the window counts from the first.`)
  if (smallCells === 'hidden')
    notes.push(`Figures of fewer than ${minimumCell} accounts are not shown, nor those from which one could be had by subtraction.`)
  // Counts of plays of a few accounts would say what is hidden of them.
  if (smallCells === 'shown' || accounts.reach >= minimumCell) notes.push(...contradicted.map(runtimeNote), ...sourceNotes(reporters))
  for (const { rule, spans, watchedMs } of setAside)
    notes.push(`Set aside in the window, of all viewing, by the rule ${rule}: ${spans} spans, ${(watchedMs / 60_000).toFixed(1)} minutes.`)
  return notes
}

function runtimeNote({ episode, service, content, runtimeMs, reportedMs }: ContradictedRuntime): string {
  const what = episode === 0 ? 'the film' : `episode ${episode}`
  return (
    `Players contradict the catalogue’s runtime of ${what} (${service}, ${content}): ${lengthOf(runtimeMs)} in the catalogue, ${lengthOf(reportedMs)} in most plays. ` +
    'Watchers, completers and views are by the catalogue’s.'
  )
}

/** `54 min`, `54 min 10 s`. */
function lengthOf(ms: number): string {
  const seconds = Math.round(ms / 1000)
  return `${Math.floor(seconds / 60)} min${seconds % 60 === 0 ? '' : ` ${seconds % 60} s`}`
}

/** What is to be known of the sources of a season's plays; nothing where they are our own, with their playheads. */
function sourceNotes(reporters: readonly SeasonSource[]): string[] {
  const notes: string[] = []
  const plays = reporters.reduce((sum, reporter) => sum + reporter.plays, 0)
  const blind = reporters.reduce((sum, reporter) => sum + reporter.blind, 0)
  if (blind > 0)
    notes.push(
      `Of ${blind} of ${plays} plays the playhead is not known: they count in watched time, plays, viewers and starters, and are left out of what is covered: watchers, completers and retention.`,
    )
  for (const { source, plays } of reporters) {
    if (source === 'native' || !isSourceId(source)) continue
    const { name, estimate, unknown } = sources[source]
    notes.push(
      `${plays} plays were reported by ${name}${estimate ? ': their minutes are an estimate' : ''}. What it cannot know: ${unknown.join('; ')}.`,
    )
  }
  return notes
}
