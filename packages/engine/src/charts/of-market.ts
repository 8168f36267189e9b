import { didYouMean, marketName, Problem, worldwide } from '@sweeps/model'
import type { ChartDefinition } from './definition.js'

/** What a definition says of its market when it is one chart over all markets of its source. */
const eachMarket = 'each'

/** Whether a chart is over all markets of its source. */
export const isOfMarkets = ({ market }: Pick<ChartDefinition, 'market'>): boolean => market === eachMarket

/** The market for which a chart answers when none is named. */
export const firstMarketOf = ({ market, firstMarket }: Pick<ChartDefinition, 'market' | 'firstMarket'>): string => firstMarket ?? market

/** A chart over all markets as the chart of one of them, which keeps which is the first. One that is of one market stays as it is. */
export function ofMarket(definition: ChartDefinition, market: string): ChartDefinition {
  if (!isOfMarkets(definition)) return definition
  const name = market === worldwide ? definition.name : `${definition.name} (${marketName(market, 'short')})`
  return { ...definition, name, market }
}

/** A chart and its market as addresses and schedules name them: `netflix-country/IL`; the first market has the chart's name alone. */
export const chartKey = (definition: Pick<ChartDefinition, 'id' | 'market' | 'firstMarket'>, market: string): string =>
  market === firstMarketOf(definition) ? definition.id : `${definition.id}/${market}`

/**
 * The market that a request means: the first when it names none. A code may be written in small letters. `known`: those of which there are
 * figures. Throws `unknown-market`.
 */
export function readMarket(definition: ChartDefinition, wanted: string | undefined, known: readonly string[]): string {
  const first = firstMarketOf(definition)
  const market = wanted?.toUpperCase() ?? first
  if (market === first || (isOfMarkets(definition) && known.includes(market))) return market
  throw unknownMarket(definition, wanted!, known)
}

function unknownMarket(definition: ChartDefinition, wanted: string, known: readonly string[]): Problem {
  const { id } = definition
  const first = firstMarketOf(definition)
  if (!isOfMarkets(definition)) return new Problem('unknown-market', `market: ${id} is of one market, ${first}: leave the market out`)
  if (wanted.toLowerCase() === 'all')
    return new Problem('unknown-market', `market: this is of one market at a time; name one of ${id}: ${listed(known, first)}`)
  const names = new Map(known.map(market => [marketName(market).toLowerCase(), market]))
  const named = names.get(wanted.trim().toLowerCase())
  const meant = named === undefined ? didYouMean(wanted.toUpperCase(), known) : `; did you mean "${named}"?`
  return new Problem('unknown-market', `market: ${id} has no market "${wanted}": it has ${listed(known, first)}${meant}`, {
    markets: known,
  })
}

/** All of them while they fit a line or two. */
function listed(known: readonly string[], first: string): string {
  const all = known.length > 0 ? known : [first]
  return all.length <= 120 ? all.join(', ') : `${all.slice(0, 120).join(', ')} and ${all.length - 120} more`
}
