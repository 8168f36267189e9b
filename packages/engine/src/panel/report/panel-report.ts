import { ConfidenceRange, Day } from '@sweeps/model'
import Type, { Nullable, type Static } from '@sweeps/model/typebox'
import { reachInterval } from '@sweeps/stats'
import { householdsOn } from '../in-tab.js'
import type { VersionedFiles } from '../panel-versions.js'
import { type Prepared, WeightSet } from '../weight-sets.js'
import { WeekReach } from './week-reach.js'

/** What there is of a panel, for whoever runs it. */
export const PanelReport = Type.Object({
  panel: Type.String({ description: 'its id' }),
  name: Type.String(),
  market: Type.String(),
  zone: Type.String(),
  version: Type.Integer(),
  households: Type.Integer(),
  persons: Type.Integer(),
  week: Nullable(
    Type.Object({
      start: Day,
      end: Day,
      set: WeightSet,
      days: Type.Array(
        Type.Object({ day: Day, inTab: Type.Integer(), out: Type.Record(Type.String(), Type.Integer()), set: Type.String() }),
        { description: 'homes of each day; out: how many do not count, by reason; set: the weight set of the day' },
      ),
      unseen: Type.Object(ConfidenceRange.properties, {
        description: 'the largest share of the population that a viewing nobody in the sample did may have',
      }),
      reach: WeekReach,
    }),
    { description: 'null: no week was named' },
  ),
  sets: Type.Array(Type.Pick(WeightSet, ['id', 'number', 'kind', 'start', 'hash', 'made', 'persons', 'effectiveSize', 'withdrawn']), {
    description: 'the latest hundred',
  }),
})
export type PanelReport = Static<typeof PanelReport>

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
