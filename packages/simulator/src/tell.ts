import type { Random } from '@sweeps/stats'
import { DAY, SECOND } from './day.js'
import type { Faults } from './faults.js'
import type { Stretch } from './watch.js'

/** One message about a play: its stretches from `first` to `last`, of which the last goes up to `stop` so far. All by the right clock. */
export interface Telling {
  first: number
  last: number
  stop: number
  /** When the collector hears it. */
  receivedAt: number
  /** When it comes in the stream: later than heard for a duplicate. */
  turn: number
}

const HEARTBEAT = 30 * SECOND

/**
 * The messages of a play that reach the collector, in order. A heartbeat tells what is new since the last one that arrived; the closing
 * message is tried until it arrives. So whatever is lost, everything has been told in the end.
 */
export function tell(stretches: readonly Stretch[], faults: Faults, compact: boolean, luck: Random): Telling[] {
  const last = stretches.length - 1
  const end = stretches[last]!.stop
  const whole = (receivedAt: number): Telling => ({ first: 0, last, stop: end, receivedAt, turn: receivedAt })
  if (luck.chance(faults.delay)) return duplicated([whole(end + luck.integer(DAY, 5 * DAY))], faults, luck)
  const heartbeats = compact ? [] : beats(stretches, faults, luck)
  const told = heartbeats.at(-1)
  const first = told ? (told.stop === stretches[told.last]!.stop ? Math.min(told.last + 1, last) : told.last) : 0
  // A connection keeps the order of what is sent over it: the closing message does not overtake a heartbeat.
  let receivedAt = Math.max(end + latency(luck), (told?.receivedAt ?? 0) + 1)
  for (let wait = 2 * SECOND; luck.chance(faults.loss) && wait < 3600 * SECOND; wait *= 2) receivedAt += wait + latency(luck)
  return duplicated([...heartbeats, { ...whole(receivedAt), first }], faults, luck)
}

function beats(stretches: readonly Stretch[], faults: Faults, luck: Random): Telling[] {
  const told: Telling[] = []
  const end = stretches.at(-1)!.stop
  let open = 0
  let first = 0
  let firstToldTo = stretches[0]!.start
  for (let now = stretches[0]!.start + HEARTBEAT; now < end; now += HEARTBEAT) {
    while (stretches[open + 1] && stretches[open + 1]!.start < now) open++
    // A stretch that has been told to its end is not told again.
    if (first < open && firstToldTo === stretches[first]!.stop) firstToldTo = stretches[++first]!.start
    const stop = Math.min(now, stretches[open]!.stop)
    if (first === open && firstToldTo === stop) continue
    if (luck.chance(faults.loss)) continue
    const receivedAt = now + latency(luck)
    told.push({ first, last: open, stop, receivedAt, turn: receivedAt })
    first = open
    firstToldTo = stop
  }
  return told
}

function duplicated(tellings: Telling[], { duplicates }: Faults, luck: Random): Telling[] {
  if (duplicates === 0) return tellings
  const again = tellings
    .filter(() => luck.chance(duplicates))
    .map(telling => ({ ...telling, turn: telling.turn + luck.integer(0, 60 * SECOND) }))
  return [...tellings, ...again].sort((a, b) => a.turn - b.turn)
}

function latency(luck: Random): number {
  return luck.integer(30, 400)
}
