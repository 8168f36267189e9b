import { Problem } from '@sweeps/model'
import { Temporal } from 'temporal-polyfill'

/** An instant that local time stands for, and what is doubtful about it. */
export interface ClockReading {
  at: number
  /** `twice`: the clock ran through this hour twice, the first is taken. `skipped`: no clock showed it; it is taken as if the clock had not been put forward. */
  doubt?: 'twice' | 'skipped'
}

const hour = 3_600_000
const mostHours = 100_000

/** Reads times without a zone by the clock of a place. */
export class LocalClock {
  readonly zone: string
  /** By the local hour: what is to be added to local milliseconds; undefined where that changes within the hour or is in doubt. */
  readonly #offsets = new Map<number, number | undefined>()

  /** Throws `usage` for a zone that nobody knows. */
  constructor(zone: string) {
    try {
      Temporal.Now.zonedDateTimeISO(zone)
    } catch {
      throw new Problem('usage', `--time-zone: there is no "${zone}"; name one as Europe/Berlin or UTC`)
    }
    this.zone = zone
  }

  /** `local` is what the clock showed, as milliseconds since 1970 as if it were UTC. */
  instant(local: number): ClockReading {
    const offset = this.#offset(Math.floor(local / hour) * hour)
    return offset === undefined ? this.#exactly(local) : { at: local + offset }
  }

  #offset(from: number): number | undefined {
    if (this.#offsets.has(from)) return this.#offsets.get(from)
    const first = this.#exactly(from)
    const last = this.#exactly(from + hour - 1)
    const steady = !first.doubt && !last.doubt && first.at - from === last.at - (from + hour - 1)
    const offset = steady ? first.at - from : undefined
    if (this.#offsets.size >= mostHours) this.#offsets.clear()
    this.#offsets.set(from, offset)
    return offset
  }

  #exactly(local: number): ClockReading {
    const clock = Temporal.Instant.fromEpochMilliseconds(local).toZonedDateTimeISO('UTC').toPlainDateTime()
    const at = clock.toZonedDateTime(this.zone, { disambiguation: 'compatible' })
    if (!at.toPlainDateTime().equals(clock)) return { at: at.epochMilliseconds, doubt: 'skipped' }
    const later = clock.toZonedDateTime(this.zone, { disambiguation: 'later' })
    return later.epochMilliseconds === at.epochMilliseconds ? { at: at.epochMilliseconds } : { at: at.epochMilliseconds, doubt: 'twice' }
  }
}

const written = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))?(?:Z|[+-]\d\d(?::?\d\d)?)?$/

/** What a clock showed, as milliseconds since 1970 as if it were UTC; a zone that is written after it is passed over. NaN when it is no time. */
export function wallTime(text: string): number {
  const parts = written.exec(text.trim())
  if (!parts) return Number.NaN
  const [, year, month, day, hours, minutes, seconds, fraction = ''] = parts
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hours), Number(minutes), Number(seconds))
  // TRICKY: Date.UTC takes 31 February for 3 March, and 25 o’clock for 1 o’clock of the next day.
  if (new Date(at).getUTCDate() !== Number(day) || Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return Number.NaN
  return at + Number(fraction.slice(0, 3).padEnd(3, '0'))
}

/** Counted and said beside an import. */
export const doubtNotes = {
  twice: 'local times in an hour that the clock ran through twice: the first is taken',
  skipped: 'local times in an hour that the clock skipped: is the time zone right?',
} as const
