import { ask } from './ask.js'
import { instant, now } from './clock.js'
import type { Span } from './message.js'
import type { Options } from './options.js'
import { keep } from './pending.js'
import { safely } from './safely.js'
import { storage } from './storage.js'
import type { Stretch } from './track.js'

interface Known {
  /** Who watches what, so that a reload finds the play again. */
  who: string
  id: string
  /** Its last stop, by our clock. */
  last: number
  /** What makes the collector's clock of ours: settled before anything is sent, and never changed. */
  offset?: number | undefined
}

/** One playback session. */
export interface Play {
  known: Known
  /** Keeps a stretch until it is acknowledged; in memory as long as the offset is not settled. */
  keep(stretch: Stretch): void
  /** Settles the offset, if nobody has. */
  settle(measured?: number): void
}

/** A play goes on, after a pause or a reload, for half an hour. */
export const patience = 18e5

/**
 * A clock less wrong than this is left alone. It makes no difference to a figure, the measure itself may be off by half a slow round
 * trip, and most devices then tell the time they show.
 */
const wrong = 1e3

const session = storage<Known>(() => sessionStorage)

// crypto.randomUUID is missing from pages without https; this is not.
const randomId = () =>
  '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, digit =>
    (+digit ^ (crypto.getRandomValues(new Uint8Array(1))[0]! & (15 >> (+digit / 4)))).toString(16),
  )

/** A stretch as the wire carries it, held to the wire's limits. */
export const wire = ({ start, stop, position, rate }: Stretch, offset = 0): Span => ({
  start: instant(start + offset),
  stop: instant(Math.round(stop) + offset),
  position: Math.min(position, 2 ** 32 - 1),
  rate: Math.min(rate, 16),
})

/** The play of this viewer and content that goes on, or else a new one. `ready` is called when there is something to send. */
export const resume = (to: string, endpoint: string, options: Options, media: HTMLMediaElement, ready: () => void): Play => {
  const { service, content, viewer, account, market, screen, runtime } = options
  const { doNotTrack, globalPrivacyControl } = navigator as Navigator & { globalPrivacyControl?: boolean }
  const anonymous = doNotTrack === '1' || globalPrivacyControl || undefined
  const who = JSON.stringify([service, content, anonymous || viewer])
  for (const old of session.all()) if (now() - old.last > patience) session.set(old.who)
  const known = session.get(who) || { who, id: randomId(), last: now() }
  session.set(who, known)
  const early = new Set<Stretch>()

  const play: Play = {
    known,
    keep(stretch) {
      known.last = stretch.stop
      early.add(stretch)
      if (known.offset != null) play.settle()
    },
    settle(measured) {
      // Another element of the page may be playing the same, and have settled it.
      if (known.offset == null) known.offset = (session.get(who) || known).offset
      if (known.offset == null) known.offset = Math.abs(measured!) > wrong ? Math.round(measured!) : 0
      const offset = known.offset
      session.set(who, known)
      const head = {
        service,
        content,
        play: known.id,
        ...(anonymous ? { viewer: known.id, anonymous } : { viewer, account }),
        market,
        screen,
        // A live stream lasts Infinity, and before the metadata is there everything lasts NaN.
        runtime: +runtime! || (media.duration < 4e6 ? Math.round(media.duration * 1e3) : 0) || undefined,
      }
      for (const stretch of early) keep({ to, offset, head }, wire(stretch, offset))
      if (early.size) ready()
      early.clear()
    },
  }
  if (known.offset == null) ask(endpoint).then(safely(play.settle))
  return play
}
