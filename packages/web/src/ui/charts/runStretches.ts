import type { ChartEntry } from '@sweeps/model'

type Run = ChartEntry['run']

/** A run cut where the entry was off the chart: no line may be drawn through weeks it was not there. */
export function runStretches(run: Run): Run[] {
  const stretches: Run[] = []
  for (const point of run) {
    const stretch = stretches.at(-1)
    const before = stretch?.at(-1)
    if (stretch && before && weeksBetween(before.week, point.week) <= 1) stretch.push(point)
    else stretches.push([point])
  }
  return stretches
}

const weekMs = 7 * 86_400_000

/** Whole weeks from one first day to another. */
export const weeksBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / weekMs)
