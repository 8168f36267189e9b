import { screens, sources } from '@sweeps/model'
import Type, { Compile, type Static } from '@sweeps/model/typebox'
import { itemId } from '../item-id.js'
import { readActivity } from '../playback-reporting/messages.js'
import { screenOf } from '../screen-of.js'
import { describe, SessionPlays } from '../session-plays.js'
import type { EventRead, ReadContext, SessionEvent, SessionReader } from '../source.js'
import type { TitleFact } from '../title-fact.js'
import { utcInstant } from '../utc-instant.js'
import { type EmbyWebhook, isEmbyWebhook } from './record.js'

const plays = new Map([
  ['playback.start', true],
  ['playback.unpause', true],
  ['playback.pause', false],
  ['playback.stop', false],
])
const bridgeMs = sources.emby.bridgesMs ?? 0

const Body = Type.Object({
  content: Type.String(),
  plays: Type.Boolean(),
  position: Type.Optional(Type.Number()),
  viewer: Type.Optional(Type.String()),
  screen: Type.Optional(Type.Enum([...screens])),
  runtime: Type.Optional(Type.Number()),
})
type Body = Static<typeof Body>
const bodies = Compile(Body)

/** The body of a webhook → an event of its playback session; a row of Emby’s Playback Reporting → a sitting. */
export function readWebhook(record: unknown, context: ReadContext): EventRead {
  if (typeof record !== 'string' || !record.startsWith('{')) return readActivity(record, context)
  const body = parsed(record)
  return isEmbyWebhook(body) ? readBody(body) : notOne
}

const notOne = { bad: { field: '', reason: 'is no body of a webhook of Emby: it has Event, Date, User, Item and Session' } }

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function readBody({ Event, Date: date, User, Item, Session, PlaybackInfo }: EmbyWebhook): EventRead {
  const playing = plays.get(Event.toLowerCase())
  if (playing === undefined) return { leftOut: 'webhooks that are not about playback' }
  const kind = Item?.Type?.toLowerCase()
  if (kind === 'audio' || kind === 'trailer' || kind === 'photo') return { leftOut: `${kind === 'audio' ? 'music' : `${kind}s`}` }
  const content = itemId(String(Item?.Id ?? ''))
  const session = String(PlaybackInfo?.PlaySessionId ?? Session?.Id ?? Session?.DeviceId ?? '')
  if (!content || !session) return { bad: { field: content ? 'Session' : 'Item', reason: 'has no Id: nothing says which play this is' } }
  const at = utcInstant(date)
  if (Number.isNaN(at)) return { bad: { field: 'Date', reason: `"${date ?? ''}" is no time: without it nothing says when` } }
  const viewer = itemId(String(User?.Id ?? ''))
  const screen = screenOf(Session?.DeviceName, Session?.Client)
  const ticks = PlaybackInfo?.PositionTicks
  const runtime = Math.round((Item?.RunTimeTicks ?? 0) / 10_000)
  const body: Body = {
    content,
    plays: playing,
    ...(typeof ticks === 'number' && ticks >= 0 ? { position: Math.round(ticks / 10_000) } : {}),
    ...(viewer ? { viewer } : {}),
    ...(screen ? { screen } : {}),
    ...(runtime > 0 ? { runtime } : {}),
  }
  const title = titleOf(Item, content, runtime)
  return {
    event: { session: `${session}\0${viewer}`, at, rank: playing ? 0 : 1, body: JSON.stringify(body), content },
    ...(title ? { title } : {}),
  }
}

function titleOf(item: EmbyWebhook['Item'], content: string, runtime: number): TitleFact | undefined {
  if (!item?.Name) return undefined
  const common = {
    content,
    name: item.Name,
    ...(runtime > 0 ? { runtimeMs: runtime } : {}),
    released: /^\d{4}-\d\d-\d\d/.exec(item.PremiereDate ?? '')?.[0],
  }
  if (item.Type === 'Movie') return { ...common, title: item.Name, season: 0, episode: 0 }
  if (item.Type !== 'Episode' || !item.SeriesName) return undefined
  return { ...common, title: item.SeriesName, season: item.ParentIndexNumber ?? 0, episode: item.IndexNumber ?? 0 }
}

/** The events of one playback session in their order → plays, one a content. */
export function embySession(context: ReadContext): SessionReader {
  const all = new SessionPlays('emby', context)
  return {
    add({ session, at, body: json }: SessionEvent) {
      const body: unknown = JSON.parse(json)
      if (!bodies.Check(body)) return []
      const { sitting, beats } = all.of(session, body.content, bridgeMs)
      describe(sitting, body)
      beats.add({ at, plays: body.plays, position: body.position })
      return all.take(false)
    },
    end: () => all.take(true),
  }
}
