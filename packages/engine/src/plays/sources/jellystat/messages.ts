import { itemId } from '../item-id.js'
import { playId } from '../play-id.js'
import { readActivityRow } from '../playback-reporting/messages.js'
import { isActivityRow } from '../playback-reporting/record.js'
import { screenOf } from '../screen-of.js'
import { sittingLength } from '../sitting-length.js'
import type { Read, ReadContext } from '../source.js'
import type { TitleFact } from '../title-fact.js'
import { utcInstant } from '../utc-instant.js'
import { isBackupRow, isLibraryRow, isPlaybackRow, type LibraryRow, type PlaybackRow, tables } from './record.js'

/** A row of a backup, with its table → a sitting, or what an item is. */
export function readBackupRow(record: unknown, context: ReadContext): Read {
  if (!isBackupRow(record)) return { bad: { field: '', reason: 'is no row of a backup of Jellystat' } }
  const { table, row } = record
  if (table === tables.plugin)
    return isActivityRow(row) ? readActivityRow(row, context) : { bad: { field: table, reason: 'is no row of Playback Reporting’s data' } }
  if (table === tables.activity)
    return isPlaybackRow(row)
      ? readPlaybackRow(row, context)
      : { bad: { field: table, reason: 'is no row of playback: it has UserId, PlaybackDuration and ActivityDateInserted' } }
  const title = isLibraryRow(row) ? titleOf(row, table) : undefined
  return title ? { title } : { leftOut: `rows of other tables (${table.slice(0, 40)})` }
}

/** One row of playback → a sitting. */
export function readPlaybackRow(row: PlaybackRow, context: ReadContext): Read {
  const content = itemId(row.EpisodeId ?? row.NowPlayingItemId ?? '')
  if (!content)
    return { bad: { field: 'NowPlayingItemId', reason: 'there is neither EpisodeId nor NowPlayingItemId: nothing says what was played' } }
  // What was taken over from the plugin is as the plugin wrote it, and the same play as in its own table.
  if (row.imported)
    return readActivityRow(
      {
        DateCreated: row.ActivityDateInserted,
        UserId: row.UserId,
        ItemId: content,
        ClientName: row.Client ?? null,
        DeviceName: row.DeviceName ?? null,
        PlayDuration: row.PlaybackDuration,
      },
      context,
    )
  const stop = utcInstant(row.ActivityDateInserted)
  if (Number.isNaN(stop)) return { bad: { field: 'ActivityDateInserted', reason: `"${row.ActivityDateInserted.slice(0, 40)}" is no time` } }
  const length = sittingLength(Number(row.PlaybackDuration ?? Number.NaN) * 1000)
  if (typeof length !== 'number') return length
  const user = itemId(row.UserId)
  // A row keeps its id while it grows. Plain numbers are no ids: another database has the same.
  const id = row.Id && !/^\d{1,12}$/.test(String(row.Id)) ? String(row.Id) : String(stop)
  return {
    sitting: {
      content,
      play: playId('jellystat', user, row.DeviceId ?? '', content, id),
      viewer: user || undefined,
      screen: screenOf(row.DeviceName, row.Client),
      stretches: [{ start: stop - length, stop }],
    },
  }
}

function titleOf(row: LibraryRow, table: string): TitleFact | undefined {
  const ticks = Number(row.RunTimeTicks ?? 0)
  const common = {
    ...(ticks > 0 ? { runtimeMs: Math.round(ticks / 10_000) } : {}),
    released: /^\d{4}-\d\d-\d\d/.exec(row.PremiereDate ?? '')?.[0],
  }
  const content = itemId((table === tables.episodes ? (row.EpisodeId ?? row.Id) : row.Id) ?? '')
  if (!content || !row.Name) return undefined
  if (table === tables.episodes)
    return row.SeriesName
      ? { ...common, content, title: row.SeriesName, season: row.ParentIndexNumber ?? 0, episode: row.IndexNumber ?? 0, name: row.Name }
      : undefined
  return row.Type === 'Movie' ? { ...common, content, title: row.Name, season: 0, episode: 0, name: row.Name } : undefined
}
