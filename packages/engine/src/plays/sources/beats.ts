import type { Stretch } from './source.js'

/** A moment of a play at which something is known of it. */
export interface Beat {
  at: number
  /** Whether it plays from here on. */
  plays: boolean
  /** Speed from here on. */
  rate?: number
  /** Playhead here, ms; undefined: not reported. */
  position?: number | undefined
}

/** Beyond so many ms between where the playhead is and where it should be, somebody has skipped. */
const skipped = 5000

/**
 * Beats of one play in their order → stretches of playing. From a beat that plays to the next it plays, for as long as the source may
 * bridge; after the last nothing is known, so nothing counts. More beats after the last can only make it more.
 */
export class Beats {
  /** Up to how long two beats may be apart and count as playing between. */
  bridgeMs: number
  readonly #stretches: Stretch[] = []
  #open: Stretch | undefined
  #last: Beat | undefined

  constructor(bridgeMs: number) {
    this.bridgeMs = bridgeMs
  }

  add(beat: Beat): void {
    const last = this.#last
    this.#last = beat
    if (last?.plays && this.#open) {
      const stop = Math.min(beat.at, last.at + this.bridgeMs)
      this.#open.stop = Math.max(this.#open.stop, stop)
      if (stop === beat.at) this.#place(this.#open, beat)
      const goesOn = beat.plays && stop === beat.at && (beat.rate ?? 1) === (this.#open.rate ?? 1) && !this.#jumped(this.#open, beat)
      if (goesOn) return
      this.#close()
    }
    if (beat.plays)
      this.#open = {
        start: beat.at,
        stop: beat.at,
        ...(beat.position === undefined ? {} : { position: beat.position }),
        ...(beat.rate === undefined || beat.rate === 1 ? {} : { rate: beat.rate }),
      }
  }

  /** It stops being played at an instant, by something that is no beat of its own. */
  stop(at: number): void {
    if (this.#last) this.add({ at: Math.max(at, this.#last.at), plays: false })
  }

  /** What is complete so far; with `all` the one that is open too. */
  take(all: boolean): Stretch[] {
    if (all) this.#close()
    return this.#stretches.splice(0)
  }

  get pending(): number {
    return this.#stretches.length
  }

  /** A playhead that is reported later in a stretch says where the stretch began. */
  #place(open: Stretch, beat: Beat): void {
    if (open.position !== undefined || beat.position === undefined) return
    const began = beat.position - (beat.at - open.start) * (open.rate ?? 1)
    if (began > -skipped) open.position = Math.max(0, Math.round(began))
  }

  #jumped(open: Stretch, beat: Beat): boolean {
    if (beat.position === undefined || open.position === undefined) return false
    return Math.abs(open.position + (beat.at - open.start) * (open.rate ?? 1) - beat.position) > skipped
  }

  #close(): void {
    if (this.#open && this.#open.stop > this.#open.start) this.#stretches.push(this.#open)
    this.#open = undefined
  }
}
