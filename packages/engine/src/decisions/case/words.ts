/** An amount as people say it: three digits, and millions. */
export function money(amount: number, currency: string): string {
  const [value, unit] = amount >= 1e9 ? [amount / 1e9, ' billion'] : amount >= 1e6 ? [amount / 1e6, ' million'] : [amount, '']
  return `${value.toLocaleString('en', { maximumSignificantDigits: 3 })}${unit} ${currency}`
}

export const percent = (share: number): string => `${Math.round(share * 100)} %`
