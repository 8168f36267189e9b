const digits = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 })
const short = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 3 })

/** An amount as people say it: three digits, and `41.2 million` from a million on. Its unit is said beside it. */
export function amountWords(amount: number): string {
  if (amount >= 1e9) return `${digits.format(amount / 1e9)} billion`
  return amount >= 1e6 ? `${digits.format(amount / 1e6)} million` : digits.format(amount)
}

/** `4.2 million USD` */
export const moneyWords = (amount: number, currency: string): string => `${amountWords(amount)} ${currency}`

/** `41.2M`, for axes and table cells. */
export const shortAmount = (amount: number): string => short.format(amount)

/** `60 %`, never broken. */
export const percentWords = (share: number): string => `${Math.round(share * 100)}\u00a0%`
