import { addDays } from '@sweeps/model'

/** The first day on which something said on a rough day is known for sure: the last day it may have been said. */
export function knownFrom(on: string): string {
  if (on.length === 10) return on
  const [year, month = 12] = on.split('-').map(Number)
  const next = month === 12 ? `${year! + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`
  return addDays(next, -1)
}
