import type { Publication } from '@sweeps/engine'
import { type Announcement, isolated } from '@sweeps/model'
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

/** What a calendar has of announcements: those that are out, and when those under embargo come. What they are about is not said. */
export interface AnnouncementDates {
  out: readonly Announcement[]
  /** Epoch milliseconds. */
  coming: readonly number[]
}

/**
 * Coming publications, and announcements, as a calendar (RFC 5545) that is published (RFC 5546): an event keeps its UID from revision to
 * revision, its SEQUENCE grows with each, and DTSTAMP and LAST-MODIFIED say since when it is so. The same calendar is the same text, whenever
 * it is asked for.
 */
export function publicationsCalendar(
  coming: readonly Publication[],
  addresses: Addresses,
  announcements: AnnouncementDates = { out: [], coming: [] },
): string {
  const whole = addresses.whole(addresses.calendar())
  // A published event has an organizer, and that has an address.
  const organizer = { name: 'Sweeps', email: `noreply@${whole ? new URL(whole).hostname : 'sweeps.invalid'}` }
  const event = (
    uid: string,
    at: number,
    modified: number,
    sequence: number,
    words: { title: string; description: string; url?: string },
  ) => ({
    ...words,
    ...{ uid, organizer, sequence, start: at, startInputType: 'utc' as const, startOutputType: 'utc' as const },
    ...{ duration: { minutes: 15 }, transp: 'TRANSPARENT' as const, timestamp: modified, lastModified: modified },
  })
  const { error, value } = createEvents(
    [
      ...coming.map(({ chart, name, week, at, because: reason, modified }) => {
        const url = addresses.whole(addresses.chart(chart))
        const words = { title: printable(`${isolated(name)}: ${formatWeek(week)}`), description: because[reason], ...(url ? { url } : {}) }
        return event(`${chart}-${week.start}@publications.sweeps`, at, modified, secondsSince2020(modified), words)
      }),
      ...latestOf(announcements.out).map(({ title, season, version, release, out }) => {
        const url = addresses.whole(addresses.announcement(title, season, version))
        const words = { title: printable(release.headline), description: 'It was announced.', ...(url ? { url } : {}) }
        const at = Date.parse(out!)
        return event(`${title}-${season}@announcements.sweeps`, at, at, version - 1, words)
      }),
      ...announcements.coming.map((at, index, all) => {
        const words = { title: 'An announcement', description: 'Its embargo ends.' }
        // Counted among those that end together: the others come out, and what is left stays what it was.
        const before = all.slice(0, index).filter(other => other === at).length
        return event(`embargo-${at}-${before}@announcements.sweeps`, at, since2020, 0, words)
      }),
    ],
    { productId: '-//Sweeps//Publications//EN', method: 'PUBLISH', calName: 'Sweeps: publications' },
  )
  if (error || value === null) throw error ?? new Error('the calendar came out empty')
  return foldLines(value)
}

/** An embargo's event is named by its end: another end is another event, and this one never changes. */
const since2020 = Date.UTC(2020, 0)

/** A number that grows with time and stays within what a calendar's whole numbers hold. */
const secondsSince2020 = (at: number): number => Math.max(0, Math.floor((at - since2020) / 1000))

/** Of every season the latest version that is out: a correction is a revision of the same event. */
function latestOf(out: readonly Announcement[]): Announcement[] {
  const latest = new Map<string, Announcement>()
  for (const one of out) {
    const key = `${one.title}/${one.season}`
    if ((latest.get(key)?.version ?? 0) < one.version) latest.set(key, one)
  }
  return [...latest.values()]
}
