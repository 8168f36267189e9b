const short = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 3 })

/** Hours where there is little room: `1.2K`, `45`. */
export const shortHours = (hours: number): string => short.format(hours)
