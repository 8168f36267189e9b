import { type Period, Problem, periods } from '@sweeps/model'
import { isTime, type TimeDimension } from './dimensions.js'
import type { MinutesQuery } from './minutes-query.js'

/** The stretches of time that a period is cut into, and what each is called in every time dimension asked for. */
export interface Cells {
  /** Epoch milliseconds where each begins, ascending, and where the last ends. */
  edges: number[]
  names: Partial<Record<TimeDimension, string[]>>
}

const most = 20_000
const lengths: Record<TimeDimension, number> = { hour: 3_600_000, day: 86_400_000, week: 604_800_000 }

/** Cuts the period of a query at every boundary of every time dimension it asks for. */
export function cells(query: MinutesQuery): Cells {
  const wanted = query.by.filter(isTime)
  const cuts = new Map<TimeDimension, Period[]>()
  for (const unit of wanted) {
    if (query.to - query.from > most * lengths[unit]) throw tooMany()
    cuts.set(unit, periods(unit, query.from, query.to, query.zone, query.firstDay))
  }
  const starts = [...new Set([...cuts.values()].flat().map(period => period.from))].sort((a, b) => a - b)
  if (starts.length === 0) starts.push(query.from)
  if (starts.length > most) throw tooMany()
  const names: Cells['names'] = {}
  for (const [unit, list] of cuts) {
    let at = 0
    names[unit] = starts.map(start => {
      while (list[at + 1] && list[at + 1]!.from <= start) at++
      return list[at]!.name
    })
  }
  return { edges: [...starts, query.to], names }
}

const tooMany = (): Problem =>
  new Problem('invalid-request', `by: the period has more than ${most} hours or days; ask for a shorter one or for weeks`)
