import { type TitleMarkets, worldwide } from '@sweeps/model'
import type { Charts } from './charts.js'
import { isOfMarkets, ofMarket } from './of-market.js'

/** A list may have more places than a Top 10. */
const ten = 10

/**
 * Where in the world a title charted, on every chart over several markets: its best rank of each week in each country, over all lists and
 * seasons. Charts on which it never was are left out; all markets together are no country.
 */
export async function titleMarkets(charts: Charts, title: string): Promise<TitleMarkets> {
  const rows = (await charts.title({ title, market: 'all' })).filter(({ market, rank }) => market !== worldwide && rank !== null)
  const found: TitleMarkets['charts'] = []
  for (const definition of charts.definitions.values()) {
    if (!isOfMarkets(definition)) continue
    const own = rows.filter(({ chart }) => chart === definition.id)
    if (own.length === 0) continue
    const weeks = [...new Set(own.map(({ week }) => week))].sort()
    const place = new Map(weeks.map((week, at) => [week, at]))
    const markets = new Map<string, (number | null)[]>()
    for (const { market, week, rank } of own) {
      const ranks = markets.get(market) ?? weeks.map(() => null)
      markets.set(market, ranks)
      const at = place.get(week)!
      ranks[at] = Math.min(rank!, ranks[at] ?? rank!)
    }
    const best = [...markets.values()].map(bestOf)
    found.push({
      chart: definition.id,
      name: ofMarket(definition, worldwide).name,
      firstMarket: definition.firstMarket!,
      weeks,
      numberOne: best.filter(rank => rank === 1).length,
      topTen: best.filter(rank => rank <= ten).length,
      markets: [...markets].map(([market, ranks]) => ({ market, ranks })).sort(byReach),
    })
  }
  return { title, charts: found }
}

const bestOf = (ranks: readonly (number | null)[]): number => Math.min(...ranks.flatMap(rank => rank ?? []))

type MarketRanks = TitleMarkets['charts'][number]['markets'][number]

/** The best rank first, then the most weeks. */
function byReach(one: MarketRanks, other: MarketRanks): number {
  const weeks = ({ ranks }: MarketRanks): number => ranks.filter(rank => rank !== null).length
  const first = ({ ranks }: MarketRanks): number => ranks.filter(rank => rank === 1).length
  return (
    bestOf(one.ranks) - bestOf(other.ranks) ||
    first(other) - first(one) ||
    weeks(other) - weeks(one) ||
    (one.market < other.market ? -1 : 1)
  )
}
