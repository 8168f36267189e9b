import type { BarbProgramme, SessionRow } from './barb-session.js'

/** A stretch of a session in which one programme played, in epoch milliseconds. */
export interface Stretch {
  service: string
  content: string
  from: number
  to: number
}

/** What of a session is known to have played, and how much of it is not. Milliseconds. */
export interface Played {
  stretches: Stretch[]
  /** Several programmes are named for the same time, as by regions of a station: which of them was on is not known. */
  unclear: number
  /** No programme is named. */
  unnamed: number
}

/** Regional editions of a programme begin within seconds of each other. */
const sameStart = 60_000

type Session = Pick<SessionRow, 'start' | 'stop' | 'playing' | 'recordedAt'>

/**
 * Which programme played when in a session. Live, the broadcaster's clock says it; recorded, that clock as it was when what plays was recorded;
 * on demand there is no clock, and a session of one programme is all of it. Where programmes without an end overlap, the later one has begun.
 * What cannot be told is left out: on a device one programme plays at a time.
 */
export function playedIn({ start, stop, playing, recordedAt }: Session, programmes: readonly BarbProgramme[]): Played {
  const claims =
    playing === 'on-demand' || programmes.every(({ from }) => from === undefined)
      ? distinct(programmes).map(programme => ({ programme, from: start, to: stop }))
      : onClock(programmes, playing === 'recorded' ? start - recordedAt! : 0, stop)
  const cuts = [...new Set([start, stop, ...claims.flatMap(({ from, to }) => [from, to])])]
    .filter(at => at >= start && at <= stop)
    .sort((one, other) => one - other)
  const played: Played = { stretches: [], unclear: 0, unnamed: 0 }
  for (const [at, from] of cuts.slice(0, -1).entries()) {
    const to = cuts[at + 1]!
    const on = claims.filter(claim => claim.from <= from && claim.to >= to)
    const names = new Set(on.map(({ programme }) => programme.name))
    if (names.size === 0) played.unnamed += to - from
    else if (names.size > 1) played.unclear += to - from
    else add(played.stretches, { service: leastOf(on.map(({ programme }) => programme.service)), content: [...names][0]!, from, to })
  }
  return played
}

/** A programme lasts to its end, or where that is not known until one begins that is not an edition of it. */
function onClock(programmes: readonly BarbProgramme[], shift: number, stop: number) {
  const begins = programmes.flatMap(({ from }) => (from === undefined ? [] : [from])).sort((one, other) => one - other)
  return programmes.flatMap(programme => {
    if (programme.from === undefined) return []
    const first = begins.find(begin => Math.abs(begin - programme.from!) < sameStart)!
    const next = begins.find(begin => begin >= programme.from! + sameStart)
    const to = programme.to ?? next
    return [{ programme, from: first + shift, to: to === undefined ? Math.max(stop, first + shift) : to + shift }]
  })
}

/** One of each name. */
const distinct = (programmes: readonly BarbProgramme[]): BarbProgramme[] =>
  [...new Set(programmes.map(({ name }) => name))].map(name => {
    const same = programmes.filter(one => one.name === name)
    return { ...same[0]!, service: leastOf(same.map(({ service }) => service)) }
  })

const leastOf = (names: readonly string[]): string => [...names].sort()[0]!

function add(stretches: Stretch[], next: Stretch): void {
  const last = stretches.at(-1)
  if (last && last.to === next.from && last.content === next.content && last.service === next.service) last.to = next.to
  else stretches.push(next)
}
