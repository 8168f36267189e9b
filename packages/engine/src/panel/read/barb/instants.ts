import type { LocalClock } from '../../../plays/index.js'
import type { SessionRow } from './barb-session.js'

const hour = 3_600_000

/** A row whose times are epoch milliseconds, and what of them is doubtful. */
export interface TimedRow extends SessionRow {
  doubt: 'twice' | 'skipped' | undefined
}

/**
 * The times of a row by the clock of the panel. Where the clock runs through an hour twice the first time is taken, but for an end that would
 * lie before its start: that is of the second.
 */
export function timedRow(row: SessionRow, clock: LocalClock): TimedRow {
  const start = clock.instant(row.start)
  const stop = clock.instant(row.stop)
  const second = stop.doubt === 'twice' && stop.at < start.at
  const at = (wall: number): number => clock.instant(wall).at
  return {
    ...row,
    start: start.at,
    stop: second ? stop.at + secondPass(row.stop, stop.at, clock) : stop.at,
    recordedAt: row.recordedAt === undefined ? undefined : at(row.recordedAt),
    programmes: row.programmes.map(one => ({
      ...one,
      from: one.from === undefined ? undefined : at(one.from),
      to: one.to === undefined ? undefined : at(one.to),
    })),
    // An end of the second time shows that the start is of the first.
    doubt: second ? undefined : (start.doubt ?? stop.doubt),
  }
}

/** By how much the second time of an hour that a clock runs through twice is later than the first: what the clock is put back by. */
const secondPass = (wall: number, first: number, clock: LocalClock): number => clock.instant(wall + 2 * hour).at - 2 * hour - first
