import { byMarketName, marketName } from '../format/chartNames'
import { lastMarkets } from './lastMarkets'
import './pickers.css'

interface Props {
  /** By their codes. */
  markets: string[]
  /** The current one; `all`: every country in one table. */
  market: string
  onChange: (market: string) => void
  /** Whether all of them can be seen at once. */
  withAll?: boolean
}

/** Which country: those that were looked at last come first, and typing its first letters finds one. */
export function MarketPicker({ markets, market, onChange, withAll }: Props) {
  const last = lastMarkets().filter(other => markets.includes(other))
  const option = (code: string) => (
    <option key={code} value={code}>
      {marketName(code)}
    </option>
  )
  return (
    <label className="market">
      <span>Market</span>
      <select value={market} onChange={event => onChange(event.target.value)}>
        {market !== 'all' && !markets.includes(market) && option(market)}
        {withAll && <option value="all">All, country by country</option>}
        {markets.length > 5 && last.length > 0 && <optgroup label="Looked at last">{last.map(option)}</optgroup>}
        {/* Each is there once: a list in which one is chosen twice has no single choice. */}
        <optgroup label={`${markets.length} markets`}>
          {markets
            .filter(code => markets.length <= 5 || !last.includes(code))
            .toSorted(byMarketName)
            .map(option)}
        </optgroup>
      </select>
    </label>
  )
}
