import type { Store } from '../store/index.js'
import { chartHistory, type HistoryWeek } from './chart-history.js'
import { chartRow, type RowOfChart } from './chart-rows.js'
import type { ChartDefinition, ChartList } from './definition.js'
import type { ListFigures } from './list-figures.js'
import type { ListedWeeks } from './listed-weeks.js'
import { measureAt } from './measure-at.js'
import { isOfMarkets, ofMarket } from './of-market.js'
import { figureRow } from './published-source.js'
import type { PublishedWeeks } from './published-weeks.js'
import { type PublishedTitleLine, titleFigures } from './title-figures.js'

/**
 * Where a title charted on published lists, of some definitions; one over all markets is answered in each. Where ranks are as published, the
 * title's own lines say all. Where they are computed, the whole list is wanted, which `listed` has of a definition of one market.
 */
export async function publishedTitle(
  store: Store,
  title: string,
  definitions: readonly ChartDefinition[],
  weeks: PublishedWeeks,
  listed: (definition: ChartDefinition, list: ChartList) => Promise<ListedWeeks>,
): Promise<RowOfChart[]> {
  const lines = new Map<string, PublishedTitleLine[]>()
  const markets = new Map<string, Set<string>>()
  for (const line of await titleFigures(store, title, definitions, weeks)) {
    const key = `${line.source} ${line.market} ${line.list}`
    const list = lines.get(key)
    if (list) list.push(line)
    else lines.set(key, [line])
    markets.set(line.source, (markets.get(line.source) ?? new Set()).add(line.market))
  }
  const found: RowOfChart[] = []
  const inMarkets = definitions.flatMap(definition =>
    isOfMarkets(definition) ? [...(markets.get(definition.source) ?? [])].map(market => ofMarket(definition, market)) : definition,
  )
  for (const definition of inMarkets)
    for (const list of definition.lists) {
      const { source, market, rank } = definition
      const some = lines.get(`${source} ${market} ${list.id}`)
      if (!some) continue
      const history =
        rank === 'computed'
          ? weeksWith(some, (await listed(definition, list)).weeks)
          : chartHistory(listFigures(some, definition), definition, [...((await weeks.of(definition)).get(list.id) ?? [])])
      for (const { week, entries } of history)
        for (const entry of entries)
          if (entry.title === title) found.push({ chart: definition.id, ...chartRow({ week, list: list.id, market }, entry) })
    }
  return found
}

const weeksWith = (lines: readonly PublishedTitleLine[], weeks: ReadonlyMap<string, HistoryWeek>): HistoryWeek[] =>
  [...new Set(lines.map(({ week }) => week))].flatMap(week => weeks.get(week) ?? [])

function listFigures(lines: readonly PublishedTitleLine[], definition: ChartDefinition): ListFigures[] {
  const weeks = new Map<string, ListFigures>()
  for (const { values, ...line } of lines) {
    const week = weeks.get(line.week) ?? { week: line.week, closed: true, rows: [] }
    const value = values.get(measureAt(definition, line.week).metric) ?? null
    week.rows.push(figureRow({ ...line, value }, definition.grain === 'season'))
    weeks.set(line.week, week)
  }
  return [...weeks.values()]
}
