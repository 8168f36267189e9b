/**
 * A metric's id as a heading: `minutes` → `Minutes viewed`. The catalogue of metrics stays out of the bundle, as it would
 * bring every schema along; a test holds these words to its labels.
 */
export function metricName(id: string): string {
  const words = id.charAt(0).toUpperCase() + id.slice(1).replace(/[-_]/g, ' ')
  return id === 'minutes' || id === 'hours' ? `${words} viewed` : words
}

const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' })

/** A market by its ISO code, as it is called: `IL` → Israel; `WW`: all together. */
export function marketName(market: string): string {
  if (market === 'WW') return 'Worldwide'
  return /^[A-Z]{2}$/.test(market) ? (names.of(market) ?? market) : market
}

/** Markets in the order of what they are called. */
export const byMarketName = (one: string, other: string): number => marketName(one).localeCompare(marketName(other), 'en')
