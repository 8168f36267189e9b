import type { ChartEntry } from '@sweeps/model'
import type { TitleWeek } from './titleQuery'

/** The weeks whose rank is known, as a run to draw. */
export const runOf = (weeks: readonly TitleWeek[]): ChartEntry['run'] =>
  weeks.flatMap(({ week, rank, value }) => (rank === null ? [] : [{ week, rank, value }]))
