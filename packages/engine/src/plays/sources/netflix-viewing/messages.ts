import { playId } from '../play-id.js'
import { screenOf } from '../screen-of.js'
import { sittingLength } from '../sitting-length.js'
import type { Read } from '../source.js'
import { utcInstant } from '../utc-instant.js'
import { readTitle } from './read-title.js'
import { isViewingRow } from './record.js'

/** A row of the export → a sitting. */
export function readViewing(record: unknown): Read {
  if (!isViewingRow(record)) return { bad: { field: '', reason: 'has not the columns of ViewingActivity.csv' } }
  const supplement = record['Supplemental Video Type'].trim()
  if (supplement) return { leftOut: 'trailers and other supplements' }
  const start = utcInstant(record['Start Time'])
  if (Number.isNaN(start))
    return { bad: { field: 'Start Time', reason: `"${record['Start Time'].slice(0, 40)}" is no time, such as 2021-08-02 20:00:00` } }
  const title = record.Title.trim()
  if (!title) return { bad: { field: 'Title', reason: 'is empty: nothing says what was played' } }
  const played = clockLength(record.Duration)
  if (Number.isNaN(played)) return { bad: { field: 'Duration', reason: `"${record.Duration.slice(0, 40)}" is no length, such as 0:42:10` } }
  const length = sittingLength(played)
  if (typeof length !== 'number') return length
  const profile = record['Profile Name'].trim()
  const device = record['Device Type'].trim()
  const bookmark = clockLength(record.Bookmark)
  const market = /^([A-Z]{2}) \(/.exec(record.Country)?.[1]
  // Nothing else names what was watched. Long ones are shortened to what an id may be.
  const content = title.length <= 128 ? title : `${title.slice(0, 90)} ${playId('title', title)}`
  return {
    sitting: {
      content,
      play: playId('netflix-viewing', profile, device, title, start),
      viewer: profile || undefined,
      ...(market ? { market } : {}),
      screen: screenOf(device),
      stretches: [{ start, stop: start + length, ...(Number.isNaN(bookmark) ? {} : { position: Math.max(0, bookmark - length) }) }],
    },
    title: readTitle(title, content),
  }
}

/** `h:mm:ss` → ms; NaN when it is not written so. */
function clockLength(text: string): number {
  const parts = /^(\d{1,4}):(\d\d):(\d\d)$/.exec(text.trim())
  return parts ? (Number(parts[1]) * 3600 + Number(parts[2]) * 60 + Number(parts[3])) * 1000 : Number.NaN
}
