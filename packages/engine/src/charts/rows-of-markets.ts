import { chartHistory } from './chart-history.js'
import { type ChartRow, chartRow } from './chart-rows.js'
import type { ChartDefinition, ChartList } from './definition.js'
import type { ChartSource, WeekRange } from './list-figures.js'
import { ofMarket } from './of-market.js'

/**
 * The entries of some lists in every market of a chart over several: by market, then week, list and rank. Each list is read at once, and
 * nothing of it is cached. `source` must have several markets.
 */
export async function rowsOfMarkets(
  source: ChartSource,
  definition: ChartDefinition,
  lists: readonly ChartList[],
  range?: WeekRange,
): Promise<ChartRow[]> {
  const byMarket = new Map<string, ChartRow[]>()
  for (const list of lists)
    for (const [market, figures] of (await source.ofMarkets?.(definition, list, range)) ?? []) {
      const rows = byMarket.get(market) ?? []
      byMarket.set(market, rows)
      for (const { week, entries } of chartHistory(figures, ofMarket(definition, market)))
        for (const entry of entries) rows.push(chartRow({ week, list: list.id, market }, entry))
    }
  // Sorting keeps the order of lists and ranks within a week.
  return [...byMarket].sort(([one], [other]) => (one < other ? -1 : 1)).flatMap(([, rows]) => rows.sort(byWeek))
}

const byWeek = (one: ChartRow, other: ChartRow): number => (one.week < other.week ? -1 : one.week > other.week ? 1 : 0)
