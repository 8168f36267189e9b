import { screens, sources } from '@sweeps/model'
import Type, { Compile, type Static } from '@sweeps/model/typebox'
import { screenOf } from '../screen-of.js'
import { describe, type OpenPlay, SessionPlays } from '../session-plays.js'
import type { EventRead, ReadContext, SessionEvent, SessionReader } from '../source.js'
import type { TitleFact } from '../title-fact.js'
import { utcInstant } from '../utc-instant.js'
import { isSegmentEvent, type SegmentEvent } from './record.js'

/** What each event of the specification changes. Events of playback are about whatever plays; those of content name it. */
const changes = {
  'video playback paused': 'paused',
  'video playback interrupted': 'paused',
  'video playback resumed': 'resumed',
  'video playback buffer started': 'stalled',
  'video playback buffer completed': 'flows',
  'video playback seek started': 'seeks',
  'video playback seek completed': 'sought',
  'video playback completed': 'ends',
  'video playback exited': 'ends',
  'video ad started': 'ad',
  'video ad playing': 'ad',
  'video ad completed': 'ad over',
  'video ad skipped': 'ad over',
  'video content started': 'plays',
  'video content playing': 'plays',
  'video content completed': 'ends',
} as const
type Change = (typeof changes)[keyof typeof changes]

/** Of events of one instant: what may go on comes before what stops, an end comes last. */
const ranks: Record<Change, number> = {
  seeks: 0,
  stalled: 0,
  ad: 0,
  'ad over': 1,
  flows: 1,
  sought: 1,
  plays: 2,
  resumed: 2,
  paused: 3,
  ends: 4,
}
const known = new Map<string, Change>(Object.entries(changes))

const Body = Type.Object({
  /** Of events of content; undefined: about whatever plays. */
  content: Type.Optional(Type.String()),
  change: Type.Enum(['paused', 'resumed', 'stalled', 'flows', 'seeks', 'sought', 'ends', 'ad', 'ad over', 'plays']),
  /** ms; of content events only: those of playback count advertisements too. */
  position: Type.Optional(Type.Number()),
  viewer: Type.Optional(Type.String()),
  market: Type.Optional(Type.String()),
  screen: Type.Optional(Type.Enum([...screens])),
  runtime: Type.Optional(Type.Number()),
})
type Body = Static<typeof Body>
const bodies = Compile(Body)

const bridgeMs = sources.segment.bridgesMs ?? 0

/** One `track` call → an event of its session. */
export function readEvent(record: unknown, { receivedAt }: ReadContext): EventRead {
  const call = callOf(record)
  if (call !== 'track') return { leftOut: 'calls other than track (identify, page, screen, group, alias)' }
  const named = eventOf(record)
  const name = named.trim().toLowerCase()
  const change = known.get(name)
  if (named && !change) return { leftOut: `events that say nothing of playing (${named.slice(0, 60)})` }
  if (!change || !isSegmentEvent(record))
    return { bad: { field: '', reason: 'is no track call: it has `event`, `timestamp` and `properties`' } }
  const { properties } = record
  const session = text(properties.session_id)
  if (!session) return { leftOut: 'events without a session (session_id)' }
  const ofContent = name.startsWith('video content')
  const content = text(properties.asset_id) ?? text(properties.content_asset_id) ?? text(properties.content_asset_ids?.[0])
  if (ofContent && !content) return { leftOut: 'events without a content (asset_id)' }
  const at = momentOf(record, receivedAt)
  if (Number.isNaN(at)) return { bad: { field: 'timestamp', reason: 'is no time: ISO 8601 with a zone, such as 2021-08-02T20:00:00.000Z' } }
  const position = ofContent ? seconds(properties.position) : undefined
  const runtime = seconds(properties.total_length)
  const viewer = text(record.userId) ?? text(record.anonymousId)
  const market = marketOf(record)
  const screen = screenOf(text(record.context?.device?.type), text(record.context?.device?.name), text(record.context?.userAgent))
  const body: Body = {
    ...(ofContent && content !== undefined ? { content } : {}),
    change,
    ...(position === undefined ? {} : { position }),
    ...(viewer === undefined ? {} : { viewer }),
    ...(market === undefined ? {} : { market }),
    ...(screen === undefined ? {} : { screen }),
    ...(runtime ? { runtime } : {}),
  }
  const title = ofContent && content !== undefined ? titleOf(record, content, runtime) : undefined
  const ofPlay = body.content === undefined ? {} : { content: body.content }
  return { event: { session, at, rank: ranks[change], body: JSON.stringify(body), ...ofPlay }, ...(title ? { title } : {}) }
}

/** The kind of a call; `track` where it is not said, as in what comes to an address of its own. */
function callOf(record: unknown): string {
  const type: unknown = typeof record === 'object' && record !== null && 'type' in record ? record.type : undefined
  return typeof type === 'string' ? type : 'track'
}

/** The name of an event, whatever else it has; empty: there is none. */
function eventOf(record: unknown): string {
  const event: unknown = typeof record === 'object' && record !== null && 'event' in record ? record.event : undefined
  return typeof event === 'string' ? event : ''
}

/** When it happened, by the clock of the server: a pipeline has reckoned that, or it is reckoned here as pipelines do. */
function momentOf({ timestamp, originalTimestamp, sentAt, receivedAt }: SegmentEvent, now: number | undefined): number {
  if (timestamp) return utcInstant(timestamp)
  if (originalTimestamp && sentAt && receivedAt) return utcInstant(receivedAt) - (utcInstant(sentAt) - utcInstant(originalTimestamp))
  const reportedAt = originalTimestamp ?? receivedAt
  return reportedAt === undefined && now !== undefined ? now : utcInstant(reportedAt)
}

const text = (value: string | number | null | undefined): string | undefined =>
  value === null || value === undefined || value === '' ? undefined : String(value)

function seconds(value: string | number | null | undefined): number | undefined {
  const number = value === null || value === undefined || value === '' ? Number.NaN : Number(value)
  return Number.isFinite(number) && number >= 0 && number < 4_000_000 ? Math.round(number * 1000) : undefined
}

function marketOf(record: SegmentEvent): string | undefined {
  const country = text(record.context?.location?.country)
  return country && /^[A-Z]{2}$/.test(country) ? country : undefined
}

function titleOf({ properties }: SegmentEvent, content: string, runtime: number | undefined): TitleFact | undefined {
  const program = text(properties.program)
  const name = text(properties.title)
  const season = Number(properties.season)
  const episode = Number(properties.episode)
  const common = { content, ...(runtime ? { runtimeMs: runtime } : {}) }
  if (program && Number.isInteger(season) && season > 0 && Number.isInteger(episode) && episode > 0)
    return {
      ...common,
      title: program,
      season,
      episode,
      name: name ?? program,
      ...(day(properties.airdate) ? { released: day(properties.airdate) } : {}),
    }
  if (!program && name && !properties.season) return { ...common, title: name, season: 0, episode: 0, name }
  return undefined
}

const day = (value: string | number | null | undefined): string | undefined => /^\d{4}-\d\d-\d\d/.exec(String(value ?? ''))?.[0]

type Hindrance = 'paused' | 'stalled' | 'seeks' | 'ad'

/** The events of one session in their order → plays, one a content. */
export function segmentSession(context: ReadContext): SessionReader {
  const plays = new SessionPlays('segment', context)
  /** The play of the content that has begun and not ended. */
  let current: OpenPlay | undefined
  const hindrances = new Set<Hindrance>()
  return {
    add({ session, at, body: json }: SessionEvent) {
      const body: unknown = JSON.parse(json)
      if (!bodies.Check(body)) return []
      if (body.content !== undefined && body.change === 'plays') {
        const next = plays.of(session, body.content, bridgeMs)
        if (current !== next) current?.beats.stop(at)
        current = next
        hindrances.clear()
      } else hinder(hindrances, body.change)
      if (!current) return []
      describe(current.sitting, body)
      const ends = body.change === 'ends' && (body.content ?? current.sitting.content) === current.sitting.content
      current.beats.add({ at, plays: hindrances.size === 0 && !ends, position: body.position })
      if (ends) current = undefined
      return plays.take(false)
    },
    end: () => plays.take(true),
  }
}

function hinder(hindrances: Set<Hindrance>, what: Change): void {
  if (what === 'paused' || what === 'stalled' || what === 'seeks' || what === 'ad') hindrances.add(what)
  else if (what === 'resumed') hindrances.delete('paused')
  else if (what === 'flows') hindrances.delete('stalled')
  else if (what === 'sought') hindrances.delete('seeks')
  else if (what === 'ad over') hindrances.delete('ad')
}
