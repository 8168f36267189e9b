import { random } from '@sweeps/stats'

/** Milliseconds of a play by the time it is told of for the last time, in steps of the same length. */
export const playMs = 900_000
export const steps = 3
const runtime = 2_700_000

/** What is known of plays of one content: sums, as each play has a viewer and an account of its own. */
export interface Count {
  watchedMs: number
  plays: number
}

/** One message: a play, and how far it has come. */
export interface Telling {
  content: string
  play: number
  /** 1 to `steps`. */
  step: number
  body: string
}

/**
 * Plays of a fictional service, and what must be counted of them: a play is told of in `steps` messages that only grow. What was
 * acknowledged must be there, what was sent and not answered may be there; sending it again settles it.
 */
export class Audience {
  readonly #contents: readonly string[]
  readonly #day: number
  readonly #name: string
  readonly #draw
  readonly #acknowledged = new Map<string, Count>()
  readonly #sent = new Map<string, Count>()
  /** How far each play that is not finished was told, and acknowledged. */
  readonly #reported = new Map<number, number>()
  #plays = 0

  /** `day` is an instant: all plays begin in the 23 hours after it. `name` sets viewers apart from those of another audience. */
  constructor({ contents, day, seed, name }: { contents: readonly string[]; day: number; seed: number; name: string }) {
    this.#contents = contents
    this.#day = day
    this.#name = name
    this.#draw = random(seed)
  }

  /** The messages of one more play, in order. */
  next(): Telling[] {
    const play = this.#plays++
    const content = this.#contents[this.#draw.integer(0, this.#contents.length - 1)]!
    const start = this.#day + this.#draw.integer(0, 23 * 3_600_000 - playMs)
    return Array.from({ length: steps }, (_, at) => ({ content, play, step: at + 1, body: this.#body(content, play, start, at + 1) }))
  }

  /** It is on its way: from now on it may be counted. */
  sent({ content, play, step }: Telling): void {
    const reported = this.#reported.get(play) ?? 0
    if (reported === 0) this.#add(this.#sent, content, 1, 0)
    if (step > reported) {
      this.#add(this.#sent, content, 0, step - reported)
      this.#reported.set(play, step)
    }
  }

  /** It was acknowledged, as those of the same play before it: from now on it must be counted. */
  acknowledged({ content, play, step }: Telling): void {
    this.#add(this.#acknowledged, content, step === 1 ? 1 : 0, 1)
    if (step === steps) this.#reported.delete(play)
  }

  /** What must be counted of a content, at least. */
  least(content: string): Count {
    return { ...(this.#acknowledged.get(content) ?? { watchedMs: 0, plays: 0 }) }
  }

  /** What may be counted of a content, at most. */
  most(content: string): Count {
    return { ...(this.#sent.get(content) ?? { watchedMs: 0, plays: 0 }) }
  }

  get contents(): readonly string[] {
    return this.#contents
  }

  #add(to: Map<string, Count>, content: string, plays: number, reported: number): void {
    const count = to.get(content) ?? { watchedMs: 0, plays: 0 }
    count.plays += plays
    count.watchedMs += (reported * playMs) / steps
    to.set(content, count)
  }

  #body(content: string, play: number, start: number, step: number): string {
    const iso = (at: number): string => new Date(at).toISOString()
    const who = `${this.#name}-${play}`
    const stop = start + (playMs / steps) * step
    return JSON.stringify({
      ...{ service: 'endure', content, play: who, viewer: who, account: who, market: 'US', screen: 'tv', runtime },
      sentAt: iso(stop),
      spans: [{ start: iso(start), stop: iso(stop), position: 0, rate: 1 }],
    })
  }
}

/** Contents as a catalogue to import: a title each. */
export const catalogueOf = (contents: readonly string[]): string =>
  [
    'service,content,title,season,episode,name,kind,origin,language,runtime_ms,released',
    ...contents.map(content => `endure,${content},${content},1,1,${content},series,original,en,${runtime},2021-01-01`),
    '',
  ].join('\n')
