import type { SeasonPlay } from './season-viewing.js'

type Stretch = readonly [from: number, to: number]

/** What a panel's homes saw of a season. Milliseconds. */
export interface Seen {
  /** Person → episode → how long: the union over all devices. */
  persons: ReadonlyMap<string, ReadonlyMap<number, number>>
  /** Household → for how long its devices played it with nobody, one, two, three or more people in front. */
  together: ReadonlyMap<string, readonly [number, number, number, number]>
}

/** Adds up plays of a season by person and by how many watched together. */
export function whoWatched(plays: readonly SeasonPlay[]): Seen {
  const stretches = new Map<string, Map<number, Stretch[]>>()
  const together = new Map<string, [number, number, number, number]>()
  for (const { household, episode, spans, presence } of plays) {
    const playing = union(spans)
    for (const [who, guest, since, until] of presence) {
      if (guest === 1) continue
      const own = stretches.get(who) ?? new Map<number, Stretch[]>()
      stretches.set(who, own)
      own.set(episode, [...(own.get(episode) ?? []), ...within(playing, since, until)])
    }
    const ofHome = together.get(household) ?? [0, 0, 0, 0]
    together.set(household, ofHome)
    for (const [from, to] of playing) addCompany(ofHome, from, to, presence)
  }
  const lengths = (own: ReadonlyMap<number, Stretch[]>) =>
    new Map([...own].map(([episode, of]) => [episode, union(of).reduce((sum, [from, to]) => sum + to - from, 0)]))
  return { persons: new Map([...stretches].map(([person, own]) => [person, lengths(own)])), together }
}

/** Cuts a stretch wherever somebody comes or goes. */
function addCompany(ofHome: [number, number, number, number], from: number, to: number, presence: SeasonPlay['presence']): void {
  const edges = [from, to, ...presence.flatMap(([, , since, until]) => [since, until])]
    .filter(edge => edge >= from && edge <= to)
    .sort((one, other) => one - other)
  for (const [at, edge] of edges.entries()) {
    const end = edges[at + 1]
    if (end === undefined || end === edge) continue
    const there = new Set(presence.filter(([, , since, until]) => since <= edge && until >= end).map(([who, guest]) => `${guest}\0${who}`))
    ofHome[Math.min(3, there.size) as 0 | 1 | 2 | 3] += end - edge
  }
}

/** Stretches without overlaps, in order. */
function union(stretches: readonly Stretch[]): Stretch[] {
  const joined: [number, number][] = []
  for (const [from, to] of [...stretches].filter(([from, to]) => to > from).sort((one, other) => one[0] - other[0] || one[1] - other[1])) {
    const last = joined.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else joined.push([from, to])
  }
  return joined
}

const within = (stretches: readonly Stretch[], since: number, until: number): Stretch[] =>
  stretches.flatMap(([from, to]): Stretch[] =>
    Math.max(from, since) < Math.min(to, until) ? [[Math.max(from, since), Math.min(to, until)]] : [],
  )
