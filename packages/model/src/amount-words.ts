const digits = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 })
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })

/**
 * An amount as people say it: three digits, and `41.2 million` from a million on. Pages, terminal and texts round alike. Its unit, such as
 * a currency, is said beside it.
 */
export function amountWords(amount: number): string {
  const size = Math.abs(amount)
  if (rounded(size) >= 1e9) return `${digits.format(amount / 1e9)} billion`
  if (rounded(size) >= 1e6) return `${digits.format(amount / 1e6)} million`
  // Of four digits the last is written anyway.
  return size >= 1000 && size < 10_000 ? whole.format(amount) : digits.format(amount)
}

/** 999,999 is a million once it is rounded: it must not be said as 1,000,000 beside 1 million. */
const rounded = (size: number): number => (size >= 10_000 ? Number(size.toPrecision(3)) : size)

/** `60 %`, never broken; halves are rounded away from zero. `space`: before the sign, `54.5%` in tables. */
export const percentWords = (share: number, decimals = 0, space = '\u00a0'): string => `${decimalWords(share * 100, decimals)}${space}%`

/** A number with so many decimals, `1.01`: a ratio, a percentage. Halves are rounded away from zero, as people do. */
export function decimalWords(value: number, decimals: number): string {
  const format = new Intl.NumberFormat('en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
  // Of 0.285 a product of floats would make 28.499999999999996.
  const text = format.format(Number(value.toPrecision(12)))
  return /[1-9]/.test(text) ? text : text.replace('-', '')
}
