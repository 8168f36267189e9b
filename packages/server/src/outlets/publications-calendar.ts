import type { Publication } from '@sweeps/engine'
import type { Announcement } from '@sweeps/model'
import { createEvents } from 'ics'
import type { Addresses } from './addresses.js'
import { foldLines } from './fold-lines.js'
import { formatWeek } from './format-week.js'
import { printable } from './html.js'

const because: Record<Publication['because'], string> = {
  embargo: 'Its embargo ends.',
  schedule: 'By the publishing schedule.',
  'week-end': 'The week is over then, and can be published from then on.',
}

/** What a calendar has of announcements: those that are out, and when those under embargo come. What they are about is not told. */
export interface AnnouncementDates {
  out: readonly Announcement[]
  /** Epoch milliseconds. */
  coming: readonly number[]
}

/** Coming publications, and announcements, as a calendar (RFC 5545). */
export function publicationsCalendar(
  coming: readonly Publication[],
  addresses: Addresses,
  announcements: AnnouncementDates = { out: [], coming: [] },
): string {
  const { error, value } = createEvents(
    [
      ...coming.map(({ chart, name, week, at, because: reason }) => {
        const url = addresses.whole(addresses.chart(chart))
        return {
          uid: `${chart}-${week.start}@publications.sweeps`,
          title: printable(`${name}: ${formatWeek(week)}`),
          description: because[reason],
          start: at,
          startInputType: 'utc' as const,
          startOutputType: 'utc' as const,
          duration: { minutes: 15 },
          transp: 'TRANSPARENT' as const,
          // The same publication is the same event, whenever it is asked for.
          timestamp: at,
          ...(url ? { url } : {}),
        }
      }),
      ...announcements.out.map(({ id, title, season, version, release, out }) => {
        const url = addresses.whole(addresses.announcement(title, season, version))
        return announcementEvent(id, printable(release.headline), 'It was announced.', Date.parse(out!), url)
      }),
      ...announcements.coming.map((at, index) => announcementEvent(`embargo-${at}-${index}`, 'An announcement', 'Its embargo ends.', at)),
    ],
    { productId: '-//Sweeps//Publications//EN', method: 'PUBLISH', calName: 'Sweeps: publications' },
  )
  if (error || value === null) throw error ?? new Error('the calendar came out empty')
  return foldLines(value)
}

const announcementEvent = (id: string, title: string, description: string, at: number, url?: string) => ({
  uid: `${id}@announcements.sweeps`,
  title,
  description,
  start: at,
  startInputType: 'utc' as const,
  startOutputType: 'utc' as const,
  duration: { minutes: 15 },
  transp: 'TRANSPARENT' as const,
  timestamp: at,
  ...(url ? { url } : {}),
})
