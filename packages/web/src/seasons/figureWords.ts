const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })
const fine = new Intl.NumberFormat('en', { maximumFractionDigits: 1 })
const percent = new Intl.NumberFormat('en', { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 })

/** How the figures of a report are written. */
export const figureWords = {
  count: (value: number) => whole.format(value),
  amount: (value: number) => (value < 100 ? fine : whole).format(value),
  share: (value: number) => percent.format(value),
  hours: (ms: number) => figureWords.amount(ms / 3_600_000),
}
