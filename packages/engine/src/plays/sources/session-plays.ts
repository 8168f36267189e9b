import type { Screen } from '@sweeps/model'
import { Beats } from './beats.js'
import { playId } from './play-id.js'
import type { ReadContext, Sitting } from './source.js'

/** A play of a session while its events come in. */
export interface OpenPlay {
  sitting: Omit<Sitting, 'stretches'>
  beats: Beats
}

/** What an event may say of its play besides when it plays. */
interface Described {
  viewer?: string
  account?: string
  market?: string
  screen?: Screen
  runtime?: number
}

/** Stretches of one play that are handed on before its session has ended. */
const many = 400

/** The plays of one session, one a content. */
export class SessionPlays {
  readonly #source: string
  readonly #playOf: (() => string) | undefined
  readonly #open = new Map<string, OpenPlay>()

  constructor(source: string, { playOf }: Pick<ReadContext, 'playOf'>) {
    this.#source = source
    this.#playOf = playOf
  }

  get(content: string): OpenPlay | undefined {
    return this.#open.get(content)
  }

  /** The play of a content, begun when there is none yet. */
  of(session: string, content: string, bridgeMs: number): OpenPlay {
    const known = this.#open.get(content)
    if (known) return known
    const begun = { sitting: { content, play: this.#playOf?.() ?? playId(this.#source, session, content) }, beats: new Beats(bridgeMs) }
    this.#open.set(content, begun)
    return begun
  }

  /** All plays but that of one content. */
  others(content: string): OpenPlay[] {
    return [...this.#open].filter(([other]) => other !== content).map(([, play]) => play)
  }

  /** Sittings of what is complete and much; with `all` of everything. */
  take(all: boolean): Sitting[] {
    const taken: Sitting[] = []
    for (const { sitting, beats } of this.#open.values()) {
      if (!all && beats.pending < many) continue
      const stretches = beats.take(all)
      if (stretches.length > 0) taken.push({ ...sitting, stretches })
    }
    return taken
  }
}

/** Adds what an event says of its play: the first that is reported holds, of runtimes the longest. */
export function describe(sitting: Omit<Sitting, 'stretches'>, { viewer, account, market, screen, runtime }: Described): void {
  sitting.viewer ??= viewer
  sitting.account ??= account
  sitting.market ??= market
  sitting.screen ??= screen
  sitting.runtime = Math.max(sitting.runtime ?? 0, runtime ?? 0) || undefined
}
