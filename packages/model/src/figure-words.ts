const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })
const fine = new Intl.NumberFormat('en', { maximumFractionDigits: 1 })

/** A figure of an audience in full, `1,234`; below 100 with one decimal. Pages and terminal round alike. */
export const figureWords = (value: number): string => (Math.abs(value) < 99.95 ? fine : whole).format(value)
