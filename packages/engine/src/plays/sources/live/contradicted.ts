import type { Sitting } from '../source.js'

type Interval = [from: number, to: number]

/** ms that were viewing by what was known before and are none by what is known now, over all plays. */
export function contradictedMs(before: readonly Sitting[], now: readonly Sitting[]): number {
  const standing = byPlay(now)
  let ms = 0
  for (const [play, intervals] of byPlay(before)) {
    const all = joined([...intervals, ...(standing.get(play) ?? [])])
    ms += length(all) - length(joined(standing.get(play) ?? []))
  }
  return ms
}

function byPlay(sittings: readonly Sitting[]): Map<string, Interval[]> {
  const plays = new Map<string, Interval[]>()
  for (const { play, content, stretches } of sittings) {
    const name = `${play}\0${content}`
    plays.set(name, [...(plays.get(name) ?? []), ...stretches.map(({ start, stop }): Interval => [start, stop])])
  }
  return plays
}

function joined(intervals: Interval[]): Interval[] {
  const union: Interval[] = []
  for (const [from, to] of intervals.sort((one, other) => one[0] - other[0])) {
    const last = union.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else union.push([from, to])
  }
  return union
}

const length = (intervals: readonly Interval[]): number => intervals.reduce((sum, [from, to]) => sum + to - from, 0)
