import type { PanelMessage } from '@sweeps/model'
import { doubtNotes, LocalClock } from '../../../plays/index.js'
import { bytesOf } from '../bundle.js'
import type { PartRow } from '../panel-part.js'
import { type BarbRoster, joinedRows, rosterOfRows, rosterOfSessions } from './barb-roster.js'
import { type BarbRow, readBarbRows } from './barb-rows.js'
import { type SessionRow, sessionRow } from './barb-session.js'
import { timedRow } from './instants.js'
import { messagesOf, type Session, sessionsOf } from './one-session.js'

/** Files of Barb's API as a panel's own: rows of tables, and what its meters said. */
export interface BarbRead {
  /** Rows of `households`, `persons` and `days` with those that were added; without those that nothing was added to. */
  parts: Map<string, PartRow[]>
  messages: PanelMessage[]
  /** Of what was read, left out or taken for granted, in words. */
  notes: string[]
}

/** What a panel has of the tables that Barb's rows may add to, and what its catalogue knows. */
export interface BarbContext {
  zone: string
  before: ReadonlyMap<string, readonly PartRow[]>
  /** Whether a content of a service is in the catalogue. */
  isKnown: (service: string, content: string) => boolean
}

const longest = 24 * 3_600_000

/**
 * Reads pages of Barb's API, given by name and path; in which order, how often, and how sessions are cut over rows and pages does not matter.
 * Who is in the panel is what rows of members and households say, or its own tables; only where there is neither, it is who watched. Throws
 * `invalid-file`.
 */
export async function readBarb(files: ReadonlyMap<string, string>, { zone, before, isKnown }: BarbContext): Promise<BarbRead> {
  const rows: Record<'sessions' | 'members' | 'households', BarbRow[]> = { sessions: [], members: [], households: [] }
  for (const [file, path] of files) {
    const read = await readBarbRows(file, bytesOf(path, file))
    for (const row of read.rows) rows[read.kind].push(row)
  }
  const sessionRows = rows.sessions.map(sessionRow)
  const notes: string[] = []
  const given = rosterOfRows(rows.members, rows.households)
  const hasPersons = given.persons.size > 0 || before.has('persons')
  const roster = hasPersons ? given : withPersons(given, rosterOfSessions(sessionRows))
  if (!hasPersons && sessionRows.length > 0)
    notes.push(
      'persons.csv is made of those who watched: whoever watched nothing is missing, and figures are too high for it. Import panel_members and households too.',
    )
  const parts = partsOf(roster, before)
  if (parts.has('days') && !before.has('days'))
    notes.push('days.csv begins with these rows: on a day without one a household is not in-tab, where every household was on every day.')
  const { messages, said } = viewingOf(sessionRows, parts, { zone, before, isKnown })
  return { parts, messages, notes: [...notes, ...said] }
}

const withPersons = (given: BarbRoster, watched: BarbRoster): BarbRoster => ({
  ...given,
  persons: watched.persons,
  households: new Map([...watched.households, ...given.households]),
})

const keys = {
  households: (cells: PartRow['cells']) => cells['household'] ?? '',
  persons: (cells: PartRow['cells']) => cells['person'] ?? '',
  days: (cells: PartRow['cells']) => `${cells['household']}\0${cells['day']}`,
} as const

function partsOf(roster: BarbRoster, before: BarbContext['before']): Map<string, PartRow[]> {
  const parts = new Map<string, PartRow[]>()
  for (const part of ['households', 'persons', 'days'] as const) {
    const known = new Set((before.get(part) ?? []).map(({ cells }) => keys[part](cells)))
    if (part === 'days' ? roster[part].size === 0 : [...roster[part].keys()].every(key => known.has(key))) continue
    parts.set(part, joinedRows(before.get(part) ?? [], roster[part], keys[part], { replace: part === 'days' }))
  }
  // Days of a household that the panel does not have are nobody's.
  const households = new Set([...(parts.get('households') ?? before.get('households') ?? [])].map(({ cells }) => keys.households(cells)))
  const days = parts.get('days')
  if (days)
    parts.set(
      'days',
      days.filter(({ cells }) => households.has(cells['household'] ?? '')),
    )
  return parts
}

function viewingOf(sessionRows: readonly SessionRow[], parts: BarbRead['parts'], { zone, before, isKnown }: BarbContext) {
  if (sessionRows.length === 0) return { messages: [], said: [] }
  const clock = new LocalClock(zone)
  const names = (part: 'households' | 'persons') =>
    new Set((parts.get(part) ?? before.get(part) ?? []).map(({ cells }) => keys[part](cells)))
  const [households, persons] = [names('households'), names('persons')]
  const count = new Counts()
  const sessions = sessionsOf(sessionRows.map(row => timedRow(row, clock)))
  const messages = sessions.flatMap(session => {
    if (!households.has(session.household)) return count.leave('households', session.household)
    if (session.stop <= session.start) return count.leave('lengths', session.household)
    if (session.stop - session.start > longest) return count.leave('longest', session.household)
    const unknown = session.persons.filter(person => !persons.has(person))
    for (const person of unknown) count.leave('persons', person)
    count.session(session)
    const found = messagesOf({ ...session, persons: session.persons.filter(person => persons.has(person)) })
    for (const { service, content } of found) if (!isKnown(service, content)) count.leave('programmes', `${content} (${service})`)
    return found
  })
  return { messages, said: count.words(sessionRows.length, sessions.length, zone) }
}

/** What is told of an import: how much, and of what is left out a few names. */
class Counts {
  readonly #left = new Map<string, Map<string, number>>()
  readonly #activities = new Map<string, number>()
  readonly #doubts = { twice: 0, skipped: 0 }
  #guests = 0
  #empty = 0
  #unclear = 0
  #unnamed = 0

  leave(what: keyof typeof leftOut, name: string): [] {
    const names = this.#left.get(what) ?? new Map<string, number>()
    this.#left.set(what, names.set(name, (names.get(name) ?? 0) + 1))
    return []
  }

  session({ activity, guests, persons, played, doubt }: Session): void {
    if (activity !== '') this.#activities.set(activity, (this.#activities.get(activity) ?? 0) + 1)
    this.#guests += guests.length
    if (guests.length + persons.length === 0) this.#empty++
    this.#unclear += played.unclear
    this.#unnamed += played.unnamed
    if (doubt) this.#doubts[doubt]++
  }

  words(rows: number, sessions: number, zone: string): string[] {
    const minutes = (milliseconds: number) => Math.round(milliseconds / 60_000).toLocaleString('en')
    const sorted = [...this.#activities].sort(([one], [other]) => (one < other ? -1 : 1))
    return [
      `Barb: ${several(rows, 'row')} of ${several(sessions, 'session')}, by the clock of ${zone}. Rows of one session are one: their lengths are not added.`,
      ...(sorted.length > 0
        ? [`Sessions by Barb’s words: ${sorted.map(([name, count]) => `${name}: ${count}`).join('; ')}. All count when they were watched.`]
        : []),
      ...(this.#guests > 0 ? [`Guests: ${this.#guests}, by age and sex as far as they are given.`] : []),
      ...(this.#empty > 0 ? [`Nobody is in front of ${several(this.#empty, 'session')}: that is nobody’s viewing.`] : []),
      ...(this.#unclear > 0
        ? [
            `Left out: ${minutes(this.#unclear)} minutes for which several programmes are named, as by regional editions. Ask for the rows of one station.`,
          ]
        : []),
      ...(this.#unnamed > 0 ? [`Left out: ${minutes(this.#unnamed)} minutes for which no programme is named.`] : []),
      ...(['twice', 'skipped'] as const).flatMap(doubt =>
        this.#doubts[doubt] > 0 ? [`${several(this.#doubts[doubt], 'session')} with ${doubtNotes[doubt]}.`] : [],
      ),
      ...typed(leftOut).flatMap(what => {
        const names = this.#left.get(what)
        return names
          ? [
              leftOut[what](
                names.size,
                [...names.values()].reduce((all, one) => all + one, 0),
                someOf(names),
              ),
            ]
          : []
      }),
    ]
  }
}

const several = (count: number, one: string): string => `${count.toLocaleString('en')} ${count === 1 ? one : `${one}s`}`

/** By what is left out or taken for granted: of so many names, so many times, and some of them. */
const leftOut = {
  households: (names: number, times: number, some: string) =>
    `Left out: ${several(times, 'session')} of ${several(names, 'household')} that the panel does not have: ${some}.`,
  persons: (names: number, _: number, some: string) =>
    `Left out: ${several(names, 'person')} whom the panel does not have, of the sessions they are in: ${some}.`,
  lengths: (_: number, times: number, some: string) =>
    `Left out: ${several(times, 'session')} ending when or before it starts, of household ${some}.`,
  longest: (_: number, times: number, some: string) =>
    `Left out: ${several(times, 'session')} of more than 24 hours, of household ${some}.`,
  programmes: (names: number, _: number, some: string) =>
    `Not in the catalogue: ${several(names, 'programme')} (${some}). Each counts under its name until the catalogue has a line with that content and service.`,
} as const

const typed = <Key extends string>(of: Readonly<Record<Key, unknown>>): Key[] => Object.keys(of) as Key[]

function someOf(names: ReadonlyMap<string, number>): string {
  const sorted = [...names.keys()].sort()
  return `${sorted.slice(0, 5).join(', ')}${sorted.length > 5 ? ' …' : ''}`
}
