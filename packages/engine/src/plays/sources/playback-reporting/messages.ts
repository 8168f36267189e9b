import { itemId } from '../item-id.js'
import { doubtNotes, wallTime } from '../local-clock.js'
import { playId } from '../play-id.js'
import { screenOf } from '../screen-of.js'
import { sittingLength } from '../sitting-length.js'
import type { Read, ReadContext } from '../source.js'
import type { TitleFact } from '../title-fact.js'
import { type ActivityRow, isActivityRow, splitLine } from './record.js'

/** A play is written once it has lasted so long: what is written is that moment, not the start. */
const writtenAfter = 20_000
/** Kinds of items that are no viewing. */
const others = new Map([
  ['audio', 'music'],
  ['audiobook', 'audio books'],
  ['photo', 'photos'],
  ['trailer', 'trailers'],
])

/** A line of a backup, or a row of the file → a sitting. */
export function readActivity(record: unknown, context: ReadContext): Read {
  const row = typeof record === 'string' ? splitLine(record) : record
  if (!isActivityRow(row))
    return {
      bad: {
        field: '',
        reason: 'is no row of Playback Reporting: 9 columns between tabs (12 of Emby), the last or the fourth last a whole number',
      },
    }
  return readActivityRow(row, context)
}

export function readActivityRow(row: ActivityRow, { clock }: ReadContext): Read {
  const local = wallTime(row.DateCreated)
  if (Number.isNaN(local))
    return { bad: { field: 'DateCreated', reason: `"${row.DateCreated.slice(0, 40)}" is no time, such as 2021-08-02 20:00:00` } }
  const kind = row.ItemType?.toLowerCase() ?? ''
  const other = others.get(kind)
  if (other) return { leftOut: other }
  const length = sittingLength(Number(row.PlayDuration ?? Number.NaN) * 1000)
  if (typeof length !== 'number') return length
  if (!clock) return { leftOut: 'local times without a zone: say --time-zone' }
  const content = itemId(String(row.ItemId))
  if (!content) return { bad: { field: 'ItemId', reason: 'is empty' } }
  const { at, doubt } = clock.instant(local)
  const start = at - writtenAfter
  const user = itemId(row.UserId)
  return {
    sitting: {
      content,
      // What the plugin itself tells rows apart by. Not the instant: the zone may be named otherwise another time.
      play: playId('playback-reporting', String(Math.floor(local / 1000)), user, content),
      viewer: user || undefined,
      screen: screenOf(row.DeviceName, row.ClientName),
      stretches: [{ start, stop: start + length }],
    },
    title: titleOf(row, content),
    ...(doubt ? { note: doubtNotes[doubt] } : {}),
  }
}

function titleOf({ ItemType, ItemName }: ActivityRow, content: string) {
  const name = ItemName?.trim()
  if (!name) return undefined
  if (ItemType?.toLowerCase() === 'movie') return { content, title: name, season: 0, episode: 0, name }
  return ItemType?.toLowerCase() === 'episode' ? episodeName(name, content) : undefined
}

const written = /^(.+?) - s(\d{1,4})e(\d{1,4}) - (.*)$/is

/** `Series - s01e02 - Title` → what it says; undefined when it is written otherwise. */
function episodeName(name: string, content: string): TitleFact | undefined {
  const parts = written.exec(name)
  if (!parts) return undefined
  const [, title = '', season = '', episode = '', own = ''] = parts
  return { content, title, season: Number(season), episode: Number(episode), name: own.trim() || title }
}
