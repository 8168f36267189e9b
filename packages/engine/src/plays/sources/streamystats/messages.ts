import { itemId } from '../item-id.js'
import { readPlaybackRow } from '../jellystat/messages.js'
import { isPlaybackRow } from '../jellystat/record.js'
import { playId } from '../play-id.js'
import { screenOf } from '../screen-of.js'
import { sittingLength } from '../sitting-length.js'
import type { Read, ReadContext } from '../source.js'
import { utcInstant } from '../utc-instant.js'
import { isStreamystatsSession } from './record.js'

/** A session of a backup → a sitting. */
export function readSession(record: unknown, context: ReadContext): Read {
  if (!isStreamystatsSession(record)) return { bad: { field: '', reason: 'is no session of a backup of Streamystats' } }
  if (record.isInferred) return { leftOut: 'sessions that were inferred from a mark as watched: nobody saw them' }
  const { startTime, endTime, rawData } = record
  // Rows taken over from Jellystat have no length of their own: what they were made from has.
  if (startTime === endTime && isPlaybackRow(rawData)) return readPlaybackRow(rawData, context)
  const start = utcInstant(startTime)
  if (Number.isNaN(start)) return { bad: { field: 'startTime', reason: `"${startTime ?? ''}" is no time in ISO 8601` } }
  const content = itemId(record.itemId ?? '')
  if (!content) return { bad: { field: 'itemId', reason: 'is empty: nothing says what was played' } }
  const length = sittingLength(Number(record.playDuration ?? Number.NaN) * 1000)
  if (typeof length !== 'number') return length
  const user = itemId(record.userId ?? '')
  const ticks = Number(record.positionTicks ?? 0)
  const runtime = Math.round(Number(record.runtimeTicks ?? 0) / 10_000)
  return {
    sitting: {
      content,
      play: playId('streamystats', user, record.deviceId ?? '', content, start),
      viewer: user || undefined,
      screen: screenOf(record.deviceName, record.clientName),
      ...(runtime > 0 ? { runtime } : {}),
      stretches: [{ start, stop: start + length, ...(ticks > 0 ? { position: Math.max(0, Math.round(ticks / 10_000) - length) } : {}) }],
    },
  }
}
