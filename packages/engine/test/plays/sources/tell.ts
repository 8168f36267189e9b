import type { EventSource, ReadContext, SessionEvent, Sitting } from '../../../src/plays/sources/source.js'

/** What plays of a source come to: per play, the union of its stretches. */
export type Told = Map<string, [number, number][]>

const byOrder = (one: SessionEvent, other: SessionEvent): number =>
  compare(one.session, other.session) || one.at - other.at || one.rank - other.rank || compare(one.body, other.body)
const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/** Records of a source of sessions → its plays, sorted as the engine sorts them. */
export function sittingsOf(source: EventSource, records: readonly unknown[], context: ReadContext = { service: 'home' }): Sitting[] {
  const events = records.flatMap(record => {
    const read = source.read(record, context)
    return 'event' in read ? [read.event] : []
  })
  const sittings: Sitting[] = []
  let reader = source.session(context)
  let last: SessionEvent | undefined
  for (const event of events.sort(byOrder)) {
    if (last && byOrder(last, event) === 0) continue
    if (last && last.session !== event.session) {
      sittings.push(...reader.end())
      reader = source.session(context)
    }
    last = event
    sittings.push(...reader.add(event))
  }
  return [...sittings, ...reader.end()]
}

export function unions(sittings: readonly Sitting[]): Told {
  const told: Told = new Map()
  for (const { play, content, stretches } of sittings) {
    const key = `${content} ${play}`
    told.set(key, union([...(told.get(key) ?? []), ...stretches.map(({ start, stop }): [number, number] => [start, stop])]))
  }
  return told
}

function union(intervals: [number, number][]): [number, number][] {
  const joined: [number, number][] = []
  for (const [from, to] of intervals.sort((one, other) => one[0] - other[0])) {
    const last = joined.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else joined.push([from, to])
  }
  return joined
}

/** Whether all that one tells is told by the other, too. */
export const within = (part: Told, whole: Told): boolean =>
  [...part].every(([play, pieces]) => pieces.every(([from, to]) => whole.get(play)?.some(([start, stop]) => start <= from && to <= stop)))
