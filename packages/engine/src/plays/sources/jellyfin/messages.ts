import { sources } from '@sweeps/model'
import { itemId } from '../item-id.js'
import { screenOf } from '../screen-of.js'
import type { EventRead, ReadContext, SessionReader } from '../source.js'
import { startedBody, startedPlays, startedRank } from '../started-plays.js'
import type { TitleFact } from '../title-fact.js'
import { utcInstant } from '../utc-instant.js'
import { type JellyfinFields, jellyfinFields } from './record.js'

const kinds = { PlaybackStart: 'start', PlaybackProgress: 'beat', PlaybackStop: 'stop' } as const
const isKind = (text: string): text is keyof typeof kinds => text in kinds
const noVideo = new Set(['audio', 'trailer', 'photo', 'book', 'audiobook'])
const beating = sources.jellyfin.bridgesMs ?? 0
/** Without beats from start to stop; longer is no film. */
const silent = 4 * 3_600_000

/** One body of the Webhook plugin → an event of what plays on a device. */
export function readWebhook(record: unknown, { receivedAt }: ReadContext): EventRead {
  const fields = typeof record === 'string' ? jellyfinFields(record) : undefined
  if (!fields) return { bad: { field: '', reason: 'is no body of Jellyfin’s Webhook plugin: it names its NotificationType' } }
  const { NotificationType: type = '', ItemType = '', IsAutomated = '' } = fields
  if (!isKind(type)) return { leftOut: 'webhooks that are not about playback' }
  if (noVideo.has(ItemType.toLowerCase())) return { leftOut: 'music, books, photos and trailers' }
  // TRICKY: the server sends these by a clock of its own, for up to ten minutes after a client has crashed: they say nothing of playing.
  if (type === 'PlaybackProgress' && /^true$/i.test(IsAutomated)) return { leftOut: 'automated progress: the server’s own clock' }
  for (const field of ['ItemId', 'DeviceId'] as const)
    if (!fields[field]) return { bad: { field, reason: 'is missing: add it to the template' } }
  const reportedAt = utcInstant(fields.UtcTimestamp)
  // It is sent as it happens: where a template has no time that can be read, it is when it came.
  const at = Number.isNaN(reportedAt) && receivedAt !== undefined ? receivedAt : reportedAt
  if (Number.isNaN(at)) return { bad: { field: 'UtcTimestamp', reason: `"${fields.UtcTimestamp ?? ''}" is no time` } }
  const content = itemId(fields.ItemId ?? '')
  const viewer = itemId(fields.UserId ?? '')
  const what = kinds[type]
  const kind = { content, what, plays: what !== 'stop' && !/^true$/i.test(fields.IsPaused ?? '') }
  const runtime = ticks(fields.RunTimeTicks)
  const screen = screenOf(fields.DeviceName, fields.ClientName)
  const body = startedBody(kind, { position: ticks(fields.PlaybackPositionTicks), viewer, screen, runtime })
  const title = titleOf(fields, content, runtime)
  const session = `${fields.DeviceId}\0${viewer}`
  return { event: { session, at, rank: startedRank(kind), body, content }, ...(title ? { title } : {}) }
}

/** ms of so many times 100 ns. */
const ticks = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) / 10_000 : undefined

function titleOf(fields: JellyfinFields, content: string, runtime: number | undefined): TitleFact | undefined {
  const { Name: name, SeriesName, SeasonNumber, EpisodeNumber, ItemType, PremiereDate } = fields
  if (!name) return undefined
  const common = { content, name, runtimeMs: runtime, released: /^\d{4}-\d\d-\d\d/.exec(PremiereDate ?? '')?.[0] }
  if (ItemType === 'Movie') return { ...common, title: name, season: 0, episode: 0 }
  if (ItemType !== 'Episode' || !SeriesName || !SeasonNumber || !EpisodeNumber) return undefined
  return { ...common, title: SeriesName, season: Number(SeasonNumber), episode: Number(EpisodeNumber) }
}

export const jellyfinSession = (context: ReadContext): SessionReader => startedPlays('jellyfin', context, { beating, silent })
