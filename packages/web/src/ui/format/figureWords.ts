import { figureWords as amount, percentWords } from '@sweeps/model/amounts'

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })

/** How the figures of a report are written. */
export const figureWords = {
  count: (value: number) => whole.format(value),
  amount,
  share: (value: number) => percentWords(value, 1, ''),
  hours: (ms: number) => figureWords.amount(ms / 3_600_000),
}

const short = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 3 })

/** Hours where there is little room: `1.2K`, `45`. */
export const shortHours = (hours: number): string => short.format(hours)
