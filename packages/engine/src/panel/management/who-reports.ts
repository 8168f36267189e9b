import { addDays } from '@sweeps/model'
import type { DonorRow } from '../ascription/donors.js'
import type { PanelFiles } from '../read/panel-files.js'
import { holdsOn } from '../read/roster.js'
import type { PanelManagement } from './panel-management.js'

/** Days without a report after which somebody should ring. */
const silentDays = 3
/** How far back a silence is followed. */
const longestSilence = 60
/** Home of which half of an hour or more plays to nobody: a button may be forgotten there. */
const forgotten = { minutes: 60, share: 0.5 }
const mostHomes = 50
const weeksBack = 8

const rateOf = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null)

/** The households of which somebody is a member on a day. */
export const homesOn = ({ persons = [] }: PanelFiles, day: string): Set<string> =>
  new Set(persons.filter(member => holdsOn(member, day)).map(({ household }) => household))

/** Who reported on which day of a week, why others did not, and who has been silent. */
export function whoReports(files: PanelFiles, week: string): Pick<PanelManagement, 'days' | 'reasons' | 'silent'> {
  const { days } = files
  const names = Array.from({ length: 7 }, (_, day) => addDays(week, day))
  if (!days) {
    const homes = names.map(day => homesOn(files, day).size)
    return {
      days: names.map((day, at) => ({ day, homes: homes[at]!, inTab: homes[at]!, rate: rateOf(homes[at]!, homes[at]!) })),
      reasons: {},
      silent: { count: 0, homes: [] },
    }
  }
  const reported = new Map(days.map(one => [`${one.household}\0${one.day}`, one]))
  const at = (household: string, day: string) => reported.get(`${household}\0${day}`)
  const reasonOf = (household: string, day: string) =>
    at(household, day)?.reason || (at(household, day) ? 'no reason given' : 'nothing reported')
  const reasons: Record<string, number> = {}
  const told = names.map(day => {
    const homes = [...homesOn(files, day)]
    const out = homes.filter(household => at(household, day)?.inTab !== true)
    for (const household of out) reasons[reasonOf(household, day)] = (reasons[reasonOf(household, day)] ?? 0) + 1
    return { day, homes: homes.length, inTab: homes.length - out.length, rate: rateOf(homes.length - out.length, homes.length) }
  })
  const end = names[6]!
  const silent = [...homesOn(files, end)].sort().flatMap(household => {
    let count = 0
    while (count < longestSilence && at(household, addDays(end, -count))?.inTab !== true) count++
    return count < silentDays ? [] : [{ household, since: addDays(end, 1 - count), reason: reasonOf(household, end) }]
  })
  return { days: told, reasons, silent: { count: silent.length, homes: silent.slice(0, mostHomes) } }
}

/** How much plays to empty rooms, and in which homes most of it does. */
export function emptyRooms(sessions: readonly DonorRow[]): PanelManagement['buttons'] {
  const homes = new Map<string, { minutes: number; empty: number }>()
  for (const { household, milliseconds, who } of sessions) {
    const home = homes.get(household) ?? { minutes: 0, empty: 0 }
    homes.set(household, home)
    home.minutes += milliseconds / 60_000
    if (who.length === 0) home.empty += milliseconds / 60_000
  }
  const sum = (of: 'minutes' | 'empty') => [...homes.values()].reduce((all, home) => all + home[of], 0)
  const often = [...homes]
    .filter(([, { minutes, empty }]) => minutes >= forgotten.minutes && empty >= forgotten.share * minutes)
    .map(([household, { minutes, empty }]) => ({ household, minutes, empty: empty / minutes }))
    .sort((one, other) => other.minutes * other.empty - one.minutes * one.empty || (one.household < other.household ? -1 : 1))
  return { empty: rateOf(sum('empty'), sum('minutes')), count: often.length, homes: often.slice(0, mostHomes) }
}

/** Who came and who went, week by week. */
export function comeAndGone(files: PanelFiles, week: string): PanelManagement['weeks'] {
  return Array.from({ length: weeksBack }, (_, at) => addDays(week, -7 * (weeksBack - 1 - at))).map(start => {
    const [before, after] = [homesOn(files, start), homesOn(files, addDays(start, 7))]
    const left = [...before].filter(household => !after.has(household)).length
    const joined = [...after].filter(household => !before.has(household)).length
    return { week: start, homes: before.size, joined, left, churn: rateOf(left, before.size) }
  })
}

/** How many of those who were invited joined, by what is known of them. */
export function whoAccepted({ invitations }: PanelFiles): PanelManagement['response'] {
  if (!invitations) return null
  const asked = invitations.filter(({ outcome }) => outcome !== 'ineligible')
  const levels = new Map<string, { characteristic: string; level: string; asked: number; joined: number }>()
  for (const { outcome, cells } of asked)
    for (const [characteristic, level] of Object.entries(cells)) {
      const key = `${characteristic}\0${level}`
      const known = levels.get(key) ?? { characteristic, level, asked: 0, joined: 0 }
      levels.set(key, known)
      known.asked++
      if (outcome === 'joined') known.joined++
    }
  const joined = asked.filter(({ outcome }) => outcome === 'joined').length
  return {
    ...{ asked: asked.length, joined, rate: rateOf(joined, asked.length) },
    levels: [...levels.values()]
      .map(one => ({ ...one, rate: rateOf(one.joined, one.asked) }))
      .sort((one, other) => (`${one.characteristic}\0${one.level}` < `${other.characteristic}\0${other.level}` ? -1 : 1)),
  }
}
