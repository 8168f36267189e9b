import type { PanelFiles } from '../read/panel-files.js'
import { holdsOn } from '../read/roster.js'
import { type Sample, unknownLevel } from '../weighing/sample.js'

/** The level of a guest where only persons of the panel have one. */
export const guestLevel = 'guests'

/** The levels of a sample in a characteristic: of each person, and of each household for its guests. */
export interface Levels {
  persons: readonly string[]
  households: readonly string[]
}

/** Which level of a characteristic the persons of a day's sample are in. What describes households holds for their guests as well. */
export function levelsOn(files: PanelFiles, sample: Sample, day: string, column: string): Levels {
  const memberOf = new Map((files.persons ?? []).flatMap(member => (holdsOn(member, day) ? [[member.person, member] as const] : [])))
  const ofHouseholds = [...memberOf.values()].every(({ cells }) => cells[column] === undefined)
  const named = (value: string | undefined) => value || unknownLevel
  return {
    persons: sample.persons.map((person, at) =>
      named(memberOf.get(person)?.cells[column] ?? sample.households[sample.householdOf[at]!]!.cells[column]),
    ),
    households: sample.households.map(({ cells }) => (ofHouseholds ? named(cells[column]) : guestLevel)),
  }
}
