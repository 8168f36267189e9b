import { Choice } from '../choice/Choice'
import type { Option } from '../choice/found'
import { byMarketName, marketName } from '../format/chartNames'
import { lastMarkets } from './lastMarkets'

interface Props {
  /** By their codes. */
  markets: string[]
  /** The current one; `all`: every country in one table. */
  market: string
  onChange: (market: string) => void
  /** Whether all of them can be seen at once. */
  withAll?: boolean
}

/** Which country: those that were looked at last come first, and typing finds one. */
export function MarketPicker({ markets, market, onChange, withAll }: Props) {
  return <Choice label="Market" options={marketOptions(markets, market, lastMarkets(), withAll)} value={market} onChange={onChange} />
}

/** Countries as they are offered. Each is there once: a list in which one is chosen twice has no single choice. */
export function marketOptions(markets: readonly string[], market: string, looked: readonly string[], withAll = false): Option[] {
  const last = markets.length > 5 ? looked.filter(other => markets.includes(other)) : []
  const others = markets.filter(code => !last.includes(code)).toSorted(byMarketName)
  const option =
    (group: string) =>
    (code: string): Option => ({ id: code, name: marketName(code), group })
  return [
    ...(market !== 'all' && !markets.includes(market) ? [{ id: market, name: marketName(market) }] : []),
    ...(withAll ? [{ id: 'all', name: 'All, country by country' }] : []),
    ...last.map(option('Looked at last')),
    ...others.map(option(`${markets.length} markets`)),
  ]
}
