const digits = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 })
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })
const short = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 3 })

/** `117 – 139 million`: the unit is said once where both have it. */
export function rangeWords(low: string, high: string): string {
  const unit = / (million|billion)$/.exec(high)?.[0] ?? ''
  return `${unit && low.endsWith(unit) ? low.slice(0, -unit.length) : low} – ${high}`
}

/** An amount as people say it: three digits, and `41.2 million` from a million on. Its unit is said beside it. */
export function amountWords(amount: number): string {
  if (amount >= 1e9) return `${digits.format(amount / 1e9)} billion`
  if (amount >= 1e6) return `${digits.format(amount / 1e6)} million`
  // Of four digits the last is written anyway.
  return amount >= 1000 && amount < 10_000 ? whole.format(amount) : digits.format(amount)
}

/** `1,234.50`: money that was paid, to the cent. */
export const centsWords = (amount: number): string => amount.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

/** `4.2 million USD` */
export const moneyWords = (amount: number, currency: string): string => `${amountWords(amount)} ${currency}`

/** `41.2M`, for axes and table cells. */
export const shortAmount = (amount: number): string => short.format(amount)

/** `60 %`, never broken. */
export const percentWords = (share: number): string => `${Math.round(share * 100)}\u00a0%`
