import type { ProductionRecords } from '../../catalogue/index.js'
import type { ChartDefinition, Charts } from '../../charts/index.js'
import type { Store } from '../../store/index.js'
import { type PublishedHistory as AllHistory, publishedHistory as allHistory } from '../return/published-history.js'
import { type ChartedWeek, chartedWeeks } from './charted-weeks.js'
import { type History, historyOf } from './history.js'
import { type PremiereSources, premieres } from './premieres.js'
import { releasePatterns } from './release-patterns.js'

export type Recorded = Awaited<ReturnType<ProductionRecords['list']>>

/** The chart whose lists show hours of seasons, week by week. */
const chart = 'netflix-global'

export interface PublishedHistory extends History {
  definition: ChartDefinition
  /** The day each season came or comes out, where one is known, by `title/season`. */
  premieres: ReadonlyMap<string, string>
}

export type HistorySources = PremiereSources & { charts: Charts }

/** The latest ones read of each store: cases of one day rest on the same, and what was learned from it is kept with it. */
const mostKept = 4
const kept = new WeakMap<Store, Map<string, Promise<PublishedHistory>>>()

/**
 * The seasons of the published weekly lists, or the films, as of the end of a day: of each week that was over by then what is held now. It is
 * read once for what is held: do not change it.
 */
export async function publishedHistory(
  sources: HistorySources,
  kind: 'seasons' | 'films',
  asOf: string,
  /** All that is published, and all records, for whoever has asked for them already. */
  asked: { all?: Promise<AllHistory>; recorded?: Promise<Recorded> } = {},
): Promise<PublishedHistory> {
  const { store, catalogue, records } = sources
  const [all, recorded] = await Promise.all([asked.all ?? allHistory(store), asked.recorded ?? records.list()])
  const { stamp } = all
  const histories = kept.get(store) ?? new Map<string, Promise<PublishedHistory>>()
  kept.set(store, histories)
  const key = JSON.stringify([kind, asOf, stamp, catalogue.version, ...recorded.map(({ title, season, facts }) => [title, season, facts])])
  const history = histories.get(key) ?? readHistory(sources, kind, asOf, all, recorded)
  histories.delete(key)
  histories.set(key, history)
  if (histories.size > mostKept) histories.delete(histories.keys().next().value!)
  // What failed is not kept.
  history.catch(() => histories.delete(key))
  return history
}

async function readHistory(
  sources: HistorySources,
  kind: 'seasons' | 'films',
  asOf: string,
  all: AllHistory,
  recorded: Recorded,
): Promise<PublishedHistory> {
  const definition = sources.charts.definitions.get(chart)!
  const lists = definition.lists.map(({ id }) => id).filter(id => id.startsWith('films') === (kind === 'films'))
  const [lines, days] = await Promise.all([
    kind === 'seasons' ? chartedSeasons(all, asOf) : chartedWeeks(sources.store, definition, lists, asOf),
    premieres(sources, asOf, Promise.resolve(recorded)),
  ])
  const second = (list: string): boolean => list.endsWith('non-english')
  const told = { premieres: days, weekly: releasePatterns(recorded) }
  return { definition, premieres: days, ...historyOf(lines, { size: definition.size, second, ...told }) }
}

/** The lines of Netflix's lists of series as they are read for probabilities: the same lines, so they are read once. */
const chartedSeasons = ({ charts }: AllHistory, to: string): ChartedWeek[] =>
  charts
    .filter(({ end }) => end <= to)
    .map(({ list, start, title, season, name, weeks, hours, views, runtimeHours, staggered }) => ({
      ...{ list, week: start, title, season, name, weeks, hours, views, runtime: runtimeHours, staggered },
    }))
