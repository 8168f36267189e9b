/** Three digits, and millions: `4.17 million`. */
export function shortAmount(value: number): string {
  const [scaled, unit] = value >= 1e9 ? [value / 1e9, ' billion'] : value >= 1e6 ? [value / 1e6, ' million'] : [value, '']
  return `${scaled.toLocaleString('en', { maximumSignificantDigits: 3 })}${unit}`
}
