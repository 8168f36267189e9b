import type { ChartDefinition, Charts } from '../../charts/index.js'
import type { Store } from '../../store/index.js'
import { dayNumber } from '../day-number.js'
import { type ChartedRuns, chartedRuns } from './charted-runs.js'
import type { SeasonDetails } from './season-details.js'
import { SeasonRuns } from './season-runs.js'
import { knownBy, listedLines, type StoredHistory } from './stored-history.js'

/** A history of runs is of seasons, or of films. */
export type RunKind = 'seasons' | 'films'

/** The chart whose lists show hours of seasons, week by week. */
const chart = 'netflix-global'

/** The seasons of the published weekly lists, or the films, as of a day: of each week that was over by then what is in the store now. */
export interface ListedRuns {
  runs: SeasonRuns
  /** Of a list and week: whether all of its lines are there. Absent: the week is not. */
  complete: ChartedRuns['complete']
  definition: ChartDefinition
}

export async function listedRuns(
  { store, charts }: { store: Store; charts: Charts },
  kind: RunKind,
  day: string,
  stored: StoredHistory,
  premieres: ReadonlyMap<string, string>,
  details: SeasonDetails,
): Promise<ListedRuns> {
  const definition = charts.definitions.get(chart)!
  // Lists of series are read for probabilities, those of films for nothing else.
  const films = definition.lists.map(({ id }) => id).filter(id => id.startsWith('films'))
  const lines = knownBy(kind === 'seasons' ? stored.published.charts : await listedLines(store, films), day)
  const second = (list: string): boolean => list.endsWith('non-english')
  const { seasons, complete } = chartedRuns(lines, { size: definition.size, second, premieres, weekly: details.recordedWeekly })
  return { runs: new SeasonRuns(seasons, dayNumber(day) + 1), complete, definition }
}
