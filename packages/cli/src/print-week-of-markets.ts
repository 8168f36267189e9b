import type { OutputOf } from '@sweeps/engine'
import { marketName } from '@sweeps/model/plain'
import { print, printTable } from './print.js'

/** How many places of each country fit a line. */
const places = 3

/** A list of a week by country: the first places of each. */
export function printWeekOfMarkets(rows: Extract<OutputOf<'chart'>, { rows: unknown }>['rows']): void {
  const markets = new Map<string, typeof rows>()
  for (const row of rows) markets.set(row.market, [...(markets.get(row.market) ?? []), row])
  print(`${rows[0]?.list}, week of ${rows[0]?.week}, in ${markets.size} ${markets.size === 1 ? 'market' : 'markets'}`)
  printTable(
    ['market', '', ...Array.from({ length: places }, (_, at) => `No. ${at + 1}`)],
    [...markets].map(([market, entries]) => [
      market,
      marketName(market),
      ...Array.from({ length: places }, (_, at) => entries.find(({ rank }) => rank === at + 1)?.name ?? null),
    ]),
  )
}
