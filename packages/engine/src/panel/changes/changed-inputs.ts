import { addDays, type PanelCorrection } from '@sweeps/model'
import { hashOf } from '../../canonical-hash.js'
import type { PanelFiles } from '../read/panel-files.js'
import { holdsOn } from '../read/roster.js'
import type { WeightsOfDay } from './weights-of-days.js'

type Inputs = Pick<PanelCorrection, 'inTab' | 'persons' | 'households' | 'targets' | 'definition' | 'weights'>

/** What differs between two versions of a panel's files, as far as it is of a week; with the weights of its days of both. */
export function changedInputs(
  week: string,
  before: { files: PanelFiles; days: readonly WeightsOfDay[] },
  after: { files: PanelFiles; days: readonly WeightsOfDay[] },
): Inputs {
  const homes = ({ days }: typeof before) =>
    new Set(days.flatMap(({ sample }, day) => sample.households.map(one => `${day} ${one.household}`)))
  const [had, has] = [homes(before), homes(after)]
  return {
    inTab: { came: [...has].filter(one => !had.has(one)).length, left: [...had].filter(one => !has.has(one)).length },
    persons: changed(personsOf(before.files, week), personsOf(after.files, week)),
    households: changed(householdsOf(before.files), householdsOf(after.files)),
    targets: changedTargets(before.files, after.files, addDays(week, 6)),
    definition: changedMembers(before.files, after.files),
    weights: { moved: movedOf(before.days, after.days), levels: levelsOf(before.days, after.days) },
  }
}

/** What is said of everybody who belonged to the panel on a day of the week. */
function personsOf({ persons = [] }: PanelFiles, week: string): Map<string, string> {
  const end = addDays(week, 6)
  const told = new Map<string, string>()
  for (const { person, household, from, to, cells } of persons)
    if (from <= end && (to === '' || week <= to)) told.set(person, `${told.get(person) ?? ''}${sorted({ ...cells, household, from, to })}`)
  return told
}

const householdsOf = ({ households = [] }: PanelFiles): Map<string, string> =>
  new Map(households.map(({ household, cells }) => [household, sorted(cells)]))

const sorted = (cells: Readonly<Record<string, string>>): string =>
  JSON.stringify(Object.entries(cells).sort(([one], [other]) => (one < other ? -1 : 1)))

const changed = (before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>) => ({
  came: [...after.keys()].filter(one => !before.has(one)).length,
  left: [...before.keys()].filter(one => !after.has(one)).length,
  changed: [...after].filter(([one, told]) => before.has(one) && before.get(one) !== told).length,
})

/** Totals that hold on the last day of the week. */
function changedTargets(before: PanelFiles, after: PanelFiles, day: string): PanelCorrection['targets'] {
  const totals = ({ targets = [] }: PanelFiles) =>
    new Map(targets.filter(target => holdsOn(target, day)).map(target => [JSON.stringify([target.margin, target.level]), target]))
  const [was, is] = [totals(before), totals(after)]
  return [...new Set([...was.keys(), ...is.keys()])].flatMap(key => {
    const { margin, level } = (is.get(key) ?? was.get(key))!
    const [one, other] = [was.get(key)?.total ?? null, is.get(key)?.total ?? null]
    return one === other ? [] : [{ margin, level, before: one, after: other }]
  })
}

function changedMembers(before: PanelFiles, after: PanelFiles): string[] {
  const [was, is] = [before.definition, after.definition] as unknown as Record<string, unknown>[]
  return [...new Set([...Object.keys(was!), ...Object.keys(is!)])].filter(
    member => hashOf(was![member] ?? null) !== hashOf(is![member] ?? null),
  )
}

function movedOf(before: readonly WeightsOfDay[], after: readonly WeightsOfDay[]): number | null {
  let [moved, all] = [0, 0]
  before.forEach(({ persons }, day) => {
    for (const [person, weight] of persons) {
      const now = after[day]!.persons.get(person)
      if (now === undefined) continue
      moved += Math.abs(now - weight)
      all += weight
    }
  })
  return all > 0 ? moved / all : null
}

/** Mean weight of the persons of each level on the days of the week. */
function levelsOf(before: readonly WeightsOfDay[], after: readonly WeightsOfDay[]): PanelCorrection['weights']['levels'] {
  const [was, is] = [meansOf(before), meansOf(after)]
  return [...new Set([...was.keys(), ...is.keys()])].map(key => {
    const [margin, level] = JSON.parse(key) as [string, string]
    return { margin, level, before: was.get(key) ?? null, after: is.get(key) ?? null }
  })
}

function meansOf(days: readonly WeightsOfDay[]): Map<string, number> {
  const sums = new Map<string, { weights: number; persons: number }>()
  for (const { sample, persons } of days)
    for (const [margin, levels] of sample.levels)
      levels.forEach((level, at) => {
        const key = JSON.stringify([margin, level])
        const sum = sums.get(key) ?? { weights: 0, persons: 0 }
        sum.weights += persons.get(sample.persons[at]!)!
        sum.persons += 1
        sums.set(key, sum)
      })
  return new Map([...sums].map(([key, { weights, persons }]) => [key, weights / persons]))
}
