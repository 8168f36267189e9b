import { Problem, worldwide } from '@sweeps/model'
import type { Census, CensusList, CensusWeek } from '../minutes/index.js'
import type { ChartDefinition, ChartList } from './definition.js'
import type { ChartSource, ListFigures, WeekRange } from './list-figures.js'
import { isOfMarkets } from './of-market.js'

const metrics: readonly string[] = ['minutes', 'hours', 'views', 'plays', 'viewers'] satisfies CensusList['metric'][]

/** One's own plays as a source of charts. A chart over several markets has all of them together as its first, WW. */
export function censusSource(census: Census): ChartSource {
  const figures = (weeks: readonly CensusWeek[]): ListFigures[] =>
    weeks.map(({ week, closed, rows }) => ({
      week,
      closed,
      rows: rows.map((row, index) => ({ ...row, publishedRank: null, line: index + 1 })),
    }))
  const one: ChartSource = async (definition, list, range = {}, asOf) => {
    const weeks = await census.weeks(
      censusList(definition, list),
      range,
      asOf ? Date.parse(asOf.at) : Date.now(),
      asOf ? { epoch: asOf.epoch, version: asOf.catalogueVersion } : undefined,
    )
    return figures(weeks)
  }
  return Object.assign(one, {
    fingerprint: () => census.fingerprint(),
    async markets(definition: ChartDefinition) {
      const markets = await census.markets(definition)
      return markets.length === 0 ? [] : [worldwide, ...markets]
    },
    async ofMarkets(definition: ChartDefinition, list: ChartList, range: WeekRange = {}) {
      const found = new Map<string, ListFigures[]>([[worldwide, figures(await census.weeks(censusList(definition, list), range))]])
      for (const [market, weeks] of await census.weeksOfMarkets(censusList(definition, list), range)) found.set(market, figures(weeks))
      return found
    },
  })
}

/** Throws `invalid-file` for what the census cannot chart. */
function censusList(definition: ChartDefinition, list: ChartList): CensusList {
  const { metric } = definition.measures[0]!
  if (definition.measures.length > 1 || !metrics.includes(metric))
    throw new Problem('invalid-file', `chart ${definition.id}: a census chart has one measure, of ${metrics.join(', ')}`)
  // TRICKY: a chart that is defined as of one market has always counted all plays, and named the market of its service.
  const ofOne = definition.firstMarket !== undefined && definition.market !== worldwide && !isOfMarkets(definition)
  return {
    zone: definition.zone,
    firstDay: definition.firstDay,
    metric: metric as CensusList['metric'],
    bySeason: definition.grain === 'season',
    size: definition.size,
    filter: { ...list.filter, ...(ofOne && { market: definition.market }) },
  }
}
