/** The code of all markets together. */
export const worldwide = 'WW'

const names = {
  long: new Intl.DisplayNames('en', { type: 'region', fallback: 'code' }),
  short: new Intl.DisplayNames('en', { type: 'region', style: 'short', fallback: 'code' }),
}

/**
 * A market, given by its ISO 3166-1 code, as it is called in English: `IL` → Israel. `short` is for headings: `US`, `Hong Kong`. What is no
 * country's code stays as it is.
 */
export function marketName(market: string, style: 'long' | 'short' = 'long'): string {
  if (market === worldwide) return 'Worldwide'
  return /^[A-Z]{2}$/.test(market) ? (names[style].of(market) ?? market) : market
}
