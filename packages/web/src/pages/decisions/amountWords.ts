import { amountWords } from '@sweeps/model/amounts'

export { amountWords, decimalWords, percentWords } from '@sweeps/model/amounts'

const short = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 3 })

/** `117 – 139 million`: the unit is said once where both have it. */
export function rangeWords(low: string, high: string): string {
  const unit = / (million|billion)$/.exec(high)?.[0] ?? ''
  return `${unit && low.endsWith(unit) ? low.slice(0, -unit.length) : low} – ${high}`
}

/** `1,234.50`: money that was paid, to the cent. */
export const centsWords = (amount: number): string => amount.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

/** `4.2 million USD` */
export const moneyWords = (amount: number, currency: string): string => `${amountWords(amount)} ${currency}`

/** `41.2M`, for axes and table cells. */
export const shortAmount = (amount: number): string => short.format(amount)
