import { type FileHead, firstLines } from '../read/file-head.js'
import { readLines } from '../read/read-lines.js'
import type { SittingSource } from '../source.js'
import { readActivity } from './messages.js'
import { splitLine } from './record.js'

const table = 'PlaybackActivity'
export const activityRows = {
  table,
  columns: {
    DateCreated: 'DateCreated',
    UserId: 'UserId',
    ItemId: 'ItemId',
    ItemType: 'ItemType',
    ItemName: 'ItemName',
    ClientName: 'ClientName',
    DeviceName: 'DeviceName',
    PlayDuration: 'PlayDuration',
  },
}

/** Its SQLite file, or lines of which one of the first begins with a time without a zone and two ids. */
function isPlaybackReporting(head: FileHead): boolean {
  if (head.tables.includes(table)) return true
  return firstLines(head).some(line => {
    const row = splitLine(line)
    return row !== undefined && /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d/.test(row.DateCreated) && /^[0-9a-f-]{32,36}$/i.test(row.UserId)
  })
}

export const playbackReporting: SittingSource = {
  id: 'playback-reporting',
  kind: 'sittings',
  recognise: isPlaybackReporting,
  records: file => (file.head.tables.length > 0 ? file.rows(activityRows) : readLines(file.bytes)),
  read: readActivity,
}
