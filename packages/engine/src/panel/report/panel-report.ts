import { type Interval, reachInterval } from '@sweeps/stats'
import { householdsOn } from '../in-tab.js'
import type { VersionedFiles } from '../panel-versions.js'
import type { Prepared, WeightSet } from '../weight-sets.js'
import type { WeekReach } from './week-reach.js'

/** What there is of a panel, for whoever runs it. */
export interface PanelReport {
  panel: string
  name: string
  market: string
  zone: string
  version: number
  households: number
  persons: number
  week: {
    start: string
    end: string
    set: WeightSet
    /** Homes of each day, and why the others do not count. */
    days: { day: string; inTab: number; out: Record<string, number>; set: string }[]
    /** The largest share of the population that a viewing nobody in the sample did may have, at 0.95. */
    unseen: Interval
    reach: WeekReach
  } | null
  /** The latest hundred. */
  sets: Pick<WeightSet, 'id' | 'number' | 'kind' | 'start' | 'hash' | 'made' | 'persons' | 'effectiveSize' | 'withdrawn'>[]
}

export function panelReport(
  files: VersionedFiles,
  sets: readonly WeightSet[],
  week: { start: string; end: string; prepared: { week: Prepared; days: Prepared[] }; reach: WeekReach } | undefined,
): PanelReport {
  const { definition, households = [], persons = [], version } = files
  const { id: panel, name, market, zone } = definition
  return {
    ...{ panel, name, market, zone, version },
    households: households.length,
    persons: new Set(persons.map(({ person }) => person)).size,
    week: week
      ? {
          start: week.start,
          end: week.end,
          set: week.prepared.week.set,
          days: week.prepared.days.map(({ set }) => ({ day: set.start, ...homesOf(files, set.start), set: set.id })),
          unseen: reachInterval(0, week.prepared.week.set.effectiveSize),
          reach: week.reach,
        }
      : null,
    sets: sets.slice(0, 100).map(({ id, number, kind, start, hash, made, persons, effectiveSize, withdrawn }) => ({
      ...{ id, number, kind, start, hash, made, persons, effectiveSize, withdrawn },
    })),
  }
}

function homesOf({ days, households = [] }: VersionedFiles, day: string): { inTab: number; out: Record<string, number> } {
  if (!days) return { inTab: households.length, out: {} }
  const inTab = householdsOn(days, day)
  const out: Record<string, number> = {}
  const reported = new Map(days.filter(one => one.day === day).map(one => [one.household, one]))
  for (const { household } of households) {
    if (inTab.has(household)) continue
    const reason = reported.get(household)?.reason || (reported.has(household) ? 'no reason given' : 'nothing reported')
    out[reason] = (out[reason] ?? 0) + 1
  }
  return { inTab: inTab.size, out }
}
