import type { Random } from '@sweeps/stats'
import { DAY, SECOND } from './day.js'
import type { Faults } from './faults.js'
import type { Stretch } from './watch.js'

/** One message about a play: its stretches from `first` to `last`, of which the last goes up to `stop` so far. All by the right clock. */
export interface Report {
  first: number
  last: number
  stop: number
  /** When the collector receives it. */
  receivedAt: number
  /** When it comes in the stream: later than received for a duplicate. */
  arrivesAt: number
}

const HEARTBEAT = 30 * SECOND

/**
 * The messages of a play that reach the collector, in order. A heartbeat reports what is new since the last one that arrived; the closing
 * message is tried until it arrives. So whatever is lost, everything has been reported in the end.
 */
export function reportsOf(stretches: readonly Stretch[], faults: Faults, compact: boolean, luck: Random): Report[] {
  const last = stretches.length - 1
  const end = stretches[last]!.stop
  const whole = (receivedAt: number): Report => ({ first: 0, last, stop: end, receivedAt, arrivesAt: receivedAt })
  if (luck.chance(faults.delay)) return duplicated([whole(end + luck.integer(DAY, 5 * DAY))], faults, luck)
  const heartbeats = compact ? [] : beats(stretches, faults, luck)
  const previous = heartbeats.at(-1)
  const first = previous ? (previous.stop === stretches[previous.last]!.stop ? Math.min(previous.last + 1, last) : previous.last) : 0
  // A connection keeps the order of what is sent over it: the closing message does not overtake a heartbeat.
  let receivedAt = Math.max(end + latency(luck), (previous?.receivedAt ?? 0) + 1)
  for (let wait = 2 * SECOND; luck.chance(faults.loss) && wait < 3600 * SECOND; wait *= 2) receivedAt += wait + latency(luck)
  return duplicated([...heartbeats, { ...whole(receivedAt), first }], faults, luck)
}

function beats(stretches: readonly Stretch[], faults: Faults, luck: Random): Report[] {
  const reports: Report[] = []
  const end = stretches.at(-1)!.stop
  let open = 0
  let first = 0
  let firstReportedTo = stretches[0]!.start
  for (let now = stretches[0]!.start + HEARTBEAT; now < end; now += HEARTBEAT) {
    while (stretches[open + 1] && stretches[open + 1]!.start < now) open++
    // A stretch that has been reported to its end is not reported again.
    if (first < open && firstReportedTo === stretches[first]!.stop) firstReportedTo = stretches[++first]!.start
    const stop = Math.min(now, stretches[open]!.stop)
    if (first === open && firstReportedTo === stop) continue
    if (luck.chance(faults.loss)) continue
    const receivedAt = now + latency(luck)
    reports.push({ first, last: open, stop, receivedAt, arrivesAt: receivedAt })
    first = open
    firstReportedTo = stop
  }
  return reports
}

function duplicated(reports: Report[], { duplicates }: Faults, luck: Random): Report[] {
  if (duplicates === 0) return reports
  const again = reports
    .filter(() => luck.chance(duplicates))
    .map(report => ({ ...report, arrivesAt: report.arrivesAt + luck.integer(0, 60 * SECOND) }))
  return [...reports, ...again].sort((a, b) => a.arrivesAt - b.arrivesAt)
}

function latency(luck: Random): number {
  return luck.integer(30, 400)
}
