import type { ChartRow } from '@sweeps/model'

/** How far an entry reaches in a week: a title, or a season under its name. */
interface Reach {
  title: string
  name: string
  /** In how many countries it is No. 1, and on the list at all. */
  first: number
  listed: number
}

/** Entries of a week by the countries they reach, most first; all markets together are no country. */
export function reachOf(rows: readonly Pick<ChartRow, 'market' | 'rank' | 'title' | 'name'>[]): Reach[] {
  const found = new Map<string, Reach & { markets: Set<string>; firsts: Set<string> }>()
  for (const { market, rank, title, name } of rows) {
    if (title === null || market === 'WW') continue
    const key = `${title} ${name}`
    const reach = found.get(key) ?? { title, name: name ?? title, first: 0, listed: 0, markets: new Set(), firsts: new Set() }
    found.set(key, reach)
    reach.markets.add(market)
    if (rank === 1) reach.firsts.add(market)
    reach.listed = reach.markets.size
    reach.first = reach.firsts.size
  }
  return [...found.values()].sort((one, other) => other.listed - one.listed || other.first - one.first)
}
