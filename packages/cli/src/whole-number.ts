import { Problem } from '@sweeps/model/plain'

/** The number an option gives, 0 or above. */
export function wholeNumber(option: string, text: string, most = 999_999_999): number {
  if (!/^\d{1,9}$/.test(text) || Number(text) > most) throw new Problem('usage', `--${option}: "${text}" is no whole number up to ${most}`)
  return Number(text)
}
