import { type Screen, screens } from '@sweeps/model'
import Type, { Compile, type Static } from '@sweeps/model/typebox'
import { Beats } from './beats.js'
import { playId } from './play-id.js'
import { describe, type OpenPlay } from './session-plays.js'
import type { ReadContext, SessionEvent, SessionReader, Sitting, Stretch } from './source.js'

/** What is carried of a webhook of a media server that names no play. */
const Body = Type.Object({
  content: Type.String(),
  what: Type.Enum(['start', 'beat', 'stop']),
  plays: Type.Boolean(),
  /** ms. */
  position: Type.Optional(Type.Number()),
  viewer: Type.Optional(Type.String()),
  screen: Type.Optional(Type.Enum([...screens])),
  /** ms. */
  runtime: Type.Optional(Type.Number()),
})
const bodies = Compile(Body)

export type StartedBody = Static<typeof Body>

/** What may be left out of a body is. */
export function startedBody(
  of: Pick<StartedBody, 'content' | 'what' | 'plays'>,
  more: { position?: number | undefined; viewer?: string | undefined; screen?: Screen | undefined; runtime?: number | undefined },
): string {
  const { position, viewer, screen, runtime } = more
  const body: StartedBody = {
    ...of,
    ...(position !== undefined && position >= 0 ? { position: Math.round(position) } : {}),
    ...(viewer ? { viewer } : {}),
    ...(screen ? { screen } : {}),
    ...(runtime !== undefined && runtime > 0 ? { runtime: Math.round(runtime) } : {}),
  }
  return JSON.stringify(body)
}

/** Of events of one instant: what stops comes last. */
export const startedRank = ({ what, plays }: Pick<StartedBody, 'what' | 'plays'>): number =>
  what === 'start' ? 0 : what === 'stop' ? 3 : plays ? 1 : 2

/** A start so soon after the last sign of the same play is the same start, reported again. */
const sameStartMs = 30_000

/** Up to how long two events of a play may be apart and count as playing between, as far as its events have shown by then. */
interface Bridges {
  /** Where beats come: a few of them. */
  beating: number
  /** Where none has come: from one event to the next, which may be a whole film. */
  silent: number
}

/**
 * Plays of one person on one device. A media server says when something starts and stops, and not which play it is of: a play is named by
 * what plays and when it began.
 */
export function startedPlays(source: string, { playOf }: ReadContext, { beating, silent }: Bridges): SessionReader {
  let open: (OpenPlay & { last: number }) | undefined
  const done: Sitting[] = []
  const close = (): void => {
    if (!open) return
    const stretches: Stretch[] = open.beats.take(true)
    if (stretches.length > 0) done.push({ ...open.sitting, stretches })
    open = undefined
  }
  return {
    add({ session, at, body: json }: SessionEvent) {
      const body: unknown = JSON.parse(json)
      if (!bodies.Check(body)) return []
      const { content, what, plays, position, ...described } = body
      const goesOn = open?.sitting.content === content && (what !== 'start' || at - open.last <= sameStartMs)
      if (!goesOn) {
        // Another begins: what played until now is known up to its last event, and to here.
        if (open && open.sitting.content !== content) open.beats.stop(at)
        close()
        // A stop of what nobody saw start says nothing.
        if (what === 'stop') return done.splice(0)
        const play = playId(playOf?.() ?? playId(source, session, content), at)
        open = { sitting: { content, play }, beats: new Beats(silent), last: at }
      }
      const { sitting, beats } = open!
      open!.last = at
      describe(sitting, described)
      if (what === 'beat' && plays) beats.bridgeMs = beating
      beats.add({ at, plays, position })
      if (what === 'stop') close()
      return done.splice(0)
    },
    end() {
      close()
      return done.splice(0)
    },
  }
}
