import type { Publication } from '@sweeps/engine'
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

/** Coming publications as a calendar (RFC 5545). */
export function publicationsCalendar(coming: readonly Publication[], addresses: Addresses): string {
  const { error, value } = createEvents(
    coming.map(({ chart, name, week, at, because: reason }) => {
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
    { productId: '-//Sweeps//Publications//EN', method: 'PUBLISH', calName: 'Sweeps: publications' },
  )
  if (error || value === null) throw error ?? new Error('the calendar came out empty')
  return foldLines(value)
}
