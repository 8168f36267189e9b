import { createHash } from 'node:crypto'
import type { PanelMessage } from '@sweeps/model'
import type { TimedRow } from './instants.js'
import { type Played, playedIn } from './programmes.js'

/** A session, of however many rows: whoever is in one of them was there. */
export type Session = Pick<
  TimedRow,
  'household' | 'device' | 'screen' | 'start' | 'stop' | 'playing' | 'recordedAt' | 'activity' | 'doubt'
> & {
  persons: string[]
  guests: string[]
  played: Played
}

/**
 * Rows with the same household, device, start and end are one session, which Barb repeats for panels, stations and programmes: their lengths are
 * not added. In the order of their times, whichever order the rows had.
 */
export function sessionsOf(rows: readonly TimedRow[]): Session[] {
  const groups = new Map<string, TimedRow[]>()
  for (const row of rows) {
    const { household, device, start, stop, playing, recordedAt } = row
    const key = [household, device, start, stop, playing, recordedAt].join('\0')
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  return [...groups.entries()]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, same]) => {
      const { household, device, start, stop, playing, recordedAt } = same[0]!
      return {
        ...{ household, device, start, stop, playing, recordedAt },
        screen: least(same.map(({ screen }) => screen)),
        activity: least(same.map(({ activity }) => activity)),
        doubt: same.find(({ doubt }) => doubt)?.doubt,
        persons: sorted(same.flatMap(({ viewers }) => viewers.map(({ person }) => person))),
        guests: sorted(same.flatMap(({ guests }) => guests)),
        played: playedIn(
          { start, stop, playing, recordedAt },
          same.flatMap(({ programmes }) => programmes),
        ),
      }
    })
}

/** What a meter would have said of a session: a message for each programme, with everybody who was there. */
export function messagesOf({ household, device, screen, start, stop, persons, guests, played }: Session): PanelMessage[] {
  const iso = (at: number): string => new Date(at).toISOString()
  const whole = { start: iso(start), stop: iso(stop) }
  const of = new Map<string, Played['stretches']>()
  for (const stretch of played.stretches) {
    const key = `${stretch.service}\0${stretch.content}`
    of.set(key, [...(of.get(key) ?? []), stretch])
  }
  return [...of.values()].map(stretches => {
    const { service, content } = stretches[0]!
    return {
      ...{ service, content, household, device, screen, sentAt: whole.stop },
      play: playOf(household, device, whole.start, service, content),
      spans: stretches.map(({ from, to }) => ({ start: iso(from), stop: iso(to) })),
      presence: [...persons.map(person => ({ person, ...whole })), ...guests.map(guest => ({ guest, ...whole }))],
    }
  })
}

/** The same session of a later download is the same play, also when it has grown. */
const playOf = (...parts: string[]): string => createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 32)

const sorted = (names: readonly string[]): string[] => [...new Set(names)].sort()
const least = <Word extends string>(words: readonly Word[]): Word => [...words].sort()[0]!
