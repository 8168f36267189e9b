const place = 'sweeps:markets'
/** How many are remembered. */
const most = 5

/** The markets that were looked at last in this browser, the latest first. */
export function lastMarkets(): string[] {
  try {
    return (localStorage.getItem(place) ?? '').split(' ').filter(market => /^[A-Z]{2}$/.test(market))
  } catch {
    // Storage may be switched off.
    return []
  }
}

/** Remembers that a market was looked at. */
export function rememberMarket(market: string): void {
  try {
    localStorage.setItem(place, [market, ...lastMarkets().filter(other => other !== market)].slice(0, most).join(' '))
  } catch {
    // Then it is not remembered.
  }
}
