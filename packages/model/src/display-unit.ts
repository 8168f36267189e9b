import type { ChartEntry } from './chart.js'

export interface DisplayUnit {
  format: (value: number) => string
  /** What follows the number: `million`, or nothing. */
  word: string
}

const million = 1_000_000

/**
 * How the values of one list are shown: all in one scale, or they could not be compared at a glance. Large values in millions: whole ones
 * where whole ones are published, else one decimal. Pages, pictures, feeds and the terminal show them in the same way.
 */
export function displayUnit(entries: readonly Pick<ChartEntry, 'value'>[], unit: string): DisplayUnit {
  const values = entries.flatMap(({ value }) => (value === null ? [] : [value]))
  const largest = Math.max(0, ...values)
  if (largest < 10 * million) return { format: decimals(largest < 100 ? 1 : 0), word: '' }
  const whole = values.every(value => value % million === 0) || (unit === 'minutes' && largest >= 100 * million)
  const format = decimals(whole ? 0 : 1, whole ? 0 : 1)
  return { format: value => format(value / million), word: 'million' }
}

const decimals = (most: number, least = 0) => {
  const format = new Intl.NumberFormat('en', { maximumFractionDigits: most, minimumFractionDigits: least })
  return (value: number) => format.format(value)
}
