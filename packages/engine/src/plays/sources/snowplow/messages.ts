import { screens } from '@sweeps/model'
import Type, { Compile, type Static } from '@sweeps/model/typebox'
import { screenOf } from '../screen-of.js'
import { describe, SessionPlays } from '../session-plays.js'
import type { EventRead, ReadContext, SessionEvent, SessionReader } from '../source.js'
import { utcInstant } from '../utc-instant.js'
import { isPlayer, isSession, parseEvent, type SnowplowEvent } from './record.js'

/** Events after which nothing plays, whatever the player says of itself. */
const stops = new Set(['pause', 'buffer_start', 'seek_start', 'end', 'error', 'ad_break_start', 'ad_start'])
const ends = new Set(['end', 'error'])
/** A playhead that has moved on by more than this between two events was playing, ms. */
const movedMs = 250
/** Beats that may be missing in a row. */
const beatsBridged = 3
const usualPing = 30

const Body = Type.Object({
  content: Type.String(),
  plays: Type.Boolean(),
  /** From here on nothing plays although the player is not paused, until something other than a ping says so. */
  hinders: Type.Optional(Type.Boolean()),
  /** A ping comes at its time, whatever happens: it does not end what hinders. */
  ping: Type.Optional(Type.Boolean()),
  rate: Type.Optional(Type.Number()),
  position: Type.Optional(Type.Number()),
  bridgeMs: Type.Number(),
  viewer: Type.Optional(Type.String()),
  market: Type.Optional(Type.String()),
  screen: Type.Optional(Type.Enum([...screens])),
  runtime: Type.Optional(Type.Number()),
})
type Body = Static<typeof Body>
const bodies = Compile(Body)

/** One enriched event → an event of its media session. */
export function readEvent(line: unknown): EventRead {
  const event = typeof line === 'string' ? parseEvent(line) : undefined
  if (!event)
    return { bad: { field: '', reason: 'is no enriched event: at least 127 cells between tabs, or a JSON object with `contexts`' } }
  const kind = mediaEvent(event)
  if (kind === undefined) return { leftOut: 'events that are not about media' }
  const player = entity(event, /\/media_player\/jsonschema\//, isPlayer)
  const session = entity(event, /\/session\/jsonschema\//, isSession)
  if (!session) return { leftOut: 'media events without a session entity' }
  const content = player?.label
  if (!player || !content) return { leftOut: 'media events without a label of the content' }
  const at = utcInstant(event.true_tstamp ?? event.derived_tstamp ?? event.collector_tstamp)
  if (Number.isNaN(at)) return { bad: { field: 'derived_tstamp', reason: 'is no time' } }
  const plays = !stops.has(kind) && player.paused !== true && player.ended !== true && player.playbackRate !== 0 && kind !== 'ready'
  const viewer = event.user_id || event.domain_userid || event.network_userid
  const screen = screenOf(event.dvce_type, event.useragent)
  const body: Body = {
    content,
    plays,
    ...(stops.has(kind) ? { hinders: true } : kind === 'ping' ? { ping: true } : {}),
    ...(player.playbackRate && player.playbackRate > 0 && player.playbackRate !== 1 ? { rate: player.playbackRate } : {}),
    ...(typeof player.currentTime === 'number' && player.currentTime >= 0 ? { position: Math.round(player.currentTime * 1000) } : {}),
    bridgeMs: Math.max(1, session.pingInterval ?? usualPing) * beatsBridged * 1000,
    ...(viewer ? { viewer } : {}),
    ...(event.geo_country && /^[A-Z]{2}$/.test(event.geo_country) ? { market: event.geo_country } : {}),
    ...(screen ? { screen } : {}),
    ...(player.duration && player.duration > 0 ? { runtime: Math.round(player.duration * 1000) } : {}),
  }
  const rank = ends.has(kind) ? 3 : kind === 'pause' ? 2 : plays ? 1 : 0
  return { event: { session: session.mediaSessionId, at, rank, body: JSON.stringify(body), content } }
}

/** `play`, `ping`, `pause_event` → play, ping, pause; undefined: about something else. */
function mediaEvent({ unstruct_event, event_name }: SnowplowEvent): string | undefined {
  const named = unstruct_event ? /^iglu:com\.snowplowanalytics\.snowplow\.media\/([^/]+)\//.exec(unstruct_event.schema)?.[1] : undefined
  const older = unstruct_event && /media_player_event/.test(unstruct_event.schema) ? typeOf(unstruct_event.data) : undefined
  const name =
    named ?? older ?? (/^(play|pause|ping|end|seek|buffer|ad|ready|error)\w*_event$/.test(event_name ?? '') ? event_name : undefined)
  return name?.replace(/_event$/, '')
}

function typeOf(data: unknown): string | undefined {
  return typeof data === 'object' && data !== null && 'type' in data && typeof data.type === 'string' ? data.type : undefined
}

function entity<Data>({ contexts }: SnowplowEvent, schema: RegExp, is: (data: unknown) => data is Data): Data | undefined {
  const found = contexts.find(context => schema.test(context.schema) && is(context.data))?.data
  return is(found) ? found : undefined
}

/** The events of one media session in their order → plays, one a content. */
export function snowplowSession(context: ReadContext): SessionReader {
  const plays = new SessionPlays('snowplow', context)
  /** Content → where the playhead was when something hindered it. */
  const hindered = new Map<string, number | undefined>()
  /** A ping in the middle of a stall calls the player not paused, which it is not: it waits, unless the playhead has moved on. */
  const goesOn = ({ content, ping, hinders, plays, position }: Body): boolean => {
    if (hinders) hindered.set(content, position)
    else if (ping && hindered.has(content)) {
      const stood = hindered.get(content)
      if (stood === undefined || position === undefined || position <= stood + movedMs) return false
    }
    if (!hinders) hindered.delete(content)
    return plays
  }
  return {
    add({ session, at, body: json }: SessionEvent) {
      const body: unknown = JSON.parse(json)
      if (!bodies.Check(body)) return []
      const { sitting, beats } = plays.of(session, body.content, body.bridgeMs)
      describe(sitting, body)
      beats.add({ at, plays: goesOn(body), ...(body.rate ? { rate: body.rate } : {}), position: body.position })
      return plays.take(false)
    },
    end: () => plays.take(true),
  }
}
