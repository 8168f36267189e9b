import type { ChartDefinition, Charts } from '../../charts/index.js'
import { chartedWeeks } from './charted-weeks.js'
import { type History, historyOf } from './history.js'
import { type PremiereSources, premieres } from './premieres.js'

/** The chart whose lists show hours of seasons, week by week. */
const chart = 'netflix-global'

export interface PublishedHistory extends History {
  definition: ChartDefinition
}

export type HistorySources = PremiereSources & { charts: Charts }

/**
 * The seasons of the published weekly lists, or the films, as of the end of a day: of each week that was over by then what is held now.
 */
export async function publishedHistory(sources: HistorySources, kind: 'seasons' | 'films', asOf: string): Promise<PublishedHistory> {
  const definition = sources.charts.definitions.get(chart)!
  const lists = definition.lists.map(({ id }) => id).filter(id => id.startsWith('films') === (kind === 'films'))
  const [lines, days] = await Promise.all([chartedWeeks(sources.store, definition, lists, asOf), premieres(sources, asOf)])
  const second = (list: string): boolean => list.endsWith('non-english')
  return { definition, ...historyOf(lines, { size: definition.size, second, premieres: days }) }
}
