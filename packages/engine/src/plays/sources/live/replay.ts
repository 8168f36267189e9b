import type { EventSource, ReadContext, SessionReader, Sitting } from '../source.js'
import { contradictedMs } from './contradicted.js'

/** A line of a session, in the order in which the store sorts them. */
export interface StoredLine {
  at: number
  rank: number
  body: string
  play: string
  /** When it was stored, epoch ms. */
  loadedAt: number
}

/** How far a session is settled, and how far it was before. */
export interface Extent {
  /** The last instant, by the clock of the player, that lines are taken of. */
  upto: number
  /** Nothing more is expected of it. */
  quiet: boolean
  /** 0: it was never settled. */
  uptoBefore: number
  loadedBefore: number
}

/** Makes plays of the lines of one session, and finds what of it was viewing when it was settled before and is none any longer. */
export class Replay {
  readonly #extent: Extent
  readonly #now: SessionReader
  readonly #before: SessionReader | undefined
  readonly #sittings: Sitting[] = []
  readonly #sittingsBefore: Sitting[] = []
  #last: StoredLine | undefined
  #lines = 0

  constructor(source: EventSource, service: string, extent: Extent) {
    this.#extent = extent
    const context: ReadContext = { service, playOf: () => this.#last?.play ?? '' }
    this.#now = source.session(context)
    if (extent.uptoBefore > 0) this.#before = source.session(context)
  }

  /** How many lines were added. */
  get lines(): number {
    return this.#lines
  }

  add(session: string, line: StoredLine): void {
    this.#lines++
    const last = this.#last
    const { at, rank, body } = line
    // The same again, which came later or is left from a crash.
    if (last && last.at === at && last.rank === rank && last.body === body) return
    const { upto, uptoBefore, loadedBefore } = this.#extent
    if (at > upto) return
    this.#last = line
    const event = { session, at, rank, body }
    this.#sittings.push(...this.#now.add(event))
    if (at <= uptoBefore && line.loadedAt <= loadedBefore) this.#sittingsBefore.push(...(this.#before?.add(event) ?? []))
  }

  end(): { sittings: Sitting[]; contradictedMs: number } {
    this.#sittings.push(...this.#now.end())
    this.#sittingsBefore.push(...(this.#before?.end() ?? []))
    const contradicted = this.#before ? contradictedMs(this.#sittingsBefore, this.#sittings) : 0
    return { sittings: this.#extent.quiet ? this.#sittings : this.#certain(), contradictedMs: contradicted }
  }

  /**
   * TRICKY: the playhead is part of what names a span. A stretch that goes on, and of which no playhead is known yet, may be given one by the next
   * line, where its source gives them at all: it is left for later.
   */
  #certain(): Sitting[] {
    const known = this.#sittings.some(({ stretches }) => stretches.some(({ position }) => position !== undefined))
    if (!known) return this.#sittings
    return this.#sittings
      .map(sitting => ({
        ...sitting,
        stretches: sitting.stretches.filter(({ stop, position }) => position !== undefined || stop < (this.#last?.at ?? 0)),
      }))
      .filter(({ stretches }) => stretches.length > 0)
  }
}
