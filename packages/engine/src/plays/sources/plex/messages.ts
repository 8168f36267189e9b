import { sources } from '@sweeps/model'
import { screenOf } from '../screen-of.js'
import type { EventRead, ReadContext, SessionReader } from '../source.js'
import { startedBody, startedPlays, startedRank } from '../started-plays.js'
import type { TitleFact } from '../title-fact.js'
import { utcInstant } from '../utc-instant.js'
import { isPlexWebhook, type PlexPayload } from './record.js'

const events = new Map([
  ['media.play', { what: 'start', plays: true }],
  ['media.resume', { what: 'beat', plays: true }],
  ['media.scrobble', { what: 'beat', plays: true }],
  ['media.pause', { what: 'beat', plays: false }],
  ['media.stop', { what: 'stop', plays: false }],
] as const)
const videos = new Set(['movie', 'episode'])
/** It sends no beats: from one event to the next it plays. */
const bridge = sources.plex.bridgesMs ?? 0

/** One webhook, with the moment it came → an event of what plays on a player. */
export function readWebhook(record: unknown): EventRead {
  if (!isPlexWebhook(record))
    return { bad: { field: '', reason: 'is no webhook of Plex: its `payload` has event, Account, Player and Metadata' } }
  const { payload, received } = record
  const known = [...events].find(([name]) => name === payload.event)?.[1]
  if (!known) return { leftOut: 'webhooks that are not about playback' }
  const { Account, Player, Server, Metadata } = payload
  if (!videos.has(Metadata?.type ?? '')) return { leftOut: 'music, photos, clips and trailers' }
  const content = Metadata?.guid || String(Metadata?.ratingKey ?? '')
  const player = Player?.uuid ?? Player?.title ?? ''
  if (!content || !player)
    return { bad: { field: content ? 'Player/uuid' : 'Metadata/guid', reason: 'is missing: nothing says which play this is' } }
  const at = utcInstant(received)
  if (Number.isNaN(at)) return { bad: { field: 'received', reason: `"${received}" is no time` } }
  const viewer = String(Account?.id ?? '')
  const kind = { content, ...known }
  const body = startedBody(kind, {
    position: Metadata?.viewOffset ?? undefined,
    viewer,
    screen: screenOf(Player?.title),
    runtime: Metadata?.duration ?? undefined,
  })
  const title = titleOf(Metadata, content)
  const session = [Server?.uuid ?? '', player, viewer].join('\0')
  return { event: { session, at, rank: startedRank(kind), body, content }, ...(title ? { title } : {}) }
}

function titleOf(item: PlexPayload['Metadata'], content: string): TitleFact | undefined {
  if (!item?.title) return undefined
  const common = { content, name: item.title, runtimeMs: item.duration ?? undefined, released: item.originallyAvailableAt ?? undefined }
  if (item.type === 'movie') return { ...common, title: item.title, season: 0, episode: 0 }
  if (!item.grandparentTitle || !item.parentIndex || !item.index) return undefined
  return { ...common, title: item.grandparentTitle, season: item.parentIndex, episode: item.index }
}

export const plexSession = (context: ReadContext): SessionReader => startedPlays('plex', context, { beating: bridge, silent: bridge })
